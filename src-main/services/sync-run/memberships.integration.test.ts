import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { NewEntry } from '../../demo-directory/directory-content.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import { baseDn, dnOf, group, groupDn, person, sourceFor, startTestDirectory } from './test-directory.ts'

let directory: DemoDirectory | undefined
let world: SyncWorld

beforeEach(() => {
  world = createSyncWorld()
})
afterEach(async () => {
  await world.close()
  await directory?.stop()
})

const start = async (
  entries: readonly NewEntry[],
  settings: Parameters<SyncWorld['saveSource']>[0] | object = {},
): Promise<DemoDirectory> => {
  directory = await startTestDirectory(entries)
  await world.saveSource({ ...sourceFor(directory), ...settings }, directory.bindPassword)
  return directory
}

const team = [person('ada'), person('bob'), person('cyd')]
const described = (entry: NewEntry, description: string): NewEntry => ({
  ...entry,
  attributes: { ...entry.attributes, description },
})

describe('members by DN', () => {
  it('are found whatever case, spaces and escapes their DNs are written with', async () => {
    await start([
      ...team,
      {
        dn: `cn=Doe\\, Jane+uid=jane,ou=people,${baseDn}`,
        attributes: person('jane', { cn: 'Doe, Jane' }).attributes,
      },
      { dn: `cn=Zoë 明,ou=people,${baseDn}`, attributes: person('zoe', { cn: 'Zoë 明' }).attributes },
      group('staff', [
        `UID=ADA, OU=People, DC=Example, DC=Org`,
        `uid=jane+cn=doe\\2c jane,ou=people,${baseDn}`,
        `cn=zo\\c3\\ab 明,ou=people,${baseDn}`,
      ]),
    ])
    expect(await world.sync('corp')).toMatchObject({ status: 'ok' })
    expect(world.memberships()).toEqual(['staff: ada, jane, zoe'])
  })

  it('follow a rename and a move, which are updates and no deletion (F15)', async () => {
    const server = await start([...team, group('staff', [dnOf('ada'), dnOf('bob')])])
    await world.sync('corp')
    const before = world.db.all(`SELECT id, username FROM users ORDER BY id`)
    server.rename(dnOf('ada'), `uid=ada.l,ou=people,${baseDn}`)
    server.change(`uid=ada.l,ou=people,${baseDn}`, { uid: 'ada.l' })
    server.rename(`ou=people,${baseDn}`, `ou=members,${baseDn}`)
    await world.saveSource({ slug: 'corp', additionalUserDn: 'ou=members' })
    const run = await world.sync('corp')
    expect(run).toMatchObject({
      status: 'ok',
      changes: {
        users: { created: 0, updated: 3, deleted: 0, suspect: 0 },
        memberships: { added: 0, removed: 0 },
      },
    })
    expect(world.db.all(`SELECT id, username FROM users ORDER BY id`)).toEqual(
      before.map((row) => (isAda(row) ? { ...row, username: 'ada.l' } : row)),
    )
  })

  it('follow a rename where the server leaves the old DN in the group, both ways', async () => {
    const server = await start([...team, group('staff', [dnOf('ada'), dnOf('bob')])])
    await world.sync('corp')
    const stored = world.db.get<{ identifier: string }>(
      `SELECT identifier FROM user_connections WHERE dn = '${dnOf('ada')}'`,
    )
    const uuid = { entryUUID: stored?.identifier ?? '' }
    server.remove(dnOf('ada'))
    server.add({ dn: `cn=Ada,ou=people,${baseDn}`, attributes: { ...person('ada').attributes, ...uuid } })
    expect(await world.sync('corp')).toMatchObject({ changes: { memberships: { added: 0, removed: 1 } } })
    expect(world.memberships()).toEqual(['staff: bob'])
    server.remove(`cn=Ada,ou=people,${baseDn}`)
    server.add({ dn: dnOf('ada'), attributes: { ...person('ada').attributes, ...uuid } })
    expect(await world.sync('corp')).toMatchObject({ changes: { memberships: { added: 1, removed: 0 } } })
    expect(world.memberships()).toEqual(['staff: ada, bob'])
  })

  it('become members when they appear after their group', async () => {
    const server = await start([...team, group('staff', [dnOf('ada'), dnOf('late')])])
    await world.sync('corp')
    server.add(person('late'))
    expect(await world.sync('corp')).toMatchObject({
      changes: { groups: { updated: 0 }, memberships: { added: 1 } },
    })
    expect(world.memberships()).toEqual(['staff: ada, late'])
  })

  it('join and leave with the group alone being read again', async () => {
    const server = await start([...team, group('staff', [dnOf('ada'), dnOf('bob')])])
    await world.sync('corp')
    server.change(groupDn('staff'), { member: [dnOf('bob'), dnOf('cyd')] })
    const run = await world.sync('corp')
    expect(run.changes).toMatchObject({ users: { unchanged: 3 }, memberships: { added: 1, removed: 1 } })
    expect(world.items(run.id).map(({ name, change }) => `${name} ${change}`)).toEqual([
      'cyd added',
      'ada removed',
    ])
  })
})

const isAda = (row: unknown): row is { username: string } =>
  typeof row === 'object' && row !== null && 'username' in row && row.username === 'ada'

describe('members by another attribute', () => {
  it('are found by memberUid and uid, as posixGroup has them, without a mapping', async () => {
    const server = await start(
      [
        ...team,
        {
          dn: groupDn('posix'),
          attributes: {
            objectClass: ['posixGroup'],
            cn: 'posix',
            gidNumber: '100',
            memberUid: ['ada', 'CYD', 'nobody'],
          },
        },
      ],
      {
        groupObjectFilter: '(objectClass=posixGroup)',
        groupMembershipField: 'memberUid',
        userMembershipAttribute: 'uid',
      },
    )
    expect(await world.sync('corp')).toMatchObject({ status: 'ok' })
    expect(world.memberships()).toEqual(['posix: ada, cyd'])
    server.add(person('nobody'))
    server.change(dnOf('bob'), { title: 'changed' })
    await world.sync('corp')
    expect(world.memberships()).toEqual(['posix: ada, cyd, nobody'])
  })

  it('are found by searching users with lookupGroupsFromUser', async () => {
    const server = await start(
      [person('ada', { description: groupDn('a(b)*') }), person('bob'), group('a(b)*', [])],
      { lookupGroupsFromUser: true, groupMembershipField: 'description' },
    )
    expect(await world.sync('corp')).toMatchObject({ status: 'ok' })
    expect(world.memberships()).toEqual(['a(b)*: ada'])
    server.change(dnOf('bob'), { description: groupDn('a(b)*') })
    server.change(dnOf('ada'), { description: [] })
    expect(await world.sync('corp')).toMatchObject({
      changes: { groups: { unchanged: 1 }, memberships: { added: 1, removed: 1 } },
    })
    expect(world.memberships()).toEqual(['a(b)*: bob'])
  })

  it.each(['memberOf:1.2.840.113556.1.4.1941:', 'memberOf:1.2.840.113556.1.4.1941'])(
    'are found through groups inside groups by %s',
    async (groupMembershipField) => {
      await start([...team, group('outer', [groupDn('inner'), dnOf('ada')]), group('inner', [dnOf('bob')])], {
        lookupGroupsFromUser: true,
        groupMembershipField,
      })
      expect(await world.sync('corp')).toMatchObject({ status: 'ok' })
      expect(world.memberships()).toEqual(['inner: bob', 'outer: ada, bob'])
    },
  )

  it('are not taken for gone where the server keeps a part of the tree elsewhere (rule S5)', async () => {
    const server = await start(
      [...team.slice(0, 2).map((one) => described(one, groupDn('staff'))), person('cyd'), group('staff', [])],
      { lookupGroupsFromUser: true, groupMembershipField: 'description' },
    )
    await world.sync('corp')
    server.change(dnOf('bob'), { description: [] })
    server.change(dnOf('cyd'), { description: groupDn('staff') })
    server.setFaults([
      {
        kind: 'continuation-reference',
        uris: ['ldap://elsewhere.example/ou=sub,dc=example,dc=org'],
        afterEntries: 0,
      },
    ])
    const run = await world.sync('corp')
    expect(run).toMatchObject({ complete: false, changes: { memberships: { added: 1, removed: 0 } } })
    expect(world.memberships()).toEqual(['staff: ada, bob, cyd'])
    server.setFaults([])
    await world.sync('corp')
    expect(world.memberships()).toEqual(['staff: ada, cyd'])
  })

  it('include an Active Directory user in his primary group, and follow its change', async () => {
    const domain = 'S-1-5-21-1-2-3'
    const server = await start([
      person('ada', { objectSid: `${domain}-1001`, primaryGroupID: '513' }),
      person('bob', { objectSid: `${domain}-1002`, primaryGroupID: '514' }),
      withSid(group('Domain Users', []), `${domain}-513`),
      withSid(group('Domain Guests', []), `${domain}-514`),
    ])
    await world.sync('corp')
    expect(world.memberships()).toEqual(['Domain Guests: bob', 'Domain Users: ada'])
    server.change(dnOf('bob'), { primaryGroupID: '513' })
    expect(await world.sync('corp')).toMatchObject({
      changes: { groups: { unchanged: 2 }, memberships: { added: 1, removed: 1 } },
    })
    server.change(groupDn('Domain Users'), { description: 'read again' })
    expect(await world.sync('corp')).toMatchObject({ changes: { memberships: { added: 0, removed: 0 } } })
    expect(world.memberships()).toEqual(['Domain Users: ada, bob'])
  })
})

const withSid = (entry: NewEntry, objectSid: string): NewEntry => ({
  dn: entry.dn,
  attributes: { ...entry.attributes, objectSid },
})

describe('groups inside groups', () => {
  it('are kept as nesting, and a circle is reported and does no harm', async () => {
    const server = await start([
      ...team,
      group('a', [groupDn('b'), dnOf('ada')]),
      group('b', [groupDn('c')]),
      group('c', [groupDn('a'), dnOf('bob')]),
      group('self', [groupDn('self')]),
    ])
    const run = await world.sync('corp')
    expect(run.status).toBe('ok')
    expect(run.messages.map(({ code, message }) => [code, message.split(':')[1]?.split('.')[0]])).toEqual([
      ['membership.cycle', ' "a", "b", "c"'],
      ['membership.cycle', ' "self"'],
    ])
    expect(world.parents()).toEqual([
      'a > b (nested)',
      'b > c (nested)',
      'c > a (nested)',
      'self > self (nested)',
    ])
    server.change(groupDn('c'), { member: [dnOf('bob')] })
    expect((await world.sync('corp')).messages).toHaveLength(1)
    expect(world.parents()).toEqual(['a > b (nested)', 'b > c (nested)', 'self > self (nested)'])
  })

  it('are shown as hierarchy when that is switched on, and no longer when it is switched off', async () => {
    await start([...team, group('a', [groupDn('b')]), group('b', [dnOf('ada')])], {
      syncGroupHierarchy: true,
    })
    await world.sync('corp')
    expect(world.parents()).toEqual(['a > b (hierarchy)', 'a > b (nested)'])
    await world.saveSource({ slug: 'corp', syncGroupHierarchy: false })
    await world.sync('corp')
    expect(world.parents()).toEqual(['a > b (nested)'])
  })

  it('follow a group that was renamed or appears later, though the parent did not change', async () => {
    const server = await start([...team, group('a', [groupDn('b'), groupDn('late')]), group('b', [])])
    await world.sync('corp')
    server.add(group('late', [dnOf('ada')]))
    await world.sync('corp')
    expect(world.parents()).toEqual(['a > b (nested)', 'a > late (nested)'])
    server.remove(groupDn('late'))
    await world.sync('corp')
    await world.sync('corp')
    expect(world.parents()).toEqual(['a > b (nested)'])
  })

  it('get the additional parent group, and lose it when the setting changes', async () => {
    await start([group('all', []), group('new', []), group('a', [])], { syncParentGroup: 'ALL' })
    await world.sync('corp')
    expect(world.parents()).toEqual(['all > a (additional)', 'all > new (additional)'])
    await world.saveSource({ slug: 'corp', syncParentGroup: 'new' })
    await world.sync('corp')
    expect(world.parents()).toEqual(['new > a (additional)', 'new > all (additional)'])
    await world.saveSource({ slug: 'corp', syncParentGroup: 'nowhere' })
    expect((await world.sync('corp')).messages).toContainEqual(
      expect.objectContaining({ code: 'sync.unknown-parent-group' }),
    )
    expect(world.parents()).toEqual([])
  })
})

describe('references in the store', () => {
  it('all lead somewhere after a first load, which does not check them one by one', async () => {
    await start([...team, group('a', [dnOf('ada'), groupDn('b')]), group('b', [dnOf('bob')])])
    await world.sync('corp')
    expect(world.db.all('PRAGMA foreign_key_check')).toEqual([])
    const indexes = world.db.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'index'`)
    expect(indexes.map(({ name }) => name)).toContain('memberships_by_user')
  })
})
