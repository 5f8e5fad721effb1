// `npm start` opens the built app, `npm run dev` the one that follows its sources. Electron's package brings no binary
// and has no install script, so the first start fetches it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const [mode = 'run', ...appArguments] = process.argv.slice(2)
const electronFolder = dirname(require.resolve('electron/package.json'))
const { version } = require('electron/package.json')

/** Where Electron's own index.js would find the executable, without its download. */
const findElectron = (): string | undefined => {
  const pathFile = join(electronFolder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronFolder, 'dist')
  const file = join(folder, name)
  return existsSync(file) ? file : undefined
}

/** Gives the reason of a failure, or undefined. */
const fetchElectron = (): string | undefined => {
  console.log(`Fetching Electron ${version}; this happens once.`)
  const { status, stderr, error } = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status === 0 && findElectron() !== undefined) return undefined
  const [firstLine = ''] = (error?.message ?? stderr).trim().split('\n')
  return firstLine === '' ? `the download ended with ${status}` : firstLine
}

const commandFor = (electron: string): readonly [file: string, fileArguments: readonly string[]] => {
  if (mode === 'dev') {
    const electronVite = join(dirname(require.resolve('electron-vite/package.json')), 'bin/electron-vite.js')
    return [process.execPath, [electronVite, 'dev', '--', ...appArguments]]
  }
  return [electron, [join(import.meta.dirname, '..'), ...appArguments]]
}

const start = (electron: string): void => {
  const [file, fileArguments] = commandFor(electron)
  const child = spawn(file, fileArguments, {
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_EXEC_PATH: electron },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

const reason = findElectron() === undefined ? fetchElectron() : undefined
const electron = findElectron()
if (electron === undefined) {
  console.error(
    `The window cannot be opened here: Electron ${version} is not on this machine and could not be fetched (${reason}). ` +
      'The command line ("npm run cli"), the tests ("npm test") and the window on a stand-in ("npm run e2e") work without it.',
  )
  process.exitCode = 1
} else {
  start(electron)
}
