// Identifiers that are spelt differently from one run to the next, and mean the same entry to the server.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { NewEntry } from '../../demo-directory/directory-content.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import { baseDn, dnOf, group, person, sourceFor, startTestDirectory } from './test-directory.ts'

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
  objectUniquenessField: LdapSource['objectUniquenessField'],
): Promise<DemoDirectory> => {
  directory = await startTestDirectory(entries)
  const settings = { objectUniquenessField, groupObjectUniquenessField: 'cn' }
  await world.saveSource({ ...sourceFor(directory), ...settings }, directory.bindPassword)
  await world.sync('corp')
  return directory
}

const rows = () =>
  world.db.all<{ id: number; username: string; identifier: string }>(
    `SELECT u.id, u.username, c.identifier FROM user_connections c JOIN users u ON u.id = c.user_id
      WHERE c.state <> 'deleted' ORDER BY u.id`,
  )

/** Two runs, because a deletion takes two. */
const expectUpdateOnly = async (): Promise<void> => {
  expect(await world.sync('corp')).toMatchObject({
    status: 'ok',
    changes: { users: { created: 0, updated: 1, suspect: 0, failed: 0 }, memberships: { removed: 0 } },
  })
  expect(await world.sync('corp')).toMatchObject({
    status: 'ok',
    changes: { users: { created: 0, updated: 0, unchanged: 2, suspect: 0, deleted: 0 } },
  })
}

describe('an identifier that is spelt anew (rule S4)', () => {
  it('is an update when only its case changed', async () => {
    const server = await start([person('Ada'), person('bob'), group('staff', [dnOf('Ada')])], 'uid')
    server.change(dnOf('Ada'), { uid: 'ada' })
    await expectUpdateOnly()
    expect(rows()).toEqual([
      { id: 1, username: 'ada', identifier: 'ada' },
      { id: 2, username: 'bob', identifier: 'bob' },
    ])
    expect(world.memberships()).toEqual(['staff: ada'])
  })

  it('is an update when another of its values comes first', async () => {
    const server = await start(
      [person('ada', { employeeNumber: ['17', '4711'] }), person('bob', { employeeNumber: '18' })],
      'employeeNumber',
    )
    server.change(dnOf('ada'), { employeeNumber: ['4711', '17'] })
    await expectUpdateOnly()
    expect(rows()).toEqual([
      { id: 1, username: 'ada', identifier: '4711' },
      { id: 2, username: 'bob', identifier: '18' },
    ])
  })

  it('is an update when it is a DN in other case and spacing', async () => {
    const server = await start([person('ada'), person('bob')], 'dn')
    server.remove(dnOf('ada'))
    server.add({ dn: `UID=Ada, OU=People, ${baseDn}`, attributes: person('ada').attributes })
    await expectUpdateOnly()
    expect(rows()[0]).toMatchObject({ id: 1, username: 'ada' })
  })

  it('leaves alone who has the other spelling already', async () => {
    const server = await start(
      [person('a1', { employeeNumber: 'x1' }), person('b1', { employeeNumber: 'y' })],
      'employeeNumber',
    )
    server.add(person('a2', { employeeNumber: 'X1' }))
    expect(await world.sync('corp')).toMatchObject({
      status: 'ok',
      changes: { users: { created: 1, unchanged: 2 } },
    })
    expect(rows().map(({ username, identifier }) => `${username} ${identifier}`)).toEqual([
      'a1 x1',
      'b1 y',
      'a2 X1',
    ])
  })
})
