import { afterEach, describe, expect, it } from 'vitest'
import {
  startDemoDirectory,
  type DemoDirectory,
  type DemoDirectoryOptions,
} from '../demo-directory/start-demo-directory.ts'
import { attributeValues, textValues } from '../../src-shared/domain/directory-entry.ts'
import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { connectionSettings, withOneConnection } from './connection-settings.builder.ts'
import type { ConnectionSettings, DirectoryConnection, SearchCompletion } from './directory-client.ts'

const signal = AbortSignal.timeout(120_000)
const peopleCount = 60

const running: DemoDirectory[] = []

const start = async (options: DemoDirectoryOptions = {}): Promise<DemoDirectory> => {
  const directory = await startDemoDirectory({ people: peopleCount, ...options })
  running.push(directory)
  return directory
}

const settingsFor = (directory: DemoDirectory, overrides: Partial<LdapSource> = {}): ConnectionSettings =>
  connectionSettings(
    {
      serverUri: [directory.uri],
      bindCn: directory.bindDn,
      baseDn: directory.baseDn,
      pageSize: 10,
      receiveTimeoutSeconds: 0.3,
      ...overrides,
    },
    directory.bindPassword,
  )

const everything = (directory: DemoDirectory) =>
  ({ baseDn: directory.baseDn, scope: 'subtree', filter: '(objectClass=*)', attributes: ['1.1'] }) as const

interface Reading extends SearchCompletion {
  readonly seen: number
}

const readAll = async (connection: DirectoryConnection, directory: DemoDirectory): Promise<Reading> => {
  let seen = 0
  const onEntry = (): void => {
    seen += 1
  }
  const completion = await connection.searchRaw(everything(directory), { onEntry }, signal)
  return { ...completion, seen }
}

const read = (directory: DemoDirectory, overrides: Partial<LdapSource> = {}): Promise<Reading> =>
  withOneConnection(settingsFor(directory, overrides), (connection) => readAll(connection, directory))

const total = async (): Promise<number> => (await read(await start())).seen

const groups = (directory: DemoDirectory) =>
  ({
    baseDn: directory.baseDn,
    scope: 'subtree',
    filter: '(member=*)',
    attributes: ['*'],
  }) as const

describe('the completeness proof', () => {
  afterEach(async () => {
    for (const directory of running.splice(0)) await directory.stop()
  })

  it('trap 1: reads on after an empty page whose cookie is not empty', async () => {
    const directory = await start({ faults: [{ kind: 'empty-page', page: 2 }] })
    expect((await read(directory)).seen).toBe(await total())
  })

  it.each([
    ['size', 4],
    ['time', 3],
    ['admin', 11],
  ] as const)('trap 2: rejects a read that ended at a %s limit', async (limit, resultCode) => {
    const directory = await start({ faults: [{ kind: 'limit', limit, afterEntries: 25 }] })
    await expect(read(directory)).rejects.toMatchObject({
      code: 'directory.limit-exceeded',
      details: { resultCode },
    })
  })

  it('rejects when the cookie is lost on the server', async () => {
    const directory = await start({ faults: [{ kind: 'lost-cookie', page: 2 }] })
    await expect(read(directory)).rejects.toMatchObject({ code: expect.stringMatching(/^directory\./) })
  })

  it.each([1, 2])('rejects when page %i ends without the paging control', async (page) => {
    const directory = await start({ faults: [{ kind: 'no-paging-control', page }] })
    await expect(read(directory)).rejects.toMatchObject({ code: 'directory.incomplete-result' })
  })

  it('rejects when a server that never offered paging pages, and then forgets the control', async () => {
    const directory = await start({
      rootDse: { supportedControl: [] },
      faults: [{ kind: 'no-paging-control', page: 2 }],
    })
    await expect(read(directory)).rejects.toMatchObject({
      code: 'directory.incomplete-result',
      details: { pages: 2 },
    })
  })

  it('takes the one answer of a server that knows no paging', async () => {
    const directory = await start({
      rootDse: { supportedControl: [] },
      faults: [{ kind: 'no-paging-control', page: 1 }],
    })
    expect(await read(directory, { pageSize: 10_000 })).toMatchObject({ complete: true, pages: 1 })
  })

  it('trap 12: rejects a referral with the addresses in it', async () => {
    const uris = ['ldap://other.example/dc=meridian,dc=example']
    const directory = await start({ faults: [{ kind: 'referral', uris, afterEntries: 15 }] })
    await expect(read(directory)).rejects.toMatchObject({
      code: 'directory.referral',
      details: { referrals: uris, resultCode: 10 },
    })
  })

  it('tells continuation references and does not follow them', async () => {
    const uris = ['ldap://child.example/dc=child,dc=meridian,dc=example']
    const directory = await start({ faults: [{ kind: 'continuation-reference', uris, afterEntries: 5 }] })
    expect(await read(directory)).toMatchObject({ complete: true, references: uris })
  })

  it('rejects when the connection drops in the middle', async () => {
    const directory = await start({ faults: [{ kind: 'drop-connection', afterEntries: 25 }] })
    await expect(read(directory)).rejects.toMatchObject({ code: 'directory.connection-lost' })
  })

  it('rejects with the words of a notice of disconnection', async () => {
    const directory = await start({ faults: [{ kind: 'notice-of-disconnection', afterEntries: 5 }] })
    await expect(read(directory)).rejects.toMatchObject({
      code: 'directory.connection-lost',
      details: { resultCode: expect.any(Number) },
    })
  })

  it.each(['garbage', 'oversized-length'] as const)('rejects %s as no LDAP', async (kind) => {
    const directory = await start({ faults: [{ kind, afterEntries: 5 }] })
    await expect(read(directory)).rejects.toMatchObject({ code: 'directory.protocol-error' })
  })

  it.each(['connect', 'bind', 'search'] as const)(
    'trap 3: does not wait for ever when %s stalls',
    async (on) => {
      const fault =
        on === 'search' ? ({ kind: 'stall', on, afterEntries: 5 } as const) : ({ kind: 'stall', on } as const)
      const directory = await start({ faults: [fault] })
      await expect(read(directory)).rejects.toMatchObject({ code: 'directory.timeout' })
    },
  )

  it('waits as long as entries trickle in', async () => {
    const directory = await start({ people: 5, faults: [{ kind: 'slow', entriesPerSecond: 40 }] })
    const reading = await read(directory)
    expect(reading.complete).toBe(true)
  })

  it('trap 4: a lost connection stays lost, and nothing is asked unbound', async () => {
    const directory = await start({ faults: [{ kind: 'anonymous-subset', entries: 3 }] })
    await withOneConnection(settingsFor(directory), async (connection) => {
      directory.dropConnections()
      await expect.poll(() => connection.isBound).toBe(false)
      await expect(readAll(connection, directory)).rejects.toMatchObject({
        code: 'directory.connection-lost',
      })
      await expect(connection.readEntry(directory.baseDn, ['*'], signal)).rejects.toMatchObject({
        code: 'directory.connection-lost',
      })
    })
  })

  it.each(['ldaps', 'starttls'] as const)(
    'trap 4: notices the loss of a connection by %s as well',
    async (way) => {
      const directory = await start({ faults: [{ kind: 'drop-connection', afterEntries: 25 }] })
      const overrides: Partial<LdapSource> = {
        serverUri: [way === 'ldaps' ? directory.ldapsUri : directory.uri],
        startTls: way === 'starttls',
        tlsVerification: 'custom-ca',
        peerCertificate: directory.caCertificate,
      }
      await withOneConnection(settingsFor(directory, overrides), async (connection) => {
        await expect(readAll(connection, directory)).rejects.toMatchObject({
          code: 'directory.connection-lost',
        })
        expect(connection.isBound).toBe(false)
        await expect(readAll(connection, directory)).rejects.toMatchObject({
          code: 'directory.connection-lost',
        })
        expect(directory.statistics().connections.accepted).toBe(1)
      })
    },
  )

  it('trap 4: a request made while the loss is not yet known fails too', async () => {
    const directory = await start({ faults: [{ kind: 'anonymous-subset', entries: 3 }] })
    await withOneConnection(settingsFor(directory), async (connection) => {
      directory.dropConnections()
      await expect(readAll(connection, directory)).rejects.toMatchObject({
        code: 'directory.connection-lost',
      })
    })
  })
})

describe('what servers send beside entries', () => {
  afterEach(async () => {
    for (const directory of running.splice(0)) await directory.stop()
  })

  it('trap 6: a range is completed under the plain name, and what is absent stays absent', async () => {
    const whole = await start({ people: 40 })
    const cut = await start({ people: 40, faults: [{ kind: 'range-retrieval', limit: 3 }] })
    const membersIn = (directory: DemoDirectory): Promise<readonly (readonly string[])[]> =>
      withOneConnection(settingsFor(directory), async (connection) => {
        const found = await connection.search(groups(directory), signal)
        expect(
          found.flatMap((entry) => [...entry.attributes.keys()].filter((key) => key.includes('range'))),
        ).toEqual([])
        return found.map((entry) => textValues(entry, 'member')).toSorted()
      })
    const members = await membersIn(cut)
    expect(members).toEqual(await membersIn(whole))
    expect(Math.max(...members.map(({ length }) => length))).toBeGreaterThan(3)
    await withOneConnection(settingsFor(cut), async (connection) => {
      const entry = await connection.readEntry(cut.baseDn, ['member', 'noSuchThing'], signal)
      expect(entry?.attributes.size).toBe(0)
    })
  })

  it('trap 11: completes ranges of every attribute, on the same connection', async () => {
    const directory = await start({
      people: 40,
      faults: [{ kind: 'range-retrieval', limit: 2, attributes: ['objectClass'] }],
    })
    await withOneConnection(settingsFor(directory), async (connection) => {
      const entry = await connection.readEntry(directory.bindDn, ['objectClass'], signal)
      expect(entry === undefined ? [] : attributeValues(entry, 'objectClass').length).toBeGreaterThan(2)
      expect(directory.statistics().connections.accepted).toBe(1)
    })
  })

  it('takes attributes named __proto__ and constructor for what they are', async () => {
    const directory = await start({ people: 5, faults: [{ kind: 'hostile-attribute-names' }] })
    await withOneConnection(settingsFor(directory), async (connection) => {
      const entry = await connection.readEntry(directory.bindDn, ['*'], signal)
      expect(entry?.attributes.has('__proto__')).toBe(true)
      expect(Object.prototype).not.toHaveProperty('polluted')
      expect(entry?.dn).toBe(directory.bindDn)
    })
  })

  it('does without the schema when it is refused', async () => {
    const directory = await start({ people: 5, faults: [{ kind: 'schema-refused' }] })
    const readSchemaless = (connection: DirectoryConnection): Promise<Reading> => {
      expect(connection.facts.schemaRead).toBe(false)
      return readAll(connection, directory)
    }
    const reading = await withOneConnection(settingsFor(directory), readSchemaless, { readSchema: true })
    expect(reading.complete).toBe(true)
  })

  it('goes to another server when one is busy', async () => {
    const busy = await start({ people: 5, faults: [{ kind: 'result', on: 'bind', code: 'busy' }] })
    const ready = await start({ people: 5 })
    const settings = settingsFor(ready, {
      serverUri: [busy.uri, ready.uri],
      poolStrategy: 'ordered',
      serviceBindMethod: 'simple',
    })
    await withOneConnection(settings, (connection) => {
      expect(connection.facts.uri).toBe(ready.uri)
      return Promise.resolve()
    })
  })

  it('says why Active Directory rejected the sign-in', async () => {
    const message = '80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 775, v4563'
    const directory = await start({
      people: 5,
      faults: [{ kind: 'result', on: 'bind', code: 'invalidCredentials', message }],
    })
    await expect(read(directory)).rejects.toMatchObject({
      code: 'directory.credentials-rejected',
      message: expect.stringContaining('the account is locked'),
      details: { activeDirectoryCode: '775', serverMessage: message },
    })
  })

  it('never goes on in clear text when StartTLS is refused', async () => {
    const directory = await start({ people: 5, faults: [{ kind: 'refuse-start-tls' }] })
    await expect(read(directory, { startTls: true })).rejects.toMatchObject({ details: { step: 'tls' } })
  })

  it('does not wait for ever for the answer to StartTLS', async () => {
    const directory = await start({ people: 5, faults: [{ kind: 'stall', on: 'start-tls' }] })
    await expect(read(directory, { startTls: true })).rejects.toMatchObject({ code: 'directory.timeout' })
  })
})
