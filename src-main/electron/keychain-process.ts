import { utilityProcess } from 'electron'
import type { KeychainHelper, KeychainReply } from '../services/create-services.ts'
import { keychainHelperFile } from './app-paths.ts'

/** The keychain helper as Electron's own kind of child process: there is no "Electron as node" to fork. */
export const startKeychainHelper = (
  environment: Readonly<Record<string, string | undefined>>,
): KeychainHelper => {
  const child = utilityProcess.fork(keychainHelperFile(), [], {
    serviceName: 'Rollcall keychain',
    stdio: 'ignore',
    env: withoutSecrets(environment),
  })
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    send: (request) => child.postMessage(request),
    onReply: (listener) => {
      child.on('message', (message: unknown) => {
        // Only our own helper writes into this port.
        listener(message as KeychainReply)
      })
    },
    onExit: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
    kill: () => void child.kill(),
  }
}

const withoutSecrets = (environment: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || name.startsWith('ROLLCALL_SECRET_') ? [] : [[name, value]],
    ),
  )
