// Memberships, their history and the changes of the runs of a source that is removed, some at a time.
import type { WritableDb } from './database-handle.ts'

const nextMembershipsSql = `
  SELECT max(group_id) AS upTo
  FROM (
    SELECT group_id
    FROM memberships
    WHERE group_id > :after
    ORDER BY group_id
    LIMIT :most)`

const deleteMembershipsSql = `
  DELETE FROM memberships
  WHERE group_id > :after AND group_id <= :upTo AND source_id = :sourceId`

const nextFormerMembershipsSql = `
  SELECT max(id) AS upTo
  FROM (
    SELECT id
    FROM membership_history
    WHERE id > :after
    ORDER BY id
    LIMIT :most)`

const deleteFormerMembershipsSql = `
  DELETE FROM membership_history
  WHERE id > :after AND id <= :upTo AND source_id = :sourceId`

const runsSql = `
  SELECT id
  FROM runs
  WHERE source_id = :sourceId`

const nextItemsSql = `
  SELECT max(position) AS upTo
  FROM (
    SELECT position
    FROM run_items
    WHERE run_id = :runId AND position > :after
    ORDER BY position
    LIMIT :most)`

const deleteItemsSql = `
  DELETE FROM run_items
  WHERE run_id = :runId AND position > :after AND position <= :upTo`

/** A fraction of a second each, so that how far it is can be told. */
const mostAtOnce = 20_000

/** Yields how many rows each step removed. */
export const removeSourceMemberships = (db: WritableDb, sourceId: number): Iterable<number> =>
  inRanges(db, { next: nextMembershipsSql, remove: deleteMembershipsSql, sourceId })

/** Yields how many rows each step removed. */
export function* removeSourceHistory(db: WritableDb, sourceId: number): Generator<number, void, void> {
  yield* inRanges(db, { next: nextFormerMembershipsSql, remove: deleteFormerMembershipsSql, sourceId })
  for (const { id } of db.all<{ id: number }>(runsSql, { sourceId }))
    yield* inRanges(db, { next: nextItemsSql, remove: deleteItemsSql, runId: id })
}

function* inRanges(
  db: WritableDb,
  {
    next,
    remove,
    ...owner
  }: { readonly next: string; readonly remove: string; readonly sourceId?: number; readonly runId?: number },
): Generator<number, void, void> {
  for (let after = -1; ;) {
    const upTo = db.get<{ upTo: number | null }>(next, { after, most: mostAtOnce, ...owner })?.upTo
    if (upTo === undefined || upTo === null) return
    yield db.run(remove, { after, upTo, ...owner }).changes
    after = upTo
  }
}
