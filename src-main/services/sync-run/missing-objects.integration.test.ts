import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
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
  uidAt,
} from './test-directory.ts'

let directory: DemoDirectory
let world: SyncWorld

const people = 200
const uids = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, index) => uidAt(from + index))

beforeEach(async () => {
  directory = await startTestDirectory(crowd(people))
  world = createSyncWorld()
  await world.saveSource(sourceFor(directory), directory.bindPassword)
  await world.sync('corp')
})
afterEach(async () => {
  await world.close()
  await directory.stop()
})

const remove = (gone: readonly string[]): void => gone.forEach((uid) => directory.remove(dnOf(uid)))

describe('people missing from the directory', () => {
  it('are suspect first and deleted by the next complete run, with the reason (F16)', async () => {
    remove(uids(0, 5))
    const suspected = await world.sync('corp')
    expect(suspected).toMatchObject({ status: 'ok', changes: { users: { suspect: 5, deleted: 0 } } })
    expect(world.people()).toContain('u000 (suspect)')

    const deleted = await world.sync('corp')
    expect(deleted).toMatchObject({ status: 'ok', changes: { users: { suspect: 0, deleted: 5 } } })
    expect(world.people()).toHaveLength(people - 5)
    expect(world.items(deleted.id).find(({ name }) => name === 'u000')).toMatchObject({
      change: 'deleted',
      reason: 'gone',
    })
    expect(await world.sync('corp')).toMatchObject({ changes: { users: { deleted: 0, suspect: 0 } } })
  })

  it('hold the run when they are too many, and nothing is written until a person approves', async () => {
    remove(uids(0, 150))
    const held = await world.sync('corp')
    expect(held.status).toBe('held')
    expect(held.limits).toContainEqual({ what: 'users.missing', count: 150, allowed: 50, of: people })
    expect(world.people()).toEqual(uids(0, people))
    expect(world.memberships()).toHaveLength(20)

    const approved = await world.service.approve(held.id)
    expect(approved).toMatchObject({ id: held.id, status: 'approved' })
    expect(world.people()).toContain('u149 (suspect)')

    const next = await world.sync('corp')
    expect(next).toMatchObject({ status: 'ok', changes: { users: { deleted: 150 } } })
    expect(world.people()).toEqual(uids(150, people))
  })

  it('are not held a second time for what a person approved, but for what is new', async () => {
    remove(uids(0, 150))
    await world.service.approve((await world.sync('corp')).id)
    await world.saveSource({ slug: 'corp', limits: { percent: 1, count: 5 } })
    remove(uids(150, 160))
    const held = await world.sync('corp')
    expect(held.limits).toContainEqual({ what: 'users.missing', count: 10, allowed: 5, of: people })
  })

  it('cannot be decided by a plan once settings changed or another run was committed', async () => {
    remove(uids(0, 150))
    const held = await world.sync('corp')
    await world.saveSource({ slug: 'corp', limits: { percent: 100, count: 50 } })
    await expect(world.service.approve(held.id)).rejects.toMatchObject({ code: 'sync.plan-outdated' })
    await world.sync('corp')
    await expect(world.service.approve(held.id)).rejects.toMatchObject({ code: 'sync.plan-outdated' })
  })

  it('stay as they are when the held run is rejected', async () => {
    remove(uids(0, 150))
    const held = await world.sync('corp')
    expect(await world.service.reject(held.id)).toMatchObject({ status: 'rejected' })
    expect(world.people()).toEqual(uids(0, people))
    await expect(world.service.approve(held.id)).rejects.toMatchObject({ code: 'sync.plan-outdated' })
  })

  it('are named by a dry run that a real one would be held, and nothing waits', async () => {
    remove(uids(0, 150))
    const dry = await world.sync('corp', { dryRun: true })
    expect(dry).toMatchObject({ status: 'ok', limits: [{ what: 'users.missing', count: 150 }] })
    expect(dry.messages).toEqual([expect.objectContaining({ level: 'warning', code: 'sync.held' })])
    expect(world.people()).toEqual(uids(0, people))
    await expect(world.service.approve(dry.id)).rejects.toMatchObject({ code: 'sync.plan-outdated' })
    expect(readdirSync(join(world.dataFolder, 'plans'))).toEqual([])
  })

  it('wait for a person in the newest three plans, of which deciding one ends the others', async () => {
    remove(uids(0, 150))
    for (let held = 0; held < 4; held++) await world.sync('corp')
    const statuses = () =>
      world.db.all<{ status: string }>(`SELECT status FROM runs ORDER BY id`).map(({ status }) => status)
    const plans = () => readdirSync(join(world.dataFolder, 'plans'))
    expect(statuses()).toEqual(['ok', 'rejected', 'held', 'held', 'held'])
    expect(plans()).toEqual(['3.plan', '4.plan', '5.plan'])
    await world.service.approve(4)
    expect(statuses()).toEqual(['ok', 'rejected', 'rejected', 'approved', 'rejected'])
    expect(plans()).toEqual([])
  })

  it('do not make a committed run a failed one because an old plan cannot be removed', async () => {
    remove(uids(0, 150))
    const held = await world.sync('corp')
    const plan = join(world.dataFolder, 'plans', `${held.id}.plan`)
    rmSync(plan)
    mkdirSync(plan)
    await world.saveSource({ slug: 'corp', limits: { percent: 100, count: 1000 } })
    expect(await world.sync('corp')).toMatchObject({ status: 'ok', changes: { users: { suspect: 150 } } })
    expect(world.db.get(`SELECT status FROM runs WHERE id = ${held.id}`)).toEqual({ status: 'rejected' })
    expect(await world.sync('corp')).toMatchObject({ status: 'ok', changes: { users: { deleted: 150 } } })
  })

  it('hold the run when a changed filter finds nobody, whatever the limits (F14)', async () => {
    await world.saveSource({
      slug: 'corp',
      userObjectFilter: '(objectClass=nothing)',
      limits: { percent: 100, count: 10_000 },
    })
    const held = await world.sync('corp')
    expect(held.status).toBe('held')
    expect(held.limits).toContainEqual({ what: 'users.none-found', count: people, allowed: 0, of: people })
    expect(world.people()).toEqual(uids(0, people))
    expect((await world.service.approve(held.id)).status).toBe('approved')
    const next = await world.sync('corp')
    expect(next).toMatchObject({ status: 'ok', changes: { users: { deleted: people } } })
    expect(world.items(next.id)[0]).toMatchObject({ change: 'deleted', reason: 'filter' })
  })

  it('hold the run when rights are missing and the answer is success without entries (F11)', async () => {
    directory.setFaults([{ kind: 'no-entries' }])
    const held = await world.sync('corp')
    expect(held.status).toBe('held')
    expect(world.people()).toEqual(uids(0, people))
  })

  it('are told apart from those who moved out of the base', async () => {
    const moved = person('u007')
    directory.remove(moved.dn)
    await world.sync('corp')
    const stored = world.db.get<{ identifier: string }>(
      `SELECT identifier FROM user_connections WHERE dn LIKE 'uid=u007,%'`,
    )
    directory.add({
      dn: `uid=u007,ou=former,${baseDn}`,
      attributes: { ...moved.attributes, entryUUID: stored?.identifier ?? '' },
    })
    const run = await world.sync('corp')
    expect(world.items(run.id)).toContainEqual(
      expect.objectContaining({ name: 'u007', change: 'deleted', reason: 'moved-out-of-base' }),
    )
  })

  it.each(['insufficientAccessRights', 'noSuchObject', 'adminLimitExceeded'] as const)(
    'are looked up below the base where the whole directory may not be searched (%s)',
    async (code) => {
      directory.setFaults([{ kind: 'result', on: 'search', code, entryDn: baseDn }])
      remove(uids(0, 2))
      directory.change(dnOf('u002'), { objectClass: ['person'] })
      await world.sync('corp')
      const run = await world.sync('corp')
      expect(run).toMatchObject({ status: 'ok', changes: { users: { deleted: 3 } } })
      const deleted = world.items(run.id).filter(({ change }) => change === 'deleted')
      expect(deleted.map(({ name, reason }) => [name, reason])).toEqual([
        ['u000', 'gone'],
        ['u001', 'gone'],
        ['u002', 'filter'],
      ])
    },
  )

  it('wait for as many runs as the grace period says', async () => {
    await world.saveSource({ slug: 'corp', deletionGraceRuns: 3 })
    remove(uids(0, 1))
    for (let run = 0; run < 3; run++) expect((await world.sync('corp')).changes.users.deleted).toBe(0)
    expect((await world.sync('corp')).changes.users.deleted).toBe(1)
  })

  it('are only marked while deletion is switched off', async () => {
    await world.saveSource({ slug: 'corp', deleteNotFoundObjects: false })
    remove(uids(0, 2))
    for (let run = 0; run < 4; run++) expect((await world.sync('corp')).changes.users.deleted).toBe(0)
    expect(world.people()).toContain('u000 (suspect)')
  })

  it('are switched off instead of deleted with deletionAction deactivate, once', async () => {
    await world.saveSource({ slug: 'corp', deletionAction: 'deactivate' })
    remove(uids(0, 1))
    await world.sync('corp')
    const run = await world.sync('corp')
    expect(run.changes.users).toMatchObject({ deactivated: 1, deleted: 0 })
    expect(world.db.get(`SELECT is_active, is_active_reason FROM users WHERE username = 'u000'`)).toEqual({
      is_active: 0,
      is_active_reason: 'missing',
    })
    expect((await world.sync('corp')).changes.users).toMatchObject({ deactivated: 0 })
  })

  it('are kept with the reason with deletionAction keep', async () => {
    await world.saveSource({ slug: 'corp', deletionAction: 'keep' })
    remove(uids(0, 1))
    await world.sync('corp')
    const run = await world.sync('corp')
    expect(world.items(run.id)).toEqual([
      expect.objectContaining({ objectType: 'user', name: 'u000', change: 'kept', reason: 'gone' }),
    ])
    expect(world.people()).toContain('u000 (suspect)')
    expect(world.items((await world.sync('corp')).id)).toEqual([])
  })

  it('are present again with their memberships when they come back', async () => {
    const entry = person('u003')
    const { identifier } = world.db.get<{ identifier: string }>(
      `SELECT identifier FROM user_connections WHERE dn LIKE 'uid=u003,%'`,
    ) ?? { identifier: '' }
    remove(['u003'])
    await world.sync('corp')
    await world.sync('corp')
    expect(world.people()).not.toContain('u003')
    directory.add({ dn: entry.dn, attributes: { ...entry.attributes, entryUUID: identifier } })
    const run = await world.sync('corp')
    expect(run.changes.users).toMatchObject({ created: 1 })
    expect(world.items(run.id)).toContainEqual(expect.objectContaining({ name: 'u003', change: 'restored' }))
    expect(world.people()).toContain('u003')
    expect(world.memberships()[0]).toContain('u003')
  })
})

describe('groups missing from the directory', () => {
  it('are suspect first and deleted with their memberships by the next run', async () => {
    directory.remove(groupDn('g00'))
    expect((await world.sync('corp')).changes.groups).toMatchObject({ suspect: 1 })
    const run = await world.sync('corp')
    expect(run.changes).toMatchObject({ groups: { deleted: 1 }, memberships: { removed: 10 } })
    expect(world.memberships()).toHaveLength(19)
  })
})

describe('values, members and access that vanish in bulk', () => {
  it('hold the run when an attribute is blanked because a right was withdrawn (F19)', async () => {
    directory.setFaults([{ kind: 'hidden-attributes', names: ['mail'] }])
    const held = await world.sync('corp')
    expect(held.status).toBe('held')
    expect(held.limits).toContainEqual({
      what: 'users.email.blanked',
      count: people,
      allowed: 50,
      of: people,
    })
    expect(world.db.get(`SELECT count(*) AS n FROM users WHERE email = ''`)).toEqual({ n: 0 })
  })

  it('hold the run when a mapping of one’s own gives empty lists instead (F19)', async () => {
    world.saveMapping({
      name: 'addresses',
      objectType: 'user',
      expression: "return { attributes: { addresses: ldap.all('mail') } }",
    })
    await world.saveSource({
      slug: 'corp',
      userPropertyMappings: ['OpenLDAP: uid', 'OpenLDAP: cn', 'addresses'],
      limits: { percent: 100, count: 1000 },
    })
    await world.sync('corp')
    await world.saveSource({ slug: 'corp', limits: { percent: 10, count: 50 } })
    directory.setFaults([{ kind: 'hidden-attributes', names: ['mail'] }])
    expect((await world.sync('corp')).limits).toEqual([
      { what: 'users.attributes.addresses.blanked', count: people, allowed: 50, of: people },
    ])
  })

  it('hold the run when too many people are deactivated at once (rule S9)', async () => {
    for (const uid of uids(0, 60)) directory.change(dnOf(uid), { shadowExpire: '1' })
    const held = await world.sync('corp')
    expect(held.limits).toEqual([{ what: 'users.deactivated', count: 60, allowed: 50, of: people }])
    await world.service.approve(held.id)
    expect(world.db.get(`SELECT count(*) AS n FROM users WHERE is_active = 0`)).toEqual({ n: 60 })
    expect(await world.sync('corp')).toMatchObject({ status: 'ok', limits: [] })
  })

  it('blank a single value without asking', async () => {
    directory.change(dnOf('u001'), { mail: [] })
    const run = await world.sync('corp')
    expect(run.status).toBe('ok')
    expect(world.items(run.id)).toEqual([
      expect.objectContaining({ name: 'u001', fields: { email: ['u001@example.org', ''] } }),
    ])
  })

  it('hold the run when too many memberships end at once', async () => {
    directory.setFaults([{ kind: 'hidden-attributes', names: ['member'] }])
    const held = await world.sync('corp')
    expect(held.limits).toContainEqual({ what: 'memberships.removed', count: 200, allowed: 50, of: 200 })
    expect(world.memberships()).toHaveLength(20)
  })

  it('do not count memberships that end with their user', async () => {
    await world.saveSource({ slug: 'corp', limits: { percent: 1, count: 6 } })
    remove(uids(0, 5))
    directory.replace(group('g00', uids(5, 10).map(dnOf)))
    const run = await world.sync('corp')
    expect(run).toMatchObject({ status: 'ok', changes: { memberships: { removed: 5 } } })
  })
})
