import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { KeychainHelper, KeychainReply } from './keychain-protocol.ts'

interface ForkOptions {
  /** The environment of the helper, which needs the session's bus address; our own secrets are taken out of it. */
  readonly environment?: NodeJS.ProcessEnv
  /** Where the helper's code is, when it is not beside this file. */
  readonly helperFile?: string
}

/** Starts the keychain helper as a forked Node process: from source in a checkout, bundled in the CLI. */
export const forkKeychainHelper = (options: ForkOptions = {}): KeychainHelper => {
  const child = fork(options.helperFile ?? defaultHelperFile(), [], {
    env: withoutSecrets(options.environment ?? process.env),
    // Not our debugger's port, not our loaders.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // An idle helper must not keep a command line program from ending; it ends itself when the pipe closes.
  child.unref()
  child.channel?.unref()
  return {
    send: (request) => {
      // A helper that has just died is reported by its exit; a second error from the pipe would say less.
      child.send(request, () => {})
    },
    onReply: (listener) => {
      child.on('message', (message) => {
        // Only our own helper writes into this pipe.
        listener(message as KeychainReply)
      })
    },
    onExit: (listener) => {
      let reported = false
      const report = (description: string): void => {
        if (!reported) listener(description)
        reported = true
      }
      child.on('error', (error) => report(error.message))
      child.on('exit', (code, signal) => report(signal === null ? `exit code ${code}` : `signal ${signal}`))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

const defaultHelperFile = (): string => {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return fileURLToPath(new URL(`keychain-helper.${extension}`, import.meta.url))
}

const withoutSecrets = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('ROLLCALL_SECRET_')))
