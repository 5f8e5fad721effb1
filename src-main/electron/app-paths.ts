import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import { AppError } from '../../src-shared/errors/app-error.ts'

export const appName = 'Rollcall'

/** As in electron-builder.yml; Windows shows notifications only of programs it knows by it. */
export const appId = 'app.rollcall.desktop'

/**
 * Puts Electron's own files and ours into the folder that the command line uses too (cli/data-folder.ts), unless
 * another one was named. Call it before anything asks for a folder.
 */
export const choosePaths = (): string => {
  app.setName(appName)
  const named = process.env['ROLLCALL_DATA_DIR']
  if (named !== undefined && named !== '') useFolder(resolve(named))
  else if (!app.commandLine.hasSwitch('user-data-dir')) useFolder(join(app.getPath('appData'), appName))
  return app.getPath('userData')
}

/** Electron takes only a folder that is there (https://www.electronjs.org/docs/latest/api/app#appsetpathname-path). */
const useFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new AppError('store.unwritable', 'The data folder could not be made.', { folder }, error)
  }
  app.setPath('userData', folder)
}

// The bundle is flat: out/main/index.js, beside out/preload and out/renderer.
const inBundle = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export const preloadFile = (): string => inBundle('../preload/index.cjs')
export const pageFolder = (): string => inBundle('../renderer')
export const keychainHelperFile = (): string => inBundle('./keychain-helper.js')

/** A file of resources/, undefined when this build has none of that name. */
export const findResource = (name: string): string | undefined => {
  const file = join(app.getAppPath(), 'resources', name)
  return existsSync(file) ? file : undefined
}
