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

const moveBehindSql = `
  UPDATE run_items
  SET position = position + :shift
  WHERE run_id = :runId AND position < :others`

/**
 * The history of a first load, in which everything is a creation: written from the rows themselves, which takes a
 * fifth of the time of writing it row by row. What is listed already comes after the people and groups it speaks of.
 */
export const listCreated = (
  db: WritableDb,
  { runId, sourceId }: { readonly runId: number; readonly sourceId: number },
): void => {
  const next = (): number => db.get<{ next: number }>(nextSql, { runId })?.next ?? 0
  const others = next()
  db.run(usersSql, { runId, sourceId, next: others })
  db.run(groupsSql, { runId, sourceId, next: next() })
  if (others > 0) db.run(moveBehindSql, { runId, shift: next(), others })
}
