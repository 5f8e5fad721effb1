import { describe, expect, it } from 'vitest'
import { createInMemoryKeychainHelper } from './in-memory-keychain-helper.ts'
import { KeychainClient } from './keychain-client.ts'
import type { KeychainHelper, KeychainReply, KeychainRequest } from './keychain-protocol.ts'

type Before = (
  request: KeychainRequest,
  kill: () => void,
  helper: number,
) => KeychainReply | 'silence' | undefined

/** A client whose helpers are counted, with what each of them does before a request. */
const clientWith = (before: Before, deadlineMs = 30) => {
  const entries = new Map([['account', 'value']])
  const helpers: { killed: boolean }[] = []
  const spawnHelper = (): KeychainHelper => {
    const number = helpers.length + 1
    const record = { killed: false }
    helpers.push(record)
    const helper = createInMemoryKeychainHelper({
      entries,
      before: (request, kill) => before(request, kill, number),
    })
    return {
      ...helper,
      kill: () => {
        record.killed = true
        helper.kill()
      },
    }
  }
  return { client: new KeychainClient({ spawnHelper, deadlineMs, platform: 'linux' }), helpers, entries }
}

const failure = (request: KeychainRequest, message: string): KeychainReply => ({
  kind: 'failure',
  id: request.id,
  message,
})

describe('KeychainClient', () => {
  it('starts one helper and keeps it', async () => {
    const { client, helpers } = clientWith(() => undefined)
    expect(await client.get('Rollcall', 'account')).toBe('value')
    expect(await client.get('Rollcall', 'other')).toBeUndefined()
    expect(helpers).toEqual([{ killed: false }])
  })

  it('kills a helper that does not answer in time and starts another one for the next call', async () => {
    const { client, helpers } = clientWith((_, __, helper) => (helper === 1 ? 'silence' : undefined))
    await expect(client.get('Rollcall', 'account')).rejects.toMatchObject({
      code: 'secrets.locked',
      message: expect.stringContaining('may be asking to be unlocked'),
    })
    expect(helpers).toEqual([{ killed: true }])
    expect(await client.get('Rollcall', 'account')).toBe('value')
  })

  it('says that the keychain process ended when it crashes', async () => {
    const { client } = clientWith((_, kill) => {
      kill()
      return 'silence'
    })
    await expect(client.get('Rollcall', 'account')).rejects.toMatchObject({
      code: 'secrets.unavailable',
      message: expect.stringContaining('ended unexpectedly (signal SIGKILL)'),
    })
  })

  it('asks a new helper once when a used one fails, because libsecret does not reconnect', async () => {
    const { client, helpers } = clientWith((request, _, helper) =>
      helper === 1 && request.id > 1
        ? failure(request, 'The session wrapping the secret does not exist')
        : undefined,
    )
    await client.get('Rollcall', 'account')
    expect(await client.get('Rollcall', 'account')).toBe('value')
    expect(helpers).toEqual([{ killed: true }, { killed: false }])
  })

  it('does not ask a second time when the first helper fails at once', async () => {
    const { client, helpers } = clientWith((request) =>
      failure(request, 'Cannot autolaunch D-Bus without X11 $DISPLAY'),
    )
    await expect(client.get('Rollcall', 'account')).rejects.toMatchObject({ code: 'secrets.unavailable' })
    expect(helpers).toHaveLength(1)
  })

  it('kills the helper on close, rejects the call under way and starts no other', async () => {
    const { client, helpers } = clientWith(() => 'silence', 10_000)
    const call = client.get('Rollcall', 'account')
    await new Promise((resolve) => setImmediate(resolve))
    client.close()
    await expect(call).rejects.toMatchObject({ code: 'secrets.unavailable' })
    expect(helpers).toEqual([{ killed: true }])
    await expect(client.get('Rollcall', 'account')).rejects.toMatchObject({ code: 'secrets.unavailable' })
    expect(helpers).toHaveLength(1)
  })

  it('names libsecret when the library cannot be loaded on Linux', async () => {
    const helper: KeychainHelper = {
      send: () => {},
      onReply: (listener) =>
        queueMicrotask(() => listener({ kind: 'unloadable', reason: 'Failed to load keytar native addon' })),
      onExit: () => {},
      kill: () => {},
    }
    const client = new KeychainClient({ spawnHelper: () => helper, platform: 'linux' })
    await expect(client.get('Rollcall', 'account')).rejects.toMatchObject({
      code: 'secrets.unavailable',
      message: expect.stringContaining('libsecret'),
    })
  })
})
