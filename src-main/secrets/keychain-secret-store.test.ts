import { describe, expect, it } from 'vitest'
import { Secret } from '../../src-shared/domain/secret.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { createInMemoryKeychainHelper } from './in-memory-keychain-helper.ts'
import { createKeychainSecretStore, type KeychainSecretStore } from './keychain-secret-store.ts'
import { createInMemorySecretIndex } from './secret-index.ts'

const oldKey = `old ${'o'.repeat(7_000)}`
const newKey = `new ${'n'.repeat(4_000)}`

const createWorld = () => {
  const entries = new Map<string, string>()
  const index = createInMemorySecretIndex()
  const open = (before?: Parameters<typeof createInMemoryKeychainHelper>[0]['before']): KeychainSecretStore =>
    createKeychainSecretStore({
      index,
      spawnHelper: () =>
        createInMemoryKeychainHelper({ entries, ...(before === undefined ? {} : { before }) }),
    })
  /** A store whose process is gone, for good, after so many keychain calls. */
  const openThatDiesAfter = (calls: number): KeychainSecretStore => {
    let left = calls
    return open((_, kill) => {
      left -= 1
      if (left >= 0) return undefined
      kill()
      return 'silence'
    })
  }
  return { entries, index, open, openThatDiesAfter }
}

const readOutcome = async (store: KeychainSecretStore): Promise<string> => {
  try {
    return (await store.read('corp', 'client-key'))?.reveal() ?? 'none'
  } catch (error) {
    return error instanceof AppError ? error.code : 'not one of our errors'
  }
}

describe('the keychain store', () => {
  it('keeps a password as one entry and a key in pieces', async () => {
    const { entries, open } = createWorld()
    const store = open()
    await store.write('corp', 'bind-password', new Secret('pässwort 🔑'))
    await store.write('corp', 'client-key', new Secret(oldKey))
    expect((await store.read('corp', 'bind-password'))?.reveal()).toBe('pässwort 🔑')
    expect((await store.read('corp', 'client-key'))?.reveal()).toBe(oldKey)
    expect([...entries.keys()].toSorted()).toEqual([
      'corp/bind-password',
      'corp/client-key',
      'corp/client-key/a1',
      'corp/client-key/a2',
      'corp/client-key/a3',
    ])
  })

  it('keeps a webhook secret as one entry, and names it in errors without its value', async () => {
    const { entries, open } = createWorld()
    const store = open()
    await store.write('corp', 'webhook-secret', new Secret('sesame'))
    expect((await store.read('corp', 'webhook-secret'))?.reveal()).toBe('sesame')
    expect([...entries.keys()]).toEqual(['corp/webhook-secret'])
    await expect(store.write('corp', 'webhook-secret', new Secret(oldKey))).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringMatching(/^The webhook secret of source "corp" is longer/),
    })
  })

  it('leaves no piece of a former key behind, and nothing at all after a removal', async () => {
    const { entries, open } = createWorld()
    const store = open()
    await store.write('corp', 'client-key', new Secret(oldKey))
    await store.write('corp', 'client-key', new Secret(newKey))
    expect([...entries.keys()].toSorted()).toEqual([
      'corp/client-key',
      'corp/client-key/b1',
      'corp/client-key/b2',
    ])
    await store.remove('corp', 'client-key')
    expect([...entries.keys()]).toEqual([])
    expect(await store.read('corp', 'client-key')).toBeUndefined()
  })

  it('does not start the keychain for a secret that was never set', async () => {
    const store = createKeychainSecretStore({
      index: createInMemorySecretIndex(),
      spawnHelper: () => {
        throw new Error('the keychain was started')
      },
    })
    expect(await store.read('corp', 'bind-password')).toBeUndefined()
    expect(await store.locate('corp', 'bind-password')).toBe('none')
    await store.remove('corp', 'bind-password')
  })

  it('has the old or the new key, or a named error, at whichever call the writing process dies', async () => {
    const outcomes: string[] = []
    for (let calls = 0; calls < 60; calls += 1) {
      const { open, openThatDiesAfter } = createWorld()
      await open().write('corp', 'client-key', new Secret(oldKey))
      await openThatDiesAfter(calls)
        .write('corp', 'client-key', new Secret(newKey))
        .catch(() => {})
      outcomes.push(await readOutcome(open()))
    }
    const firstNew = outcomes.indexOf(newKey)
    expect(firstNew).toBeGreaterThan(4)
    expect(new Set(outcomes.slice(0, firstNew))).toEqual(new Set([oldKey]))
    expect(new Set(outcomes.slice(firstNew))).toEqual(new Set([newKey]))
  })

  it('can write a key again after a process died half-way', async () => {
    for (let calls = 0; calls < 60; calls += 1) {
      const { entries, open, openThatDiesAfter } = createWorld()
      await open().write('corp', 'client-key', new Secret(newKey))
      await openThatDiesAfter(calls)
        .write('corp', 'client-key', new Secret(oldKey))
        .catch(() => {})
      await open().write('corp', 'client-key', new Secret(newKey))
      expect(await readOutcome(open())).toBe(newKey)
      expect(entries.size).toBe(3)
    }
  })

  it.each([
    ['a piece is missing', (entries: Map<string, string>) => entries.delete('corp/client-key/a2')],
    ['a piece is another', (entries: Map<string, string>) => entries.set('corp/client-key/a2', 'other')],
    ['the manifest is not one', (entries: Map<string, string>) => entries.set('corp/client-key', 'other')],
    ['the manifest is missing', (entries: Map<string, string>) => entries.delete('corp/client-key')],
  ])('calls a key damaged when %s', async (_, damage) => {
    const { entries, open } = createWorld()
    await open().write('corp', 'client-key', new Secret(oldKey))
    damage(entries)
    expect(await readOutcome(open())).toBe('secrets.damaged')
  })

  it('reads the new key when another process replaces the old one in the middle of reading', async () => {
    const { entries, index, open } = createWorld()
    await open().write('corp', 'client-key', new Secret(oldKey))
    const other = createWorld()
    for (const [account, value] of entries) other.entries.set(account, value)
    other.index.put('corp', 'client-key', 3)
    await other.open().write('corp', 'client-key', new Secret(newKey))
    const reader = createKeychainSecretStore({
      index,
      spawnHelper: () =>
        createInMemoryKeychainHelper({
          entries,
          before: (request) => {
            if (request.account === 'corp/client-key/a2') {
              entries.clear()
              for (const [account, value] of other.entries) entries.set(account, value)
            }
            return undefined
          },
        }),
    })
    expect((await reader.read('corp', 'client-key'))?.reveal()).toBe(newKey)
  })

  it('says that an entry is gone when the keychain is open but lost it', async () => {
    const { entries, open } = createWorld()
    await open().write('corp', 'bind-password', new Secret('password'))
    entries.clear()
    await expect(open().read('corp', 'bind-password')).rejects.toMatchObject({
      code: 'secrets.damaged',
      message: expect.stringContaining('bind password of source "corp" could not be read'),
    })
  })

  it('forgets a first secret that the keychain refused', async () => {
    const { index, open } = createWorld()
    const store = open((request) => ({ kind: 'failure', id: request.id, message: 'Could not connect: x' }))
    await expect(store.write('corp', 'bind-password', new Secret('password'))).rejects.toMatchObject({
      code: 'secrets.unavailable',
      message: expect.stringContaining('ROLLCALL_SECRET_CORP_BIND_PASSWORD'),
    })
    expect(index.has('corp', 'bind-password')).toBe(false)
  })

  it('runs writes of the same key one after another', async () => {
    const { open } = createWorld()
    const store = open()
    await Promise.all(
      [oldKey, newKey, oldKey, newKey].map((key) => store.write('corp', 'client-key', new Secret(key))),
    )
    expect(await readOutcome(store)).toBe(newKey)
  })

  it.each([
    ['an empty password', 'bind-password' as const, '', 'is empty'],
    ['a NUL character', 'bind-password' as const, 'se\0cret', 'NUL'],
    ['half a character', 'bind-password' as const, 'se\ud800cret', 'Unicode'],
    ['a password of 2,400 bytes', 'bind-password' as const, 's'.repeat(2_400), 'longer than 2399 bytes'],
    ['a key of 40 KB', 'client-key' as const, 's'.repeat(40_000), 'longer than 38384 bytes'],
  ])('refuses %s in words, without showing it', async (_, kind, value, words) => {
    const { entries, index, open } = createWorld()
    const error = await open()
      .write('corp', kind, new Secret(value))
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'input.invalid', message: expect.stringContaining(words) })
    expect(`${JSON.stringify(error)}${String(error)}`.split(value || 'nothing')).toHaveLength(1)
    expect(entries.size).toBe(0)
    expect(index.has('corp', kind)).toBe(false)
  })
})
