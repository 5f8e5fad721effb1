// Two sources with the same people, of which one commits a run between the plan of the other and its applying.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import { crowd, dnOf, person, sourceFor, startTestDirectory, uidAt } from './test-directory.ts'

let first: DemoDirectory
let second: DemoDirectory
let world: SyncWorld

const people = 20
const unlimited = { percent: 100, count: 100 }
const none = { percent: 0, count: 0 }
const roles = {
  name: 'role',
  objectType: 'user',
  expression: "return { attributes: { [source.slug]: ldap.get('employeeType') } }",
} as const
const userPropertyMappings = ['LDAP: mail', 'OpenLDAP: uid', 'OpenLDAP: cn', 'role']

beforeEach(async () => {
  first = await startTestDirectory(crowd(people))
  second = await startTestDirectory(crowd(people))
  world = createSyncWorld()
  world.saveMapping(roles)
  await world.saveSource(
    { ...sourceFor(first), slug: 'one', limits: unlimited, userPropertyMappings },
    first.bindPassword,
  )
  await world.sync('one')
})
afterEach(async () => {
  await world.close()
  await first.stop()
  await second.stop()
})

const syncSecond = async (userMatchingMode: LdapSource['userMatchingMode'] = 'username_link') => {
  const settings = { syncUsersPassword: false, syncGroups: false, userMatchingMode, userPropertyMappings }
  await world.saveSource({ ...sourceFor(second), slug: 'two', ...settings }, second.bindPassword)
  return world.sync('two')
}

/** A run of the first source that plans the second step for u000, and waits for a person. */
const holdSecondStep = async (
  deletionAction: LdapSource['deletionAction'],
  changeMore: () => void = () => undefined,
): Promise<number> => {
  first.remove(dnOf('u000'))
  await world.sync('one')
  changeMore()
  await world.saveSource({ slug: 'one', limits: none, deletionAction })
  const held = await world.sync('one')
  expect(held).toMatchObject({ status: 'held' })
  return held.id
}

const userSql = `
  SELECT state, is_active AS isActive, attributes
  FROM users
  WHERE username = :username`

const user = (username: string) => {
  const row = world.db.get<{ state: string; isActive: number; attributes: string }>(userSql, { username })
  return { ...row, attributes: JSON.parse(row?.attributes ?? '{}') as Record<string, unknown> }
}

const connectionsOf = (username: string) =>
  world.db.all<{ slug: string; state: string }>(
    `SELECT s.slug, c.state FROM user_connections c JOIN sources s ON s.id = c.source_id
      JOIN users u ON u.id = c.user_id WHERE u.username = :username ORDER BY s.slug`,
    { username },
  )

describe('a plan that is applied after a run of another source', () => {
  it('takes a person whom the other source has by now from its own source only', async () => {
    const held = await holdSecondStep('delete')
    await syncSecond()
    expect(await world.service.approve(held)).toMatchObject({ status: 'approved' })
    expect(user('u000').state).toBe('present')
    expect(connectionsOf('u000')).toEqual([
      { slug: 'one', state: 'deleted' },
      { slug: 'two', state: 'present' },
    ])
  })

  it('leaves a person active whom the other source has by now', async () => {
    const held = await holdSecondStep('deactivate')
    await syncSecond()
    await world.service.approve(held)
    expect(user('u000')).toMatchObject({ state: 'present', isActive: 1 })
  })

  it('does not put back what the other source has replaced meanwhile', async () => {
    second.change(dnOf('u001'), { employeeType: ['before'] })
    await syncSecond()
    const held = await holdSecondStep('delete', () => first.change(dnOf('u001'), { employeeType: ['chief'] }))
    second.change(dnOf('u001'), { employeeType: ['after'] })
    await world.sync('two')
    const approved = await world.service.approve(held)
    expect(approved.messages).toContainEqual(expect.objectContaining({ code: 'sync.plan-outdated' }))
    expect(user('u001').attributes).toMatchObject({ two: 'after' })

    first.add(person(uidAt(people)))
    await world.sync('one')
    expect(user('u001').attributes).toMatchObject({ one: 'chief', two: 'after' })
  })

  it('does not put back what went with the other source meanwhile', async () => {
    second.change(dnOf('u001'), { employeeType: ['lab'] })
    await syncSecond()
    const held = await holdSecondStep('delete', () => first.change(dnOf('u001'), { employeeType: ['chief'] }))
    const { id: sourceId } = world.db.get<{ id: number }>(`SELECT id FROM sources WHERE slug = 'two'`) ?? {
      id: 0,
    }
    await world.service.removeSource({ sourceId, slug: 'two', at: new Date().toISOString() })
    const approved = await world.service.approve(held)
    expect(approved.messages).toContainEqual(expect.objectContaining({ code: 'sync.plan-outdated' }))
    expect(user('u001').attributes).not.toHaveProperty('two')

    await world.sync('one')
    expect(user('u001').attributes).toMatchObject({ one: 'chief' })
    expect(user('u001').attributes).not.toHaveProperty('two')
  })

  it('gives a person the old name back whose new one the other source took, and says so', async () => {
    first.add(person('emma'))
    await world.sync('one')
    await syncSecond('email_link')
    second.remove(dnOf('u004'))
    second.add(person('fred', { mail: 'emma@example.org' }))
    await world.saveSource({ slug: 'two', limits: none })
    const held = await world.sync('two')
    expect(held).toMatchObject({ status: 'held' })
    first.add(person('fred'))
    await world.sync('one')

    const approved = await world.service.approve(held.id)
    expect(approved.messages).toContainEqual(expect.objectContaining({ code: 'sync.username-conflict' }))
    expect(world.items(held.id)).toContainEqual(
      expect.objectContaining({ name: 'fred', change: 'conflict', dn: dnOf('fred') }),
    )
    const keys = world.db.all<{ username: string; key: string }>(
      `SELECT username, username_key AS key FROM users WHERE username IN ('fred', 'emma') ORDER BY username`,
    )
    expect(keys).toEqual([
      { username: 'emma', key: 'emma' },
      { username: 'fred', key: 'fred' },
    ])
  })
})
