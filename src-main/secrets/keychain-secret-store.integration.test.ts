// Against a real gnome-keyring on a private session bus.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startGnomeKeyring, type GnomeKeyring } from '../../e2e/servers/gnome-keyring.ts'
import { Secret } from '../../src-shared/domain/secret.ts'
import { createKeychainSecretStore, type KeychainSecretStore } from './keychain-secret-store.ts'
import { createInMemorySecretIndex, type SecretIndex } from './secret-index.ts'
import { forkKeychainHelper } from './spawn-keychain-helper.ts'

let keyring: GnomeKeyring
let index: SecretIndex
const opened: KeychainSecretStore[] = []

const openStore = (
  options: { readonly environment?: NodeJS.ProcessEnv; readonly deadlineMs?: number } = {},
): KeychainSecretStore => {
  const environment = options.environment ?? keyring.environment
  const store = createKeychainSecretStore({
    index,
    spawnHelper: () => forkKeychainHelper({ environment }),
    ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
  })
  opened.push(store)
  return store
}

const write = (environment: NodeJS.ProcessEnv): Promise<void> =>
  openStore({ environment }).write('corp', 'bind-password', new Secret('password'))

/** Process ids of the keychain helpers that this process, or the given one, has started. */
const helperPids = async (parent = process.pid): Promise<readonly number[]> => {
  const pids: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const [status, commandLine] = await Promise.all(
      ['status', 'cmdline'].map((file) => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '')),
    )
    if (status?.includes(`\nPPid:\t${parent}\n`) && commandLine?.includes('keychain-helper'))
      pids.push(Number(name))
  }
  return pids
}

const isAlive = async (pid: number): Promise<boolean> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => 'State:\tZ')
  return !/^State:\t[ZX]/m.test(status)
}

const pem = (bytes: number): string =>
  `-----BEGIN PRIVATE KEY-----\n${'MIIJQwIBADANBgkqhkiG9w0BAQEFAASCCS0wggkp\n'.repeat(bytes / 41)}-----END PRIVATE KEY-----\n`

beforeAll(async () => {
  keyring = await startGnomeKeyring()
  await keyring.start('unlocked')
})
afterAll(() => keyring.stop())
beforeEach(() => {
  index = createInMemorySecretIndex()
})
afterEach(() => {
  for (const store of opened.splice(0)) store.close()
})

describe('an open keyring', () => {
  it('keeps passwords in any language, across processes', async () => {
    const password = 'pässwörd 密码 🔑 "quotes" $HOME\n'
    await openStore().write('corp', 'bind-password', new Secret(password))
    const secret = await openStore().read('corp', 'bind-password')
    expect(secret?.reveal()).toBe(password)
    expect(`${secret}`).toBe('[secret]')
  })

  it('keeps keys of 4 KB and of 38 KB', async () => {
    for (const key of [pem(4_100), 'k'.repeat(38_384)]) {
      await openStore().write('corp', 'client-key', new Secret(key))
      expect((await openStore().read('corp', 'client-key'))?.reveal()).toBe(key)
    }
  })

  it('keeps the secrets of two sources apart and removes only what it was asked to', async () => {
    const store = openStore()
    await store.write('one', 'bind-password', new Secret('first'))
    await store.write('two', 'bind-password', new Secret('second'))
    await store.remove('one', 'bind-password')
    expect(await store.read('one', 'bind-password')).toBeUndefined()
    expect((await store.read('two', 'bind-password'))?.reveal()).toBe('second')
  })

  it('is found again after it was restarted, by a store that used it before', async () => {
    const store = openStore()
    await store.write('corp', 'bind-password', new Secret('before'))
    await keyring.start('unlocked')
    expect((await store.read('corp', 'bind-password'))?.reveal()).toBe('before')
  })

  it('says so when somebody else removed the entry', async () => {
    index.put('gone', 'bind-password', 1)
    await expect(openStore().read('gone', 'bind-password')).rejects.toMatchObject({ code: 'secrets.damaged' })
  })

  it('sees no secret in the helper process: not in its arguments, environment or files', async () => {
    const environment = { ...keyring.environment, ROLLCALL_SECRET_CORP_BIND_PASSWORD: 'from-the-environment' }
    const before = await helperPids()
    const store = openStore({ environment })
    await store.write('corp', 'bind-password', new Secret('only-in-the-keychain'))
    const [pid] = (await helperPids()).filter((candidate) => !before.includes(candidate))
    const shown = await Promise.all(
      ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
    )
    expect(shown.join('')).toContain('keychain-helper')
    expect(shown.join('')).not.toMatch(/only-in-the-keychain|from-the-environment/)
    expect(await readlink(`/proc/${pid}/fd/1`)).toBe('/dev/null')
  })
})

describe('a keyring that is not open', () => {
  beforeEach(async () => {
    await openStore().write('corp', 'bind-password', new Secret('password'))
    await openStore().write('corp', 'client-key', new Secret(pem(4_100)))
    await keyring.start('locked')
  })
  afterEach(() => keyring.start('unlocked'))

  it('is called locked, not empty, whatever is asked of it', async () => {
    const store = openStore()
    const locked = { code: 'secrets.locked', message: expect.stringContaining('the keychain is locked') }
    await expect(store.read('corp', 'bind-password')).rejects.toMatchObject(locked)
    await expect(store.read('corp', 'client-key')).rejects.toMatchObject(locked)
    await expect(store.write('corp', 'bind-password', new Secret('new'))).rejects.toMatchObject(locked)
    await expect(store.write('corp', 'client-key', new Secret('new'))).rejects.toMatchObject(locked)
    await expect(store.remove('corp', 'bind-password')).rejects.toMatchObject(locked)
  })

  it('still has everything once it is opened', async () => {
    const store = openStore()
    await store.remove('corp', 'client-key').catch(() => {})
    await keyring.start('unlocked')
    expect((await store.read('corp', 'bind-password'))?.reveal()).toBe('password')
    expect((await store.read('corp', 'client-key'))?.reveal()).toBe(pem(4_100))
  })
})

describe('a keyring that waits for a person', () => {
  it('is given up after the deadline, its helper is killed, and a later call works', async () => {
    const store = openStore({ deadlineMs: 700 })
    await store.write('corp', 'bind-password', new Secret('password'))
    const helpers = await helperPids()
    keyring.pause()
    try {
      await expect(store.read('corp', 'bind-password')).rejects.toMatchObject({
        code: 'secrets.locked',
        message: expect.stringContaining('did not answer within 0.7 seconds'),
      })
    } finally {
      keyring.resume()
    }
    await expect.poll(async () => (await helperPids()).filter((pid) => helpers.includes(pid))).toEqual([])
    expect((await store.read('corp', 'bind-password'))?.reveal()).toBe('password')
  })

  it('lets go of the helper at once when the store is closed', async () => {
    const store = openStore()
    await store.write('corp', 'bind-password', new Secret('password'))
    keyring.pause()
    try {
      const reading = store.read('corp', 'bind-password').catch((error: unknown) => error)
      await delay(100)
      store.close()
      expect(await reading).toMatchObject({ code: 'secrets.unavailable' })
      await expect.poll(() => helperPids()).toEqual([])
    } finally {
      keyring.resume()
    }
  })
})

describe('no keyring', () => {
  const unavailable = {
    code: 'secrets.unavailable',
    message: expect.stringMatching(/no keychain is running.*ROLLCALL_SECRET_CORP_BIND_PASSWORD/),
  }
  it('is named when there is no bus, a wrong bus, or a bus without a keyring', async () => {
    const { DBUS_SESSION_BUS_ADDRESS: _, ...noBus } = keyring.environment
    await expect(write(noBus)).rejects.toMatchObject(unavailable)
    const wrongBus = { ...keyring.environment, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' }
    await expect(write(wrongBus)).rejects.toMatchObject(unavailable)
    await keyring.halt()
    await expect(write(keyring.environment)).rejects.toMatchObject(unavailable)
    await keyring.start('unlocked')
    expect(index.has('corp', 'bind-password')).toBe(false)
  })

  it('is blamed on libsecret where that library cannot be loaded', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-no-libsecret-'))
    try {
      await writeFile(join(folder, 'libsecret-1.so.0'), '')
      await expect(write({ ...keyring.environment, LD_LIBRARY_PATH: folder })).rejects.toMatchObject({
        code: 'secrets.unavailable',
        message: expect.stringContaining('install the package libsecret-1-0'),
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('a process that is killed while it writes a key', () => {
  const oldKey = pem(4_100)
  const newKey = pem(6_600)

  /** Kills the writing program when it is about to make the given keychain call. */
  const killBefore = async (call: string): Promise<void> => {
    const program = fileURLToPath(new URL('../../e2e/servers/keychain-writer.ts', import.meta.url))
    const writer = fork(program, [], { env: keyring.environment, execArgv: [], stdio: 'ignore' })
    writer.send(newKey)
    const ended = once(writer, 'exit').then(() => {
      throw new Error(`the writer never came to "${call}"`)
    })
    while ((await Promise.race([once(writer, 'message'), ended]))[0] !== call) writer.send('go on')
    ended.catch(() => {})
    const helpers = await helperPids(writer.pid)
    expect(helpers).toHaveLength(1)
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    for (const helper of helpers) await expect.poll(() => isAlive(helper)).toBe(false)
  }

  /** A store whose only key is the old one, in the pieces a1 and a2. */
  const storeWithOldKey = async (): Promise<KeychainSecretStore> => {
    const store = openStore()
    await store.write('corp', 'client-key', new Secret('whatever was there'))
    await store.remove('corp', 'client-key')
    await store.write('corp', 'client-key', new Secret(oldKey))
    return store
  }

  it.each([
    'set corp/client-key/b1',
    'set corp/client-key/b2',
    'get corp/client-key/b3',
    'set corp/client-key',
  ])('leaves the old key readable when it dies before "%s"', async (call) => {
    const store = await storeWithOldKey()
    await killBefore(call)
    expect((await store.read('corp', 'client-key'))?.reveal()).toBe(oldKey)
  })

  it.each(['delete corp/client-key/b4', 'delete corp/client-key/a1', 'delete corp/client-key/a2'])(
    'leaves the new key readable when it dies before "%s"',
    async (call) => {
      const store = await storeWithOldKey()
      await killBefore(call)
      expect((await store.read('corp', 'client-key'))?.reveal()).toBe(newKey)
    },
  )
})
