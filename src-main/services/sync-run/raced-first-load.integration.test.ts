// A first load that another process overtakes in the very moment before it is written.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { openDatabase } from '../../store/open-database.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import { person, sourceFor, startTestDirectory, uidAt } from './test-directory.ts'

const insertOtherSql = `
  INSERT INTO users (username, username_key, is_active, created_at, updated_at)
  VALUES ('u001', 'u001', 1, '', '')`

let world: SyncWorld
let directory: DemoDirectory | undefined
beforeEach(() => {
  world = createSyncWorld()
})
afterEach(async () => {
  await world.close()
  await directory?.stop()
})

/** A first load of so many people; another connection takes a name just before the run begins to write them. */
const syncOvertaken = async (count: number, description: string) => {
  directory = await startTestDirectory(
    Array.from({ length: count }, (_, index) => person(uidAt(index), { description })),
  )
  await world.saveSource({ ...sourceFor(directory), receiveTimeoutSeconds: 30 }, directory.bindPassword)
  const other = openDatabase(world.dataFolder)
  let isApplying = false
  let isOvertaken = false
  const db: WritableDb = {
    ...world.db,
    transaction: (work) => {
      if (isApplying && !isOvertaken) {
        isOvertaken = true
        other.run(insertOtherSql)
      }
      return world.db.transaction(work)
    },
  }
  try {
    return await world.syncHere('corp', db, (_runId, phase) => (isApplying ||= phase === 'apply'))
  } finally {
    other.close()
  }
}

describe('a first load that another process overtakes', () => {
  it.each([
    { size: 'small', count: 3, description: 'short' },
    { size: 'staged', count: 2000, description: 'x'.repeat(1000) },
  ])('is applied like any other plan when it is $size', async ({ count, description }) => {
    const run = await syncOvertaken(count, description)
    expect(run).toMatchObject({
      status: 'ok_with_errors',
      failure: null,
      changes: { users: { created: count - 1, failed: 1 } },
      messages: [{ code: 'sync.username-conflict' }],
    })
    expect(world.people()).toHaveLength(count)
    expect(world.items(run.id)).toContainEqual(expect.objectContaining({ name: 'u001', change: 'conflict' }))
    expect(world.db.all('PRAGMA foreign_key_check')).toEqual([])
    expect(world.db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 })
    expect(await world.sync('corp', { full: true })).toMatchObject({ failure: null })
  })
})
