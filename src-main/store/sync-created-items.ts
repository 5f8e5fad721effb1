import type { WritableDb } from './database-handle.ts'

const nextSql = `
  SELECT coalesce(max(position) + 1, 0) AS next
  FROM run_items
  WHERE run_id = :runId`

const usersSql = `
  INSERT INTO run_items (run_id, position, object_type, object_id, name, dn, change)
  SELECT :runId, :next + row_number() OVER (ORDER BY c.id) - 1, 'user', u.id, u.username, c.dn, 'created'
  FROM user_connections c
  JOIN users u ON u.id = c.user_id
  WHERE c.created_run_id = :runId AND c.source_id = :sourceId`

const groupsSql = `
  INSERT INTO run_items (run_id, position, object_type, object_id, name, dn, change)
  SELECT :runId, :next + row_number() OVER (ORDER BY c.id) - 1, 'group', g.id, g.name, c.dn, 'created'
  FROM group_connections c
  JOIN groups g ON g.id = c.group_id
  WHERE c.created_run_id = :runId AND c.source_id = :sourceId`

/**
 * The history of a first load, in which everything is a creation: written from the rows themselves, which takes a
 * fifth of the time of writing it row by row.
 */
export const listCreated = (
  db: WritableDb,
  { runId, sourceId }: { readonly runId: number; readonly sourceId: number },
): void => {
  for (const sql of [usersSql, groupsSql]) {
    const next = db.get<{ next: number }>(nextSql, { runId })?.next ?? 0
    db.run(sql, { runId, sourceId, next })
  }
}
