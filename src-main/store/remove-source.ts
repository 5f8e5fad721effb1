import type { WritableDb } from './database-handle.ts'

interface RemovedObjects {
  readonly users: number
  readonly groups: number
}

// The keys that this source gave and no other one that has the object gives: those leave the stored attributes.
const withdrawFromUsersSql = `
  UPDATE users
  SET attributes = (
    SELECT coalesce(json_group_object(a.key, CASE WHEN a.type IN ('object', 'array') THEN json(a.value)
      WHEN a.type IN ('true', 'false') THEN json(a.type) ELSE a.value END), '{}')
    FROM json_each(users.attributes) AS a
    WHERE a.key NOT IN (
        SELECT gone.value
        FROM user_connections AS mine, json_each(mine.provided) AS gone
        WHERE mine.user_id = users.id AND mine.source_id = :sourceId)
      OR a.key IN (
        SELECT kept.value
        FROM user_connections AS other, json_each(other.provided) AS kept
        WHERE other.user_id = users.id AND other.source_id <> :sourceId))
  WHERE id IN (
      SELECT user_id
      FROM user_connections
      WHERE source_id = :sourceId)
    AND EXISTS (
      SELECT 1
      FROM user_connections AS other
      WHERE other.user_id = users.id AND other.source_id <> :sourceId)`

const withdrawFromGroupsSql = `
  UPDATE groups
  SET attributes = (
    SELECT coalesce(json_group_object(a.key, CASE WHEN a.type IN ('object', 'array') THEN json(a.value)
      WHEN a.type IN ('true', 'false') THEN json(a.type) ELSE a.value END), '{}')
    FROM json_each(groups.attributes) AS a
    WHERE a.key NOT IN (
        SELECT gone.value
        FROM group_connections AS mine, json_each(mine.provided) AS gone
        WHERE mine.group_id = groups.id AND mine.source_id = :sourceId)
      OR a.key IN (
        SELECT kept.value
        FROM group_connections AS other, json_each(other.provided) AS kept
        WHERE other.group_id = groups.id AND other.source_id <> :sourceId))
  WHERE id IN (
      SELECT group_id
      FROM group_connections
      WHERE source_id = :sourceId)
    AND EXISTS (
      SELECT 1
      FROM group_connections AS other
      WHERE other.group_id = groups.id AND other.source_id <> :sourceId)`

const deleteMembershipsSql = `
  DELETE FROM memberships
  WHERE source_id = :sourceId`

// A connection that another source had once and lost does not keep anybody.
const deleteUsersSql = `
  DELETE FROM users
  WHERE id IN (
      SELECT user_id
      FROM user_connections
      WHERE source_id = :sourceId)
    AND NOT EXISTS (
      SELECT 1
      FROM user_connections AS other
      WHERE other.user_id = users.id AND other.source_id <> :sourceId AND other.state <> 'deleted')`

const deleteGroupsSql = `
  DELETE FROM groups
  WHERE id IN (
      SELECT group_id
      FROM group_connections
      WHERE source_id = :sourceId)
    AND NOT EXISTS (
      SELECT 1
      FROM group_connections AS other
      WHERE other.group_id = groups.id AND other.source_id <> :sourceId AND other.state <> 'deleted')`

const deleteSourceSql = `
  DELETE FROM sources
  WHERE id = :sourceId`

/**
 * Removes a source, its runs and history, and every user and group that no other source gives. What another source
 * gives too stays, without the attributes that only this one gave.
 */
export const removeSource = (db: WritableDb, sourceId: number): RemovedObjects =>
  db.transaction(() => {
    for (const statement of [withdrawFromUsersSql, withdrawFromGroupsSql]) db.run(statement, { sourceId })
    db.run(deleteMembershipsSql, { sourceId })
    const users = db.run(deleteUsersSql, { sourceId }).changes
    const groups = db.run(deleteGroupsSql, { sourceId }).changes
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
