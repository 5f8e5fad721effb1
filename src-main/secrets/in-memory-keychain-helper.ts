import type { KeychainHelper, KeychainReply, KeychainRequest } from './keychain-protocol.ts'

interface InMemoryKeychainSetup {
  /** What the keychain holds, by account; shared by all helpers of one test. */
  readonly entries: Map<string, string>
  /** Called before each request is done; what it returns is done instead of it. */
  readonly before?: (request: KeychainRequest, kill: () => void) => KeychainReply | 'silence' | undefined
}

/** A keychain helper without a process, for tests of what happens around the keychain's calls. */
export const createInMemoryKeychainHelper = (setup: InMemoryKeychainSetup): KeychainHelper => {
  let reply: ((reply: KeychainReply) => void) | undefined
  let exited: ((description: string) => void) | undefined
  let isAlive = true
  const kill = (): void => {
    if (!isAlive) return
    isAlive = false
    queueMicrotask(() => exited?.('signal SIGKILL'))
  }
  return {
    send: (request) => {
      const instead = isAlive ? setup.before?.(request, kill) : 'silence'
      if (!isAlive || instead === 'silence') return
      const answer = instead ?? { kind: 'answer', id: request.id, value: perform(setup.entries, request) }
      queueMicrotask(() => {
        if (isAlive) reply?.(answer)
      })
    },
    onReply: (listener) => {
      reply = listener
      queueMicrotask(() => listener({ kind: 'ready' }))
    },
    onExit: (listener) => {
      exited = listener
    },
    kill,
  }
}

const perform = (entries: Map<string, string>, request: KeychainRequest): string | boolean | null => {
  switch (request.operation) {
    case 'get':
      return entries.get(request.account) ?? null
    case 'set':
      entries.set(request.account, request.value)
      return true
    case 'delete':
      return entries.delete(request.account)
  }
}
