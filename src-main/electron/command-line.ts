// A packaged Rollcall is its own command line: there is no "Electron as node" (the runAsNode fuse is off), so the
// program itself looks at its arguments before it becomes a window.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { keepEarlySignals } from '../cli/early-signals.ts'
import { startKeychainHelper } from './keychain-process.ts'

/**
 * Runs a command without a window; the program ends with its exit code. Await it at the top level: Electron becomes
 * ready only when that has ended (https://www.electronjs.org/docs/latest/tutorial/esm), and until then it needs no
 * display. It ends when the command does, or before, when the command wants the keychain: a helper process can be
 * started only by an Electron that is ready.
 */
export const runAsCommandLine = async (args: readonly string[]): Promise<void> => {
  // macOS would show an icon in the dock for as long as the command runs.
  app.dock?.hide()
  // The command ends the program, when it has ended itself.
  app.on('before-quit', (event) => event.preventDefault())
  const helperWanted = Promise.withResolvers<void>()
  const command = runCommand(args, helperWanted.resolve)
  await Promise.race([command, helperWanted.promise])
}

const runCommand = async (args: readonly string[], onHelperWanted: () => void): Promise<void> => {
  let session: string | undefined
  const keptSignals = keepEarlySignals(signals)
  // Loaded here: the window needs none of it.
  const { runProgram } = await import('../cli/run-program.ts')
  const exitCode = await runProgram(args, {
    signals: keptSignals,
    spawnKeychainHelper: () => {
      session ??= useOwnSession()
      onHelperWanted()
      return startKeychainHelper(process.env)
    },
  })
  await Promise.all([process.stdout, process.stderr].map(written))
  if (session !== undefined) removeSession(session)
  app.exit(exitCode)
}

/** Chromium's files must not be opened by two programs at once, and a window may be there. */
const useOwnSession = (): string => {
  const folder = mkdtempSync(join(app.getPath('temp'), 'rollcall-command-'))
  app.setPath('sessionData', folder)
  return folder
}

const removeSession = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Windows keeps what is still open; it lies among the temporary files and holds nothing of ours.
  }
}

/**
 * Ctrl-C as a signal, and as the wish to quit that a ready Electron makes of it. That both may come is no second press:
 * the command line looks at the time between them.
 */
const signals = {
  on(signal: NodeJS.Signals, listener: () => void): void {
    process.on(signal, listener)
    if (signal === 'SIGINT') app.on('before-quit', listener)
  },
  off(signal: NodeJS.Signals, listener: () => void): void {
    process.off(signal, listener)
    if (signal === 'SIGINT') app.off('before-quit', listener)
  },
}

const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((done) => void stream.write('', () => done()))
