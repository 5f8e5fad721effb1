import { app, utilityProcess, type UtilityProcess } from 'electron'
import type { KeychainHelper, KeychainReply } from '../services/create-services.ts'
import { keychainHelperFile } from './app-paths.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The keychain helper as Electron's own kind of child process: there is no "Electron as node" to fork. It starts once
 * Electron is ready; what is asked before waits.
 */
export const startKeychainHelper = (environment: Environment): KeychainHelper => {
  const starting = startWhenReady(environment)
  /** What goes wrong with the start is told to `onExit`, once. */
  const withChild = (act: (child: UtilityProcess) => void): void =>
    void starting.then(act, () => {
      // Told there.
    })
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    send: (request) => withChild((child) => child.postMessage(request)),
    onReply: (listener) =>
      withChild((child) =>
        child.on('message', (message: unknown) => {
          // Only our own helper writes into this port.
          listener(message as KeychainReply)
        }),
      ),
    onExit: (listener) =>
      void starting.then(
        (child) => void child.once('exit', (code) => listener(`exit code ${code}`)),
        (error: unknown) => listener(error instanceof Error ? error.message : String(error)),
      ),
    kill: () => withChild((child) => child.kill()),
  }
}

const startWhenReady = async (environment: Environment): Promise<UtilityProcess> => {
  // Without a display Electron does not become ready but ends the program.
  if (!app.isReady() && !hasDisplay(environment)) throw new Error('it cannot start without a display')
  await app.whenReady()
  return utilityProcess.fork(keychainHelperFile(), [], {
    serviceName: 'Rollcall keychain',
    stdio: 'ignore',
    env: withoutSecrets(environment),
  })
}

const hasDisplay = (environment: Environment): boolean =>
  process.platform !== 'linux' ||
  ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (environment[name] ?? '') !== '')

const withoutSecrets = (environment: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || name.startsWith('ROLLCALL_SECRET_') ? [] : [[name, value]],
    ),
  )
