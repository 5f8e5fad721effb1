import type { RemovalStep, RemovedObjects } from '../../src-shared/domain/source-removal.ts'
import type { WritableDb } from './database-handle.ts'
import { removeSourceHistory, removeSourceMemberships } from './remove-source-history.ts'
import { removeSourceObjects, type SourceRemoval } from './remove-source-objects.ts'

const countRowsSql = `
  SELECT (SELECT count(*) FROM memberships WHERE source_id = :sourceId)
    + (SELECT count(*) FROM membership_history WHERE source_id = :sourceId)
    + (SELECT count(*) FROM run_items WHERE run_id IN (SELECT id FROM runs WHERE source_id = :sourceId))
    + (SELECT count(*) FROM user_connections WHERE source_id = :sourceId)
    + (SELECT count(*) FROM group_connections WHERE source_id = :sourceId) AS count`

const deleteSourceSql = `
  DELETE FROM sources
  WHERE id = :sourceId`

/**
 * Removes a source, its runs and history, and every user and group that no other source gives, in one transaction. What
 * another source gives too stays, without the attributes that only this one gave. `onStep` is told several times a
 * second how many rows are done; when it throws, nothing is removed.
 */
export const removeSource = (
  db: WritableDb,
  removal: SourceRemoval,
  onStep: (progress: { readonly step: RemovalStep; readonly done: number; readonly of: number }) => void,
): RemovedObjects =>
  db.transaction(() => {
    const { sourceId } = removal
    const of = db.get<{ count: number }>(countRowsSql, { sourceId })?.count ?? 0
    let done = 0
    const advance = (step: RemovalStep, rows: number): void => {
      done += rows
      onStep({ step, done, of })
    }
    const removeAll = (kind: 'user' | 'group'): number => {
      let count = 0
      for (const { looked, removed } of removeSourceObjects(db, removal, kind)) {
        count += removed
        advance('objects', looked)
      }
      return count
    }
    advance('memberships', 0)
    for (const rows of removeSourceMemberships(db, sourceId)) advance('memberships', rows)
    for (const rows of removeSourceHistory(db, sourceId)) advance('history', rows)
    const users = removeAll('user')
    const groups = removeAll('group')
    db.run(deleteSourceSql, { sourceId })
    return { users, groups }
  })

const keepObjectsSql = `
  UPDATE sources
  SET removed_at = :at, enabled = 0
  WHERE id = :sourceId`

const forgetScheduleSql = `
  DELETE FROM schedule_states
  WHERE source_id = :sourceId`

/** Removes a source and leaves its users, groups, memberships and history as they are. */
export const removeSourceKeepingObjects = (db: WritableDb, sourceId: number, at: string): void => {
  db.transaction(() => {
    db.run(keepObjectsSql, { sourceId, at })
    db.run(forgetScheduleSql, { sourceId })
  })
}
