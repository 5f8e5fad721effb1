// A plan in which everything changes, as after an edit of the mappings.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import { crowd, sourceFor, startTestDirectory } from './test-directory.ts'

let directory: DemoDirectory
let world: SyncWorld
beforeEach(async () => {
  directory = await startTestDirectory(crowd(20))
  world = createSyncWorld()
  await world.saveSource(sourceFor(directory), directory.bindPassword)
})
afterEach(async () => {
  await world.close()
  await directory.stop()
})

/** Tells how many transactions were open in one another whenever a statement that begins so was run. */
const watchDepth = (db: WritableDb, beginning: string) => {
  const depths = new Set<number>()
  let depth = 0
  const watched: WritableDb = {
    ...db,
    transaction: (work) =>
      db.transaction(() => {
        depth++
        try {
          return work()
        } finally {
          depth--
        }
      }),
    run: (sql, parameters) => {
      if (sql.trim().startsWith(beginning)) depths.add(depth)
      return db.run(sql, parameters)
    },
  }
  return { watched, depths }
}

describe('a plan that changes everybody', () => {
  // In a savepoint, each update of a row costs as much as the savepoint has changed before it.
  it('is written in one transaction that holds no other', async () => {
    await world.sync('corp')
    world.saveMapping({
      name: 'mark',
      objectType: 'user',
      expression: "return { attributes: { mark: 'x' } }",
    })
    await world.saveSource({ slug: 'corp', userPropertyMappings: ['OpenLDAP: uid', 'mark'] })
    const { watched, depths } = watchDepth(world.db, 'UPDATE user_connections')
    expect(await world.syncHere('corp', watched)).toMatchObject({ changes: { users: { updated: 20 } } })
    expect([...depths]).toEqual([1])
  })
})
