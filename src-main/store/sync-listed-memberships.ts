import type { WritableDb } from './database-handle.ts'

const removeSql = `
  DELETE FROM run_items
  WHERE run_id = :runId AND object_type = 'membership'`

/** Takes back the memberships listed for a held run: once it is approved, the membership tables tell of them. */
export const removeListedMemberships = (db: WritableDb, runId: number): void => {
  db.run(removeSql, { runId })
}
