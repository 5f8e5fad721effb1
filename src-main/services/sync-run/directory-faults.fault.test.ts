import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Fault } from '../../demo-directory/fault-plan.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import {
  crowd,
  dnOf,
  group,
  groupDn,
  person,
  sourceFor,
  startTestDirectory,
  uidAt,
} from './test-directory.ts'

const people = 120
const everybody = Array.from({ length: people }, (_, index) => uidAt(index))

let directory: DemoDirectory
let world: SyncWorld
beforeEach(async () => {
  directory = await startTestDirectory(crowd(people))
  world = createSyncWorld()
  await world.saveSource(
    { ...sourceFor(directory), pageSize: 20, limits: { percent: 100, count: 1_000_000 } },
    directory.bindPassword,
  )
  await world.sync('corp')
})
afterEach(async () => {
  await world.close()
  await directory.stop()
})

const rowsNow = () => ({
  users: world.db.all(`SELECT * FROM users ORDER BY id`),
  connections: world.db.all(`SELECT * FROM user_connections ORDER BY id`),
  groups: world.db.all(`SELECT * FROM groups ORDER BY id`),
  memberships: world.db.all(`SELECT * FROM memberships ORDER BY group_id, user_id`),
})

const endsTheRun: readonly (readonly [name: string, fault: Fault, code: string])[] = [
  [
    'a connection dropped in the middle of a page (F10)',
    { kind: 'drop-connection', afterEntries: 30 },
    'directory.connection-lost',
  ],
  [
    'a connection dropped between two pages (F22)',
    { kind: 'drop-connection', afterEntries: 40 },
    'directory.connection-lost',
  ],
  ['a server that stops answering', { kind: 'stall', on: 'search', afterEntries: 30 }, 'directory.timeout'],
  ['a cookie that the server forgot (F12)', { kind: 'lost-cookie', page: 2 }, 'directory.'],
  [
    'a page that ends without the paging control (F12)',
    { kind: 'no-paging-control', page: 2 },
    'directory.incomplete-result',
  ],
  ['a size limit (F12)', { kind: 'limit', limit: 'size', afterEntries: 50 }, 'directory.limit-exceeded'],
  ['a time limit', { kind: 'limit', limit: 'time', afterEntries: 50 }, 'directory.limit-exceeded'],
  [
    'an administrative limit',
    { kind: 'limit', limit: 'admin', afterEntries: 50 },
    'directory.limit-exceeded',
  ],
  [
    'a referral instead of the rest',
    { kind: 'referral', uris: ['ldap://elsewhere.example/'], afterEntries: 50 },
    'directory.referral',
  ],
  ['a notice of disconnection', { kind: 'notice-of-disconnection', afterEntries: 30 }, 'directory.'],
  ['bytes that are no LDAP', { kind: 'garbage', afterEntries: 30 }, 'directory.'],
  ['a message that claims to be 2 GiB long', { kind: 'oversized-length', afterEntries: 30 }, 'directory.'],
  ['a search answered with busy', { kind: 'result', on: 'search', code: 'busy' }, 'directory.'],
  [
    'a base that cannot be read',
    { kind: 'result', on: 'read', code: 'insufficientAccessRights' },
    'directory.no-such-base',
  ],
  [
    'a bind that is refused',
    { kind: 'result', on: 'bind', code: 'invalidCredentials' },
    'directory.credentials-rejected',
  ],
]

describe('a directory that fails', () => {
  it.each(endsTheRun)('%s fails the run and changes nothing', async (_name, fault, code) => {
    const before = rowsNow()
    directory.remove(dnOf(uidAt(3)))
    directory.setFaults([fault])
    for (let attempt = 0; attempt < 2; attempt++) {
      const run = await world.sync('corp')
      expect(run).toMatchObject({ status: 'failed', complete: false })
      expect(run.failure?.code).toContain(code)
    }
    expect(rowsNow()).toEqual(before)
    // Nothing is left of it: a sound directory is read as ever.
    directory.setFaults([])
    expect(await world.sync('corp')).toMatchObject({ status: 'ok', changes: { users: { suspect: 1 } } })
  })

  it('keeps nothing of a run whose groups could not be read, though its users could', async () => {
    const before = rowsNow()
    directory.remove(dnOf(uidAt(3)))
    await world.saveSource({
      slug: 'corp',
      groupObjectFilter: '(|(objectClass=groupOfNames)(objectClass=inetOrgPerson))',
      additionalGroupDn: '',
    })
    directory.setFaults([{ kind: 'limit', limit: 'size', afterEntries: people }])
    const run = await world.sync('corp')
    expect(run).toMatchObject({ status: 'failed', read: { users: people - 1, groups: people } })
    expect(rowsNow()).toEqual(before)
  })
})

const isHarmless: readonly (readonly [name: string, fault: Fault])[] = [
  ['empty pages with a cookie', { kind: 'empty-page', page: 2 }],
  ['a slow server', { kind: 'slow', entriesPerSecond: 500 }],
  ['attributes named __proto__ and constructor', { kind: 'hostile-attribute-names' }],
  ['a schema that may not be read', { kind: 'schema-refused' }],
]

describe('a directory that is odd', () => {
  it.each(isHarmless)('%s does not keep a run from being complete', async (_name, fault) => {
    directory.setFaults([fault])
    const run = await world.sync('corp')
    expect(run).toMatchObject({ status: 'ok', complete: true, read: { users: people } })
    expect(world.people()).toEqual(everybody)
  })

  it('takes a continuation reference as the end of all deletions, while it lasts', async () => {
    directory.remove(dnOf(uidAt(3)))
    directory.setFaults([
      {
        kind: 'continuation-reference',
        uris: ['ldap://elsewhere.example/ou=sub,dc=example,dc=org'],
        afterEntries: 5,
      },
    ])
    for (let attempt = 0; attempt < 3; attempt++) {
      const run = await world.sync('corp')
      expect(run).toMatchObject({
        status: 'ok',
        complete: false,
        changes: { users: { suspect: 0, deleted: 0 } },
      })
      expect(run.messages).toContainEqual(expect.objectContaining({ code: 'directory.referral' }))
    }
    expect(world.people()).toEqual(everybody)
  })

  it('holds the run when no people were found, also where the groups were read in part only (rule S7)', async () => {
    await world.saveSource({ slug: 'corp', userObjectFilter: '(uid=nobody)' })
    const uris = ['ldap://elsewhere.example/ou=sub,dc=example,dc=org']
    directory.setFaults([{ kind: 'continuation-reference', uris, afterEntries: 5 }])
    const run = await world.sync('corp')
    expect(run).toMatchObject({ status: 'held', complete: false, read: { users: 0, groups: 12 } })
    expect(run.limits).toEqual([{ what: 'users.none-found', count: people, allowed: 0, of: people }])
  })

  it('reports entries that come twice, and the first one counts', async () => {
    directory.setFaults([{ kind: 'duplicate-entries', every: 10 }])
    const run = await world.sync('corp')
    expect(run.status).toBe('ok_with_errors')
    expect(run.messages[0]).toMatchObject({ level: 'error', code: 'sync.duplicate-identifier' })
    expect(world.people()).toEqual(everybody)
  })
})

describe('member lists that come in ranges (F13)', () => {
  it('are read to their end, and no member is lost', async () => {
    const members = everybody.map(dnOf)
    directory.add(group('large', members))
    directory.setFaults([{ kind: 'range-retrieval', limit: 25, attributes: ['member'] }])
    const run = await world.sync('corp')
    expect(run).toMatchObject({ status: 'ok', changes: { memberships: { added: people, removed: 0 } } })
    expect(world.memberships().at(-1)).toBe(`large: ${everybody.join(', ')}`)
    expect(await world.sync('corp')).toMatchObject({
      changes: { groups: { unchanged: 13 }, memberships: { added: 0, removed: 0 } },
    })
  })

  it('notice a member that joined behind the first range', async () => {
    directory.add(group('large', everybody.slice(0, 100).map(dnOf)))
    directory.setFaults([{ kind: 'range-retrieval', limit: 25, attributes: ['member'] }])
    await world.sync('corp')
    directory.change(groupDn('large'), { member: everybody.slice(0, 101).map(dnOf) })
    expect(await world.sync('corp')).toMatchObject({ changes: { memberships: { added: 1, removed: 0 } } })
  })

  it('leave a group as it was whose ranges cannot be read to their end, and the rest goes on (rule S11)', async () => {
    directory.add(group('large', everybody.map(dnOf)))
    directory.add(group('larger', everybody.map(dnOf)))
    await world.sync('corp')
    const before = rowsNow()
    directory.setFaults([
      { kind: 'range-retrieval', limit: 25, attributes: ['member'] },
      { kind: 'result', on: 'read', code: 'busy', entryDn: groupDn('large') },
    ])
    directory.change(groupDn('larger'), { description: 'still read' })
    const run = await world.sync('corp')
    expect(run).toMatchObject({
      status: 'ok_with_errors',
      changes: { groups: { failed: 1, suspect: 0 }, memberships: { added: 0, removed: 0 } },
    })
    expect(run.messages).toEqual([
      expect.objectContaining({ level: 'error', code: 'directory.refused', dn: groupDn('large') }),
    ])
    expect(world.items(run.id)).toEqual([expect.objectContaining({ change: 'failed', dn: groupDn('large') })])
    expect(rowsNow().memberships).toEqual(before.memberships)
  })
})

describe('a failure of one object', () => {
  it('keeps its last good state, is no candidate for deletion, and the rest goes on (F17, F18)', async () => {
    world.saveMapping({
      name: 'strict',
      objectType: 'user',
      expression: `if (ldap.get('uid') === 'u005' && ldap.get('title')) throw new Error('no title wanted')
        return { name: (ldap.get('title') ?? '') + ldap.get('cn') }`,
    })
    await world.saveSource({ slug: 'corp', userPropertyMappings: ['OpenLDAP: uid', 'LDAP: mail', 'strict'] })
    await world.sync('corp')
    directory.change(dnOf('u005'), { title: 'Boss', mail: 'new@example.org' })
    directory.change(dnOf('u006'), { title: 'Boss ' })
    for (let attempt = 0; attempt < 3; attempt++) {
      const run = await world.sync('corp')
      expect(run).toMatchObject({
        status: 'ok_with_errors',
        changes: { users: { failed: 1, deleted: 0, suspect: 0 } },
      })
      expect(run.messages[0]).toMatchObject({ level: 'error', code: 'mapping.failed', dn: dnOf('u005') })
    }
    const names = world.db.all(
      `SELECT name, email FROM users WHERE username IN ('u005', 'u006') ORDER BY username`,
    )
    expect(names).toEqual([
      { name: 'u005 Example', email: 'u005@example.org' },
      { name: 'Boss u006 Example', email: 'u006@example.org' },
    ])
    directory.change(dnOf('u005'), { title: [] })
    expect(await world.sync('corp')).toMatchObject({ status: 'ok', changes: { users: { updated: 1 } } })
  })

  it.each([
    ['an endless loop', 'while (true) {}', 'mapping.limit'],
    [
      'a memory bomb',
      'const all = []; while (true) all.push(new Array(1e6).fill(all.length))',
      'mapping.limit',
    ],
    ['a runaway regular expression', '/^(a+)+$/.test("a".repeat(40) + "b")', 'mapping.limit'],
    ['endless recursion', 'const down = () => down() + 1; down()', 'mapping.limit'],
    ['a reach for the host', 'process.exit(1)', 'mapping.failed'],
  ])('is an error of that object alone when its mapping is %s', async (_what, attack, code) => {
    const expression = `if (ldap.get('uid') === 'u005') { ${attack} }`
    world.saveMapping({ name: 'hostile', objectType: 'user', expression })
    await world.saveSource({ slug: 'corp', userPropertyMappings: ['OpenLDAP: uid', 'LDAP: mail', 'hostile'] })
    const run = await world.sync('corp')
    expect(run).toMatchObject({
      status: 'ok_with_errors',
      changes: { users: { updated: people - 1, failed: 1, suspect: 0 } },
    })
    expect(run.messages).toEqual([expect.objectContaining({ level: 'error', code, dn: dnOf('u005') })])
  })

  it('skips an entry without the uniqueness field and takes nobody for missing because of it', async () => {
    directory.setFaults([{ kind: 'hidden-attributes', names: ['entryUUID'] }])
    for (let attempt = 0; attempt < 3; attempt++) {
      const run = await world.sync('corp')
      expect(run).toMatchObject({ changes: { users: { skipped: people, suspect: 0, deleted: 0 } } })
      expect(run.messages[0]).toMatchObject({ code: 'sync.no-uniqueness-value', dn: dnOf('u000') })
    }
    expect(world.people()).toEqual(everybody)
  })

  it('reports a username that two people have, and syncs both once it is free', async () => {
    directory.add({ ...person('u200'), attributes: { ...person('u200').attributes, uid: ['U000', 'u200'] } })
    const run = await world.sync('corp')
    expect(run).toMatchObject({ status: 'ok_with_errors', changes: { users: { failed: 1 } } })
    expect(run.messages[0]).toMatchObject({ code: 'sync.username-conflict' })
    directory.change(dnOf('u200'), { uid: 'u200' })
    expect(await world.sync('corp')).toMatchObject({ status: 'ok', changes: { users: { created: 1 } } })
  })
})
