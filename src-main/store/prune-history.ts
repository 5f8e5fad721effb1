import type { WritableDb } from './database-handle.ts'

// Held runs wait for a decision on exactly these rows, and deliveries that wait or were given up are made of them; the
// runs themselves stay, with their counts.
const oldRunsSql = `
  SELECT id
  FROM runs
  WHERE finished_at < :before AND status NOT IN ('running', 'held')
    AND id NOT IN (SELECT run_id FROM outgoing_deliveries WHERE state <> 'delivered')`

const deleteItemsSql = `
  DELETE FROM run_items
  WHERE (run_id, position) IN (
    SELECT run_id, position
    FROM run_items
    WHERE run_id IN (${oldRunsSql})
    LIMIT :most)`

const deleteMessagesSql = `
  DELETE FROM run_messages
  WHERE (run_id, position) IN (
    SELECT run_id, position
    FROM run_messages
    WHERE run_id IN (${oldRunsSql})
    LIMIT :most)`

const deleteMembershipsSql = `
  DELETE FROM membership_history
  WHERE id IN (
    SELECT id
    FROM membership_history
    WHERE removed_run_id IN (${oldRunsSql})
    LIMIT :most)`

/** Rows deleted in one transaction: a writer beside us waits no longer than that takes. */
const mostAtOnce = 5000

/**
 * Forgets what runs changed before an instant, some rows at a time. Answers whether there may be more. People, groups
 * and memberships as they are now are not touched.
 */
export const pruneHistory = (db: WritableDb, before: string): boolean =>
  [deleteItemsSql, deleteMessagesSql, deleteMembershipsSql].some(
    (sql) => db.run(sql, { before, most: mostAtOnce }).changes > 0,
  )
