// A run of one person or group: what it brings up to date, and that it says nothing of anybody else.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { NewEntry } from '../../demo-directory/directory-content.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { findLastCommittedRun, findLastWholeRun } from '../../store/run-queries.ts'
import type { SyncOptions } from '../sync-service.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import {
  baseDn,
  crowd,
  dnOf,
  group,
  groupDn,
  person,
  sourceFor,
  startTestDirectory,
} from './test-directory.ts'

let directory: DemoDirectory
let world: SyncWorld

afterEach(async () => {
  await world.close()
  await directory.stop()
})

const start = async (
  entries: readonly NewEntry[],
  settings: Partial<LdapSource> = {},
): Promise<DemoDirectory> => {
  directory = await startTestDirectory(entries)
  world = createSyncWorld()
  await world.saveSource({ ...sourceFor(directory), ...settings }, directory.bindPassword)
  await world.sync('corp')
  return directory
}

const team = ['ada', 'bob', 'cyd'].map((uid) => person(uid))
const staff = [...team, group('staff', [dnOf('ada'), dnOf('bob')]), group('board', [dnOf('cyd')])]

const idOf = (table: 'users' | 'groups', name: string): number => {
  const column = table === 'users' ? 'username' : 'name'
  const row = world.db.get<{ id: number }>(`SELECT id FROM ${table} WHERE ${column} = :name`, { name })
  if (row === undefined) throw new Error(`nobody is called ${name}`)
  return row.id
}

const syncPerson = (username: string, options: Partial<SyncOptions> = {}): Promise<SyncRun> =>
  world.sync('corp', { only: { objectType: 'user', id: idOf('users', username) }, ...options })
const syncGroup = (name: string, options: Partial<SyncOptions> = {}): Promise<SyncRun> =>
  world.sync('corp', { only: { objectType: 'group', id: idOf('groups', name) }, ...options })

const mailOf = (username: string): unknown =>
  world.db.get(`SELECT email FROM users WHERE username = :username`, { username })
const lines = (run: SyncRun): readonly string[] =>
  world.items(run.id).map(({ name, change }) => `${name} ${change}`)

describe('a run of one person', () => {
  beforeEach(() => start(staff))

  it('reads that person again and nobody else', async () => {
    directory.change(dnOf('ada'), { mail: 'ada@new.example.org' })
    directory.change(dnOf('bob'), { mail: 'bob@new.example.org' })
    const run = await syncPerson('ada')
    expect(run).toMatchObject({
      status: 'ok',
      complete: false,
      only: { objectType: 'user', id: idOf('users', 'ada'), name: 'ada' },
      read: { users: 1, groups: 1 },
      changes: { users: { created: 0, updated: 1, suspect: 0 } },
    })
    expect([mailOf('ada'), mailOf('bob')]).toEqual([
      { email: 'ada@new.example.org' },
      { email: 'bob@example.org' },
    ])
    expect(lines(run)).toEqual(['ada updated'])
  })

  it('leaves everybody else to the next run of the source', async () => {
    directory.change(dnOf('ada'), { mail: 'ada@new.example.org' })
    directory.change(dnOf('bob'), { mail: 'bob@new.example.org' })
    await syncPerson('ada')
    const whole = await world.sync('corp')
    expect(whole).toMatchObject({
      only: null,
      complete: true,
      changes: { users: { updated: 1, unchanged: 2 } },
    })
    expect(lines(whole)).toEqual(['bob updated'])
  })

  it('takes nobody for missing', async () => {
    directory.remove(dnOf('cyd'))
    expect(await syncPerson('ada')).toMatchObject({ status: 'ok', changes: { users: { suspect: 0 } } })
    expect(world.people()).toEqual(['ada', 'bob', 'cyd'])
  })

  it('brings the groups that list him now, and takes those that do no longer', async () => {
    directory.change(groupDn('staff'), { member: dnOf('bob') })
    directory.change(groupDn('board'), { member: [dnOf('cyd'), dnOf('ada')] })
    const run = await syncPerson('ada')
    expect(run.changes.memberships).toEqual({ added: 1, removed: 1 })
    expect(world.memberships()).toEqual(['board: ada, cyd', 'staff: bob'])
    expect(await world.sync('corp')).toMatchObject({ changes: { memberships: { added: 0, removed: 0 } } })
  })

  it('finds him under a new name and in another place', async () => {
    const id = idOf('users', 'ada')
    directory.rename(dnOf('ada'), `uid=lovelace,ou=people,${baseDn}`)
    directory.change(`uid=lovelace,ou=people,${baseDn}`, { uid: 'lovelace' })
    expect(await syncPerson('ada')).toMatchObject({
      status: 'ok',
      changes: { users: { created: 0, updated: 1 }, memberships: { added: 0, removed: 0 } },
    })
    expect(idOf('users', 'lovelace')).toBe(id)
    expect(world.memberships()).toEqual(['board: cyd', 'staff: bob, lovelace'])
  })

  it('says of a group that is not known yet that the next sync brings it', async () => {
    directory.add(group('fresh', [dnOf('ada')]))
    const run = await syncPerson('ada')
    expect(run).toMatchObject({ status: 'ok', changes: { groups: { created: 0 } } })
    expect(run.messages).toMatchObject([{ level: 'info', code: 'sync.group-not-known' }])
    expect(world.memberships()).toEqual(['board: cyd', 'staff: ada, bob'])
  })

  it('writes nothing as a dry run, and lists what it would', async () => {
    directory.change(dnOf('ada'), { mail: 'ada@new.example.org' })
    const run = await syncPerson('ada', { dryRun: true })
    expect(run).toMatchObject({ status: 'ok', dryRun: true, changes: { users: { updated: 1 } } })
    expect(lines(run)).toEqual(['ada updated'])
    expect(mailOf('ada')).toEqual({ email: 'ada@example.org' })
  })

  it('says of somebody whose new name is taken what stands in the way, and changes nothing', async () => {
    directory.change(dnOf('ada'), { uid: ['bob'] })
    const run = await syncPerson('ada')
    expect(run).toMatchObject({ status: 'ok_with_errors', messages: [{ code: 'sync.username-conflict' }] })
    expect(world.people()).toEqual(['ada', 'bob', 'cyd'])
  })

  it('is refused where the source never had the person, or syncs no people', async () => {
    const nobody = world.sync('corp', { only: { objectType: 'user', id: 99 } })
    await expect(nobody).rejects.toMatchObject({ code: 'object.not-found' })
    await world.saveSource({ slug: 'corp', syncUsers: false })
    await expect(syncPerson('ada')).rejects.toMatchObject({
      code: 'input.invalid',
      details: { field: 'syncUsers' },
    })
    expect(world.db.get(`SELECT count(*) AS runs FROM runs`)).toEqual({ runs: 1 })
  })
})

describe('a person whose entry is not found', () => {
  beforeEach(() => start(staff))
  const nothingChanged = {
    status: 'ok_with_errors',
    changes: { users: { deleted: 0, suspect: 0, skipped: 1 } },
  }

  it.each([
    ['is gone', () => directory.remove(dnOf('ada')), /no longer has/],
    [
      'was moved out of the base',
      () => directory.rename(dnOf('ada'), `uid=ada,ou=former,${baseDn}`),
      /moved out of the base/,
    ],
    [
      'no longer matches the filter',
      () => directory.change(dnOf('ada'), { objectClass: ['person'] }),
      /filter/,
    ],
  ])('because it %s is kept as it was, and the reason is said', async (_case, change, words) => {
    change()
    const run = await syncPerson('ada')
    expect(run).toMatchObject(nothingChanged)
    expect(run.messages).toMatchObject([{ level: 'error', code: 'sync.entry-missing' }])
    expect(run.messages[0]?.message).toMatch(words)
    expect(world.people()).toEqual(['ada', 'bob', 'cyd'])
    expect(world.memberships()).toEqual(['board: cyd', 'staff: ada, bob'])
    // The whole read is the first to take him for missing.
    expect(await world.sync('corp')).toMatchObject({ changes: { users: { suspect: 1 } } })
  })

  it('is brought back from the deleted when it is there again', async () => {
    directory.remove(dnOf('ada'))
    await world.sync('corp')
    await world.sync('corp')
    expect(world.people()).toEqual(['bob', 'cyd'])
    const { identifier } = world.db.get<{ identifier: string }>(
      `SELECT identifier FROM user_connections WHERE dn = :dn`,
      { dn: dnOf('ada') },
    ) ?? { identifier: '' }
    directory.add(person('ada', { entryUUID: identifier }))
    expect(await syncPerson('ada')).toMatchObject({ status: 'ok' })
    expect(world.people()).toEqual(['ada', 'bob', 'cyd'])
  })
})

describe('a run of one group', () => {
  it('reads its members again and no other group', async () => {
    await start(staff)
    directory.change(groupDn('staff'), { member: [dnOf('cyd'), groupDn('board')] })
    directory.change(groupDn('board'), { member: [dnOf('ada')] })
    const run = await syncGroup('staff')
    expect(run).toMatchObject({
      status: 'ok',
      only: { objectType: 'group', name: 'staff' },
      read: { users: 0, groups: 1 },
      changes: { groups: { suspect: 0 }, memberships: { added: 1, removed: 2 } },
    })
    expect(world.memberships()).toEqual(['board: cyd', 'staff: cyd'])
    expect(world.parents()).toEqual(['staff > board (nested)'])
  })

  it('says that it is gone, and keeps it', async () => {
    await start(staff)
    directory.remove(groupDn('staff'))
    expect(await syncGroup('staff')).toMatchObject({
      status: 'ok_with_errors',
      changes: { groups: { skipped: 1, suspect: 0 } },
    })
    expect(world.memberships()).toEqual(['board: cyd', 'staff: ada, bob'])
  })
})

const posix = (members: readonly string[]): NewEntry => ({
  dn: groupDn('posix'),
  attributes: { objectClass: ['posixGroup'], cn: 'posix', gidNumber: '100', memberUid: members },
})

describe('other ways to name members and entries', () => {
  it('memberUid in whatever case the directory keeps it', async () => {
    await start([person('ada'), person('Bob'), posix(['ada'])], {
      groupObjectFilter: '(objectClass=posixGroup)',
      groupMembershipField: 'memberUid',
      userMembershipAttribute: 'uid',
    })
    directory.change(groupDn('posix'), { memberUid: ['Bob'] })
    expect(await syncPerson('Bob')).toMatchObject({ changes: { memberships: { added: 1, removed: 1 } } })
    expect(world.memberships()).toEqual(['posix: Bob'])
  })

  it('groups that the person names (lookupGroupsFromUser)', async () => {
    await start(
      [
        person('ada', { description: groupDn('staff') }),
        person('bob'),
        group('staff', []),
        group('board', []),
      ],
      {
        lookupGroupsFromUser: true,
        groupMembershipField: 'description',
      },
    )
    expect(world.memberships()).toEqual(['staff: ada'])
    directory.change(dnOf('ada'), { description: groupDn('board') })
    expect(await syncPerson('ada')).toMatchObject({ changes: { memberships: { added: 1, removed: 1 } } })
    expect(world.memberships()).toEqual(['board: ada'])
    directory.change(dnOf('bob'), { description: groupDn('staff') })
    expect(await syncGroup('staff')).toMatchObject({ changes: { memberships: { added: 1, removed: 0 } } })
    expect(world.memberships()).toEqual(['board: ada', 'staff: bob'])
  })

  it('entries known by their DN alone', async () => {
    await start(staff, { objectUniquenessField: 'distinguishedName' })
    directory.change(dnOf('ada'), { mail: 'ada@new.example.org' })
    directory.change(groupDn('board'), { member: [dnOf('cyd'), dnOf('ada')] })
    expect(await syncPerson('ada')).toMatchObject({ status: 'ok', read: { users: 1, groups: 2 } })
    expect(world.memberships()).toEqual(['board: ada, cyd', 'staff: ada, bob'])
    directory.remove(dnOf('ada'))
    expect(await syncPerson('ada')).toMatchObject({ messages: [{ code: 'sync.entry-missing' }] })
  })

  it('more groups than one search asks for', async () => {
    const many = Array.from({ length: 120 }, (_, index) =>
      group(`g${String(index).padStart(3, '0')}`, [dnOf('ada')]),
    )
    await start([...team, ...many])
    directory.change(groupDn('g119'), { member: dnOf('bob') })
    expect(await syncPerson('ada')).toMatchObject({
      status: 'ok',
      read: { users: 1, groups: 120 },
      changes: { memberships: { added: 1, removed: 1 } },
    })
  })
})

describe('beside runs of the whole source', () => {
  it('does not stand for one: a changed mapping is still carried to everybody', async () => {
    await start(staff)
    world.saveMapping({
      name: 'shout',
      objectType: 'user',
      expression: 'return { name: "changed" }',
    })
    await world.saveSource({
      slug: 'corp',
      userPropertyMappings: ['LDAP: DN to user path', 'LDAP: mail', 'OpenLDAP: uid', 'shout'],
    })
    expect(await syncPerson('ada')).toMatchObject({ changes: { users: { updated: 1 } } })
    expect(await world.sync('corp')).toMatchObject({ changes: { users: { updated: 2, unchanged: 1 } } })
  })

  it('is no last run of its source, but the last that wrote', async () => {
    await start(staff)
    const run = await syncPerson('ada')
    const sourceId = 1
    expect(findLastCommittedRun(world.db, sourceId)?.id).toBe(run.id)
    expect(findLastWholeRun(world.db, sourceId)?.id).toBe(run.id - 1)
  })

  it('is refused while a run waits for a decision, whose plan stays good', async () => {
    await start(crowd(60))
    await world.saveSource({ slug: 'corp', userObjectFilter: '(objectClass=nothing)' })
    const held = await world.sync('corp')
    expect(held.status).toBe('held')
    await expect(syncPerson('u000')).rejects.toMatchObject({ code: 'sync.held', details: { runId: held.id } })
    expect(await syncPerson('u000', { dryRun: true })).toMatchObject({ dryRun: true })
    expect(await world.service.approve(held.id)).toMatchObject({ status: 'approved' })
  })
  it('is held itself where it goes over a limit, and approved like any other', async () => {
    await start([
      ...crowd(100),
      group(
        'all',
        crowd(100)
          .slice(0, 100)
          .map(({ dn }) => dn),
      ),
    ])
    directory.change(groupDn('all'), { member: dnOf('u000') })
    const held = await syncGroup('all')
    expect(held).toMatchObject({ status: 'held', limits: [{ what: 'memberships.removed', count: 99 }] })
    expect(world.memberships()).toContainEqual(expect.stringMatching(/^all: u000, u001/))
    expect(await world.service.approve(held.id)).toMatchObject({ status: 'approved', only: { name: 'all' } })
    expect(world.memberships()).toContain('all: u000')
  })
})
