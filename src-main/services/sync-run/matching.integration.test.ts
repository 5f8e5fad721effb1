import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { NewEntry } from '../../demo-directory/directory-content.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { createConnectService } from '../connect-service.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import { dnOf, group, groupDn, person, sourceFor, startTestDirectory } from './test-directory.ts'

let first: DemoDirectory
let second: DemoDirectory
let world: SyncWorld

beforeEach(async () => {
  first = await startTestDirectory([person('ada'), person('bob'), group('staff', [dnOf('ada')])])
  second = await startTestDirectory([
    person('Ada', { mail: 'ADA@example.org' }),
    person('robert', { mail: 'bob@example.org' }),
    person('cyd'),
    group('Staff', [dnOf('Ada'), dnOf('cyd')]),
  ])
  world = createSyncWorld()
  await world.saveSource({ ...sourceFor(first), slug: 'one' }, first.bindPassword)
  await world.sync('one')
})
afterEach(async () => {
  await world.close()
  await first.stop()
  await second.stop()
})

const syncSecond = async (settings: Partial<LdapSource>) => {
  await world.saveSource(
    { ...sourceFor(second), slug: 'two', syncUsersPassword: false, ...settings },
    second.bindPassword,
  )
  return world.sync('two')
}
const failing = (code: string) => expect.objectContaining({ name: 'AppError', code })
const connections = (): readonly string[] =>
  world.db
    .all<{ line: string }>(
      `SELECT s.slug || ': ' || u.username AS line FROM user_connections c
        JOIN sources s ON s.id = c.source_id JOIN users u ON u.id = c.user_id WHERE c.state <> 'deleted' ORDER BY line`,
    )
    .map(({ line }) => line)

describe('two sources with the same person', () => {
  it('clash by username with mode identifier; the others are synced (F17)', async () => {
    const run = await syncSecond({ syncGroups: false })
    expect(run).toMatchObject({ status: 'ok_with_errors', changes: { users: { created: 2, failed: 1 } } })
    expect(world.people()).toEqual(['ada', 'bob', 'cyd', 'robert'])
    expect(world.items(run.id)).toContainEqual(
      expect.objectContaining({ change: 'conflict', dn: dnOf('Ada') }),
    )
  })

  it('become one when a person says so, with the next run and as a change that it shows', async () => {
    const clash = await syncSecond({})
    const [user, staff] = ['user', 'group'].map((objectType) =>
      world.items(clash.id).find((item) => item.change === 'conflict' && item.objectType === objectType),
    )
    expect(user?.fields).toEqual({ username: [null, 'Ada'] })
    expect(staff?.fields).toEqual({ name: [null, 'Staff'] })
    const { connect } = createConnectService({ db: world.db, clock: () => new Date() })
    const choice = { source: 'two', objectType: 'user', identifier: user?.name ?? '', name: 'ADA' } as const
    expect(await connect(choice)).toEqual({ ...choice, name: 'ada' })
    await connect({ source: 'two', objectType: 'group', identifier: staff?.name ?? '', name: 'staff' })
    const run = await world.sync('two')
    expect(run).toMatchObject({ status: 'ok', changes: { users: { failed: 0 }, groups: { failed: 0 } } })
    expect(world.items(run.id)).toContainEqual(
      expect.objectContaining({ objectType: 'user', change: 'linked', dn: dnOf('Ada') }),
    )
    expect(world.people()).toEqual(['Ada', 'bob', 'cyd', 'robert'])
    expect(connections()).toEqual(['one: Ada', 'one: bob', 'two: Ada', 'two: cyd', 'two: robert'])
    expect(await world.sync('two')).toMatchObject({ status: 'ok', changes: { users: { unchanged: 3 } } })
    await expect(connect(choice)).rejects.toThrow('is "Ada" already')
    await expect(connect({ ...choice, identifier: 'other' })).rejects.toThrow('already tied to another entry')
  })

  it('stay two when what was said is taken back before a run ties them, and not after that', async () => {
    const clash = await syncSecond({})
    const service = createConnectService({ db: world.db, clock: () => new Date() })
    for (const [objectType, name] of [
      ['user', 'ada'],
      ['group', 'staff'],
    ] as const) {
      const item = world
        .items(clash.id)
        .find((each) => each.change === 'conflict' && each.objectType === objectType)
      const entry = { source: 'two', objectType, identifier: item?.name ?? '' }
      expect(service.findChosen(entry)).toBeUndefined()
      const choice = await service.connect({ ...entry, name })
      expect(service.findChosen(entry)).toEqual(choice)
      await expect(service.undo({ ...entry, name: 'somebody else' })).rejects.toEqual(
        failing('object.not-found'),
      )
      expect(await service.undo({ ...entry, name: name.toUpperCase() })).toEqual(choice)
      expect(service.findChosen(entry)).toBeUndefined()
      await expect(service.undo(choice)).rejects.toEqual(failing('object.not-found'))
    }
    const again = await world.sync('two')
    expect(again).toMatchObject({ changes: { users: { failed: 1 }, groups: { failed: 1 } } })
    const ada = world.items(again.id).find((item) => item.change === 'conflict' && item.objectType === 'user')
    const entry = { source: 'two', objectType: 'user', identifier: ada?.name ?? '' } as const
    const choice = await service.connect({ ...entry, name: 'ada' })
    await world.sync('two')
    expect(service.findChosen(entry)).toBeUndefined()
    await expect(service.undo(choice)).rejects.toEqual(failing('sync.match-refused'))
  })

  it('are not connected with somebody who is not there, of no source, or without an entry', async () => {
    await syncSecond({ syncGroups: false })
    const { connect } = createConnectService({ db: world.db, clock: () => new Date() })
    const choice = { source: 'two', objectType: 'user', identifier: 'x', name: 'ada' } as const
    await expect(connect({ ...choice, name: 'nobody' })).rejects.toEqual(failing('object.not-found'))
    await expect(connect({ ...choice, source: 'three' })).rejects.toEqual(failing('object.not-found'))
    await expect(connect({ ...choice, identifier: ' ' })).rejects.toEqual(failing('input.invalid'))
  })

  it('stay two where the one who was chosen became another entry of the source meanwhile', async () => {
    const clash = await syncSecond({ syncGroups: false })
    const ada = world.items(clash.id).find(({ change }) => change === 'conflict')
    const { connect } = createConnectService({ db: world.db, clock: () => new Date() })
    await connect({ source: 'two', objectType: 'user', identifier: ada?.name ?? '', name: 'bob' })
    second.add(person('bob'))
    const run = await syncSecond({ syncGroups: false, userMatchingMode: 'username_link' })
    expect(run.messages).toContainEqual(expect.objectContaining({ code: 'sync.match-refused' }))
    expect(connections().filter((line) => line === 'two: bob' || line === 'two: Ada')).toHaveLength(1)
  })

  it('are one person with username_link, in any case of the name', async () => {
    const run = await syncSecond({ userMatchingMode: 'username_link', groupMatchingMode: 'name_link' })
    expect(run).toMatchObject({ status: 'ok' })
    expect(world.people()).toEqual(['Ada', 'bob', 'cyd', 'robert'])
    expect(connections()).toEqual(['one: Ada', 'one: bob', 'two: Ada', 'two: cyd', 'two: robert'])
    expect(await world.sync('two')).toMatchObject({ changes: { users: { unchanged: 3 } } })
  })

  it('are one person with email_link', async () => {
    const run = await syncSecond({ userMatchingMode: 'email_link', syncGroups: false })
    expect(run).toMatchObject({ status: 'ok', changes: { users: { created: 1, updated: 2 } } })
    expect(connections()).toEqual(['one: Ada', 'one: robert', 'two: Ada', 'two: cyd', 'two: robert'])
  })

  it.each(['username_deny', 'email_deny'] as const)('are refused with %s', async (userMatchingMode) => {
    const run = await syncSecond({ userMatchingMode, syncGroups: false })
    expect(run.changes.users.skipped).toBe(userMatchingMode === 'username_deny' ? 1 : 2)
    expect(run.messages).toContainEqual(expect.objectContaining({ code: 'sync.match-refused' }))
    expect(connections()).not.toContain('two: Ada')
  })

  it('are refused by name with name_deny, for groups', async () => {
    const run = await syncSecond({ userMatchingMode: 'username_link', groupMatchingMode: 'name_deny' })
    expect(run).toMatchObject({ changes: { groups: { skipped: 1, created: 0 } } })
  })

  it('each own the memberships they gave, and never remove the others (F23)', async () => {
    const linked = { userMatchingMode: 'username_link', groupMatchingMode: 'name_link' } as const
    await syncSecond(linked)
    expect(world.memberships()).toEqual(['Staff: Ada, cyd'])
    await world.sync('one', { full: true })
    second.change(groupDn('Staff'), { member: [dnOf('cyd')] })
    await syncSecond(linked)
    expect(world.memberships()).toEqual(['Staff: Ada, cyd'])
    first.change(groupDn('staff'), { member: [] })
    await world.sync('one')
    expect(world.memberships()).toEqual(['staff: cyd'])
  })

  it('keep the person while one of them has him', async () => {
    await syncSecond({ userMatchingMode: 'username_link', groupMatchingMode: 'name_link' })
    first.remove(dnOf('ada'))
    first.add(person('eve'))
    await world.sync('one')
    expect(world.people()).toContain('Ada')
    await world.sync('one')
    expect(world.people()).toContain('Ada')
    expect(connections()).not.toContain('one: Ada')
    second.remove(dnOf('Ada'))
    await world.sync('two')
    await world.sync('two')
    expect(world.people()).not.toContain('Ada')
  })

  it('do not take one person for two entries of one source', async () => {
    second.add(person('ada2', { mail: 'ada@example.org' }))
    const run = await syncSecond({ userMatchingMode: 'email_link', syncGroups: false })
    expect(run).toMatchObject({ status: 'ok_with_errors', changes: { users: { failed: 1 } } })
    expect(run.messages).toContainEqual(expect.objectContaining({ code: 'sync.match-refused' }))
  })
})

describe('names that change hands', () => {
  it('can be swapped within one run', async () => {
    first.change(dnOf('ada'), { uid: ['tmp'] })
    first.replace(withUid('ada', 'bob'))
    first.replace(withUid('bob', 'ada'))
    const ids = world.db.all<{ username: string }>(`SELECT username FROM users ORDER BY id`)
    const run = await world.sync('one')
    expect(run).toMatchObject({ status: 'ok', changes: { users: { updated: 2, failed: 0 } } })
    expect(world.db.all<{ username: string }>(`SELECT username FROM users ORDER BY id`)).toEqual(
      ids.toReversed(),
    )
  })

  it('are free for a new person in the run that deletes the old one', async () => {
    first.remove(dnOf('ada'))
    first.add({ dn: dnOf('ada2'), attributes: person('ada2', { uid: 'ada' }).attributes })
    expect(await world.sync('one')).toMatchObject({ changes: { users: { suspect: 1, failed: 1 } } })
    expect(await world.sync('one')).toMatchObject({
      status: 'ok',
      changes: { users: { deleted: 1, created: 1, failed: 0 } },
    })
    expect(world.people()).toEqual(['ada', 'bob'])
  })
})

const withUid = (uid: string, username: string): NewEntry => ({
  dn: dnOf(uid),
  attributes: {
    ...person(uid).attributes,
    uid: username,
    mail: `${username}@example.org`,
    cn: `${username} Example`,
  },
})
