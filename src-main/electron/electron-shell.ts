import { app, clipboard, dialog, shell, type BrowserWindow } from 'electron'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { AppShell } from '../handlers/app-shell.ts'
import { openLink } from './external-links.ts'
import type { Said } from '../../src-shared/messages/said.ts'
import type { Log } from './log.ts'
import type { Texts } from './texts.ts'

interface ShellSetup {
  readonly dataFolder: string
  readonly log: Log
  readonly window: () => BrowserWindow | undefined
  readonly texts: () => Texts
  readonly said: Said
  readonly settingsChanged: () => void
  readonly pageListens: () => void
  readonly noteUnsaved: (isUnsaved: boolean) => void
}

/** What the handlers ask of Electron. */
export const createElectronShell = ({
  dataFolder,
  log,
  window,
  texts,
  said,
  settingsChanged,
  pageListens,
  noteUnsaved,
}: ShellSetup): AppShell => ({
  about: {
    version: app.getVersion(),
    dataFolder,
    platform: process.platform,
    isPackaged: app.isPackaged,
    locale: app.getLocale(),
    versions: Object.fromEntries(
      (['electron', 'chrome', 'node'] as const).map((name) => [name, process.versions[name] ?? '']),
    ),
  },
  async chooseFileToSave({ title, fileName, extension }) {
    const options = {
      title: said(title),
      defaultPath: `${fileName}.${extension}`,
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    }
    const owner = window()
    const { canceled, filePath } = await (owner === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(owner, options))
    return canceled || filePath === '' ? undefined : filePath
  },
  async chooseFileToOpen({ title, extensions }) {
    const options = {
      title: said(title),
      properties: ['openFile' as const],
      filters: [{ name: extensions.join(', ').toUpperCase(), extensions: [...extensions] }],
    }
    const owner = window()
    const { canceled, filePaths } = await (owner === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(owner, options))
    return canceled ? undefined : filePaths[0]
  },
  openLink: (url) => openLink({ url, window: window(), texts: texts() }),
  async openDataFolder() {
    // Empty when it worked (https://www.electronjs.org/docs/latest/api/shell#shellopenpathpath).
    const problem = await shell.openPath(dataFolder)
    if (problem !== '')
      throw new AppError('output.unopenable', `The system could not open ${dataFolder}: ${problem}`, {
        dataFolder,
      })
  },
  async copyText(text) {
    await clipboard.writeText(text)
  },
  settingsChanged,
  pageListens,
  noteUnsaved,
  readLog: () => log.readEnd(),
})
