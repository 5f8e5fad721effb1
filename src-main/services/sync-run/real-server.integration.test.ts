import { afterAll, beforeAll, afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startBreakingWire } from '../../../e2e/servers/breaking-wire.ts'
import { startSlapd, type Slapd } from '../../../e2e/servers/slapd.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'

const base = 'dc=rollcall,dc=test'
const people = 600

const person = (rdn: string, uid: string, cn = `${uid} Example`): string =>
  `dn: ${rdn},ou=people,${base}\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn: ${cn}\nsn: Example\nmail: ${uid}@example.org\n`

const seed = (): string => {
  const uids = Array.from({ length: people }, (_, index) => `u${String(index).padStart(3, '0')}`)
  return [
    ...uids.map((uid) => person(`uid=${uid}`, uid)),
    person('cn=Doe\\, Jane+uid=jane', 'jane', 'Doe, Jane'),
    // A DN with UTF-8 is base64 in LDIF (RFC 2849).
    person('cn=zoe', 'zoe', 'zoe')
      .replace(`dn: cn=zoe,ou=people,${base}`, `dn:: ${encoded(`cn=Zoë 明,ou=people,${base}`)}`)
      .replace('cn: zoe', `cn:: ${encoded('Zoë 明')}`),
    `dn: cn=staff,ou=groups,${base}\nobjectClass: groupOfNames\ncn: staff\nmember: uid=u000,ou=people,${base}\nmember: cn=Doe\\2C Jane+uid=jane,ou=people,${base}\nmember:: ${encoded(`cn=Zoë 明,ou=people,${base}`)}\n`,
  ].join('\n')
}
const encoded = (text: string): string => Buffer.from(text).toString('base64')

let slapd: Slapd
let replica: Slapd
let world: SyncWorld
beforeAll(async () => {
  const options = { seed: seed(), memberOf: true }
  slapd = await startSlapd(options)
  replica = await startSlapd(options)
})
afterAll(async () => {
  await slapd.stop()
  await replica.stop()
})
beforeEach(async () => {
  world = createSyncWorld()
  await world.saveSource(
    {
      slug: 'corp',
      serverUri: [slapd.uri],
      baseDn: base,
      bindCn: slapd.readerDn,
      objectUniquenessField: 'uid',
      groupObjectUniquenessField: 'cn',
      deleteNotFoundObjects: true,
    },
    slapd.readerPassword,
  )
})
afterEach(() => world.close())

const total = people + 2

describe('a real OpenLDAP server', () => {
  it('is read whole, with names in UTF-8, escapes and RDNs of several values', async () => {
    const run = await world.sync('corp')
    expect(run).toMatchObject({ status: 'ok', complete: true, read: { users: total, groups: 1 } })
    expect(world.memberships()).toEqual(['staff: jane, u000, zoe'])
  })

  it('gives the same with pages of one entry', async () => {
    await world.saveSource({ slug: 'corp', pageSize: 1, userObjectFilter: '(|(uid=u00*)(uid=jane))' })
    expect(await world.sync('corp')).toMatchObject({ status: 'ok', complete: true, read: { users: 11 } })
  })

  it('fails where the base does not exist, and names it (F11)', async () => {
    await world.sync('corp')
    await world.saveSource({ slug: 'corp', additionalUserDn: 'ou=nowhere' })
    const run = await world.sync('corp')
    expect(run).toMatchObject({ status: 'failed', failure: { code: 'directory.no-such-base' } })
    expect(run.failure?.message).toContain('ou=nowhere')
    expect(world.people()).toHaveLength(total)
  })

  it('fails as limited for a reader who gets 500 entries, and deletes nobody (F12)', async () => {
    await world.sync('corp')
    await world.saveSource({ slug: 'corp', bindCn: slapd.limitedDn }, slapd.limitedPassword)
    for (let attempt = 0; attempt < 3; attempt++) {
      const run = await world.sync('corp')
      expect(run).toMatchObject({ status: 'failed', failure: { code: 'directory.limit-exceeded' } })
    }
    expect(world.people()).toHaveLength(total)
    expect(world.people().filter((line) => line.includes('suspect'))).toEqual([])
  })

  it('renames and moves as updates, by a stable key (F15)', async () => {
    await world.saveSource({
      slug: 'corp',
      objectUniquenessField: 'entryUUID',
      groupObjectUniquenessField: '',
    })
    await world.sync('corp')
    await slapd.add(`dn: ou=moved,ou=people,${base}\nobjectClass: organizationalUnit\nou: moved\n`)
    await slapd.modify(
      `dn: uid=u000,ou=people,${base}\nchangetype: modrdn\nnewrdn: uid=renamed\ndeleteoldrdn: 1\nnewsuperior: ou=moved,ou=people,${base}\n`,
    )
    const run = await world.sync('corp')
    expect(run).toMatchObject({
      status: 'ok',
      changes: { users: { created: 0, updated: 1, suspect: 0 }, memberships: { added: 0, removed: 0 } },
    })
    expect(world.items(run.id).find(({ name }) => name === 'renamed')?.fields).toMatchObject({
      username: ['u000', 'renamed'],
    })
    expect(world.memberships()).toEqual(['staff: jane, renamed, zoe'])
    await slapd.modify(
      `dn: uid=renamed,ou=moved,ou=people,${base}\nchangetype: modrdn\nnewrdn: uid=u000\ndeleteoldrdn: 1\nnewsuperior: ou=people,${base}\n`,
    )
  })
})

/** Bytes; everybody takes some ten times as many. */
const aFewPages = 100_000

describe('several servers', () => {
  it('fail over at the start of a run to the next one', async () => {
    await world.saveSource({
      slug: 'corp',
      serverUri: ['ldap://127.0.0.1:1', replica.uri],
      poolStrategy: 'ordered',
    })
    expect(await world.sync('corp')).toMatchObject({
      status: 'ok',
      server: replica.uri,
      read: { users: total },
    })
  })

  it('never change within a run: one that goes away ends it, and the next run starts anew (F9, F22)', async () => {
    await world.sync('corp')
    const wire = await startBreakingWire(slapd.uri, aFewPages)
    await world.saveSource({
      slug: 'corp',
      serverUri: [wire.uri, replica.uri],
      poolStrategy: 'ordered',
      pageSize: 50,
    })
    const run = await world.sync('corp')
    expect(run).toMatchObject({
      status: 'failed',
      server: wire.uri,
      failure: { code: 'directory.connection-lost' },
    })
    expect(run.read.users).toBeGreaterThan(50)
    expect(world.people()).toHaveLength(total)
    expect(await world.sync('corp')).toMatchObject({ status: 'ok', server: replica.uri })
  })
})

describe('a run that is cancelled', () => {
  it('writes nothing and says so', async () => {
    await world.saveSource({ slug: 'corp', pageSize: 5 })
    const cancellation = new AbortController()
    const run = await world.sync('corp', {
      signal: cancellation.signal,
      onProgress: () => cancellation.abort(),
    })
    expect(run).toMatchObject({ status: 'cancelled', failure: { code: 'sync.cancelled' } })
    expect(world.people()).toEqual([])
  })
})

describe('a dry run', () => {
  it('plans what the real run then does, and writes none of it', async () => {
    const dry = await world.sync('corp', { dryRun: true })
    expect(dry).toMatchObject({ status: 'ok', dryRun: true, changes: { users: { created: total } } })
    expect(world.people()).toEqual([])
    const real = await world.sync('corp')
    expect(real.changes).toEqual(dry.changes)
    const sorted = (id: number) =>
      world
        .items(id)
        .map(({ objectType, name, change, fields }) => JSON.stringify([objectType, name, change, fields]))
        .sort()
    expect(sorted(dry.id)).toEqual(sorted(real.id))
  })
})
