// The users and groups of a source that is removed, some at a time. INDEXED BY, because SQLite would rather walk through
// all that the source has once more for each of these portions.
import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { WritableDb } from './database-handle.ts'

// The keys that this source gave and no other one that has the object gives: those leave the stored attributes. Among
// what is provided an attribute is called `attributes.<key>` (sync/build-object.ts). That it changed has to show, so that a
// plan another source made before does not put it back.
const withdrawFromUsersSql = `
  UPDATE users
  SET attributes = kept.attributes, updated_at = :at
  FROM (
    SELECT object.id, (
      SELECT coalesce(json_group_object(a.key, CASE WHEN a.type IN ('object', 'array') THEN json(a.value)
        WHEN a.type IN ('true', 'false') THEN json(a.type) ELSE a.value END), '{}')
      FROM json_each(object.attributes) AS a
      WHERE 'attributes.' || a.key NOT IN (
          SELECT gone.value
          FROM user_connections AS mine, json_each(mine.provided) AS gone
          WHERE mine.user_id = object.id AND mine.source_id = :sourceId)
        OR 'attributes.' || a.key IN (
          SELECT kept.value
          FROM user_connections AS other, json_each(other.provided) AS kept
          WHERE other.user_id = object.id AND other.source_id <> :sourceId)) AS attributes
    FROM users AS object
    WHERE object.id IN (
        SELECT user_id
        FROM user_connections INDEXED BY user_connections_by_user
        WHERE user_id > :after AND user_id <= :upTo AND source_id = :sourceId)
      AND EXISTS (
        SELECT 1
        FROM user_connections AS other
        WHERE other.user_id = object.id AND other.source_id <> :sourceId)) AS kept
  WHERE users.id = kept.id AND users.attributes <> kept.attributes`

const withdrawFromGroupsSql = `
  UPDATE groups
  SET attributes = kept.attributes, updated_at = :at
  FROM (
    SELECT object.id, (
      SELECT coalesce(json_group_object(a.key, CASE WHEN a.type IN ('object', 'array') THEN json(a.value)
        WHEN a.type IN ('true', 'false') THEN json(a.type) ELSE a.value END), '{}')
      FROM json_each(object.attributes) AS a
      WHERE 'attributes.' || a.key NOT IN (
          SELECT gone.value
          FROM group_connections AS mine, json_each(mine.provided) AS gone
          WHERE mine.group_id = object.id AND mine.source_id = :sourceId)
        OR 'attributes.' || a.key IN (
          SELECT kept.value
          FROM group_connections AS other, json_each(other.provided) AS kept
          WHERE other.group_id = object.id AND other.source_id <> :sourceId)) AS attributes
    FROM groups AS object
    WHERE object.id IN (
        SELECT group_id
        FROM group_connections INDEXED BY group_connections_by_group
        WHERE group_id > :after AND group_id <= :upTo AND source_id = :sourceId)
      AND EXISTS (
        SELECT 1
        FROM group_connections AS other
        WHERE other.group_id = object.id AND other.source_id <> :sourceId)) AS kept
  WHERE groups.id = kept.id AND groups.attributes <> kept.attributes`

// A connection that another source had once and lost does not keep anybody.
const deleteUsersSql = `
  DELETE FROM users
  WHERE id IN (
      SELECT user_id
      FROM user_connections INDEXED BY user_connections_by_user
      WHERE user_id > :after AND user_id <= :upTo AND source_id = :sourceId)
    AND NOT EXISTS (
      SELECT 1
      FROM user_connections AS other
      WHERE other.user_id = users.id AND other.source_id <> :sourceId AND other.state <> 'deleted')`

const deleteGroupsSql = `
  DELETE FROM groups
  WHERE id IN (
      SELECT group_id
      FROM group_connections INDEXED BY group_connections_by_group
      WHERE group_id > :after AND group_id <= :upTo AND source_id = :sourceId)
    AND NOT EXISTS (
      SELECT 1
      FROM group_connections AS other
      WHERE other.group_id = groups.id AND other.source_id <> :sourceId AND other.state <> 'deleted')`

// What is left after that belongs to users and groups that stay.
const deleteUserConnectionsSql = `
  DELETE FROM user_connections INDEXED BY user_connections_by_user
  WHERE user_id > :after AND user_id <= :upTo AND source_id = :sourceId`

const deleteGroupConnectionsSql = `
  DELETE FROM group_connections INDEXED BY group_connections_by_group
  WHERE group_id > :after AND group_id <= :upTo AND source_id = :sourceId`

const nextUsersSql = `
  SELECT max(user_id) AS upTo, count(*) AS count
  FROM (
    SELECT user_id
    FROM user_connections INDEXED BY user_connections_by_user
    WHERE user_id > :after AND source_id = :sourceId
    ORDER BY user_id
    LIMIT :most)`

const nextGroupsSql = `
  SELECT max(group_id) AS upTo, count(*) AS count
  FROM (
    SELECT group_id
    FROM group_connections INDEXED BY group_connections_by_group
    WHERE group_id > :after AND source_id = :sourceId
    ORDER BY group_id
    LIMIT :most)`

const statements = {
  user: {
    next: nextUsersSql,
    withdraw: withdrawFromUsersSql,
    remove: deleteUsersSql,
    disconnect: deleteUserConnectionsSql,
  },
  group: {
    next: nextGroupsSql,
    withdraw: withdrawFromGroupsSql,
    remove: deleteGroupsSql,
    disconnect: deleteGroupConnectionsSql,
  },
} as const satisfies Readonly<Record<ObjectKind, unknown>>

/** A fraction of a second each, so that how far it is can be told. */
const mostAtOnce = 2000

interface Batch {
  /** Null when there are no more. */
  readonly upTo: number | null
  readonly count: number
}

export interface SourceRemoval {
  readonly sourceId: number
  /** ISO text: when what stays without some of its attributes was changed. */
  readonly at: string
}

/**
 * Removes what only this source gives; what another source gives too stays, without the attributes that only this one
 * gave. Yields how many it has looked at and removed of them, batch by batch.
 */
export function* removeSourceObjects(
  db: WritableDb,
  { sourceId, at }: SourceRemoval,
  kind: ObjectKind,
): Generator<{ readonly looked: number; readonly removed: number }, void, void> {
  const { next, withdraw, remove, disconnect } = statements[kind]
  for (let after = 0; ;) {
    const batch = db.get<Batch>(next, { sourceId, after, most: mostAtOnce })
    if (batch === undefined || batch.upTo === null) return
    const range = { sourceId, after, upTo: batch.upTo }
    db.run(withdraw, { ...range, at })
    const removed = db.run(remove, range).changes
    db.run(disconnect, range)
    yield { looked: batch.count, removed }
    after = batch.upTo
  }
}
