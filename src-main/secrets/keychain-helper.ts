// The only file that knows keytar, and a process of its own: keytar can end the process it runs in and blocks a thread
// for every call that waits for a person, which would stall the app's files and hang its exit. Being a process, it can
// be killed. It holds no state and writes nothing to its output.
import { createRequire } from 'node:module'
import type * as keytarTypes from 'keytar'
import type { KeychainOperation, KeychainReply, KeychainRequest } from './keychain-protocol.ts'

type Keytar = typeof keytarTypes

/** Electron's utilityProcess gives its child this port; a forked Node process has `process.send` instead. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: KeychainRequest }) => void): void
  postMessage(reply: KeychainReply): void
}

const main = (): void => {
  const parent = connectToParent()
  const keytar = loadKeytar(parent.reply)
  if (keytar === undefined) return
  parent.onRequest(async (request) => {
    try {
      parent.reply({ kind: 'answer', id: request.id, value: await perform(keytar, request) })
    } catch (error) {
      parent.reply({ kind: 'failure', id: request.id, message: messageOf(error) })
    }
  })
  parent.reply({ kind: 'ready' })
}

const connectToParent = (): {
  reply(reply: KeychainReply): void
  onRequest(listener: (request: KeychainRequest) => Promise<void>): void
} => {
  // Electron adds this property to `process` in a utility process; Node's types do not know it.
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }
  if (parentPort !== undefined) {
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Electron's, not a window
      reply: (reply) => parentPort.postMessage(reply),
      onRequest: (listener) => parentPort.on('message', (message) => void listener(message.data)),
    }
  }
  // `process.exit` waits for threads that keytar blocks; a signal does not.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  return {
    reply: (reply) => void process.send?.(reply),
    // The one who sends is our own keychain client, so the message has the protocol's form.
    onRequest: (listener) => process.on('message', (message) => void listener(message as KeychainRequest)),
  }
}

const loadKeytar = (reply: (reply: KeychainReply) => void): Keytar | undefined => {
  try {
    // A CommonJS module with a native part: `require` gives what its types describe.
    return createRequire(import.meta.url)('keytar') as Keytar
  } catch (error) {
    reply({ kind: 'unloadable', reason: messageOf(error) })
    return undefined
  }
}

const perform = async (keytar: Keytar, request: KeychainOperation): Promise<string | boolean | null> => {
  const { service, account } = request
  switch (request.operation) {
    case 'get':
      return keytar.getPassword(service, account)
    case 'set':
      await keytar.setPassword(service, account, request.value)
      return true
    case 'delete':
      return keytar.deletePassword(service, account)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

main()
