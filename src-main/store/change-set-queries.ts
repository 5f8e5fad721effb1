// What a run changed, for those who follow: the changes as they were made, with each object as it is now.

import type { RunItem } from '../../src-shared/domain/sync-run.ts'
import type { ObjectSource, ObjectState } from '../../src-shared/domain/user.ts'
import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { chosenIds, loadConnectionSources } from './connection-sources.ts'
import type { ReadableDb } from './database-handle.ts'

// What happened to somebody, and not what a run only found worth a line.
const isChangeSql = `
  change IN ('created', 'updated', 'restored', 'linked', 'suspect', 'deleted', 'deactivated', 'added', 'removed')
  AND object_type <> 'membership'`

const anyChangeSql = `
  SELECT EXISTS (
    SELECT 1
    FROM run_items
    WHERE run_id = :runId AND ${isChangeSql}) AS found`

/** Whether a run changed a user, a group or a link between groups; memberships are not asked. */
export const hasObjectChanges = (db: ReadableDb, runId: number): boolean =>
  db.get<{ found: 0 | 1 }>(anyChangeSql, { runId })?.found === 1

interface ChangedObject {
  readonly id: number
  readonly state: ObjectState
  readonly attributes: Readonly<Record<string, unknown>>
  readonly sources: readonly ObjectSource[]
  readonly [field: string]: unknown
}

interface ObjectChange extends Pick<RunItem, 'objectType' | 'name' | 'dn' | 'change' | 'reason' | 'fields'> {
  /** The user or group as it is now; null for links between groups, and where a removed source took it away. */
  readonly object: ChangedObject | null
}

interface ItemRow extends Omit<RunItem, 'fields'> {
  readonly position: number
  readonly objectId: number | null
  readonly fields: string | null
}

const pageSql = `
  SELECT position, object_type AS objectType, object_id AS objectId, name, dn, change, reason, fields
  FROM run_items
  WHERE run_id = :runId AND position > :after AND ${isChangeSql}
  ORDER BY position
  LIMIT :limit`

interface ChangeQuestion {
  readonly runId: number
  readonly sourceId: number
  /** Position of the last change read; -1 at first. */
  readonly after: number
  readonly limit: number
}

/** The next changes of a run, in the order in which they were made; `last` is undefined when there are no more. */
export const readObjectChanges = (
  db: ReadableDb,
  { runId, sourceId, after, limit }: ChangeQuestion,
): { readonly changes: readonly ObjectChange[]; readonly last: number | undefined } =>
  db.snapshot(() => {
    const rows = db
      .all<ItemRow>(pageSql, { runId, after, limit })
      .map((row) => ({ ...row, objectId: row.objectId ?? findCreated(db, sourceId, row) }))
    const objects = { user: loadObjects(db, 'user', rows), group: loadObjects(db, 'group', rows) }
    const changes = rows.flatMap(({ position: _position, objectId, fields, ...row }) => {
      const object =
        objectId !== null && (row.objectType === 'user' || row.objectType === 'group')
          ? (objects[row.objectType].get(objectId) ?? null)
          : null
      // Planned, but its name was taken when the plan was approved.
      if (row.change === 'created' && object === null) return []
      // Written by run-store.ts as a JSON object of pairs.
      return [{ ...row, fields: fields === null ? {} : (JSON.parse(fields) as RunItem['fields']), object }]
    })
    return { changes, last: rows.at(-1)?.position }
  })

const userByDnSql = `
  SELECT user_id AS id
  FROM user_connections
  WHERE source_id = :sourceId AND dn_key = :key`

const groupByDnSql = `
  SELECT group_id AS id
  FROM group_connections
  WHERE source_id = :sourceId AND dn_key = :key`

/** The list of a run that was held was made before its new objects had an id. */
const findCreated = (db: ReadableDb, sourceId: number, { objectType, dn }: ItemRow): number | null => {
  if (dn === null || (objectType !== 'user' && objectType !== 'group')) return null
  const sql = objectType === 'user' ? userByDnSql : groupByDnSql
  return db.get<{ id: number }>(sql, { sourceId, key: dnKey(dn) })?.id ?? null
}

const usersSql = `
  SELECT u.id, u.username, u.name, u.email, u.path, u.is_active AS isActive, u.is_active_reason AS isActiveReason,
    u.state, u.attributes
  FROM json_each(:ids) AS chosen
  CROSS JOIN users AS u ON u.id = chosen.value`

const groupsSql = `
  SELECT g.id, g.name, g.state, g.attributes
  FROM json_each(:ids) AS chosen
  CROSS JOIN groups AS g ON g.id = chosen.value`

interface ObjectRow {
  readonly id: number
  readonly state: ObjectState
  readonly attributes: string
  readonly isActive?: 0 | 1
}

const loadObjects = (
  db: ReadableDb,
  kind: 'user' | 'group',
  rows: readonly ItemRow[],
): ReadonlyMap<number, ChangedObject> => {
  const ids = rows.flatMap(({ objectType, objectId }) =>
    objectType === kind && objectId !== null ? [objectId] : [],
  )
  if (ids.length === 0) return new Map()
  const chosen = chosenIds([...new Set(ids)])
  const sources = loadConnectionSources(db, kind, chosen)
  return new Map(
    db.all<ObjectRow>(kind === 'user' ? usersSql : groupsSql, chosen).map(({ isActive, ...row }) => [
      row.id,
      {
        ...row,
        ...(isActive === undefined ? {} : { isActive: isActive === 1 }),
        // Written by the store itself as a JSON object.
        attributes: JSON.parse(row.attributes) as ChangedObject['attributes'],
        sources: sources.get(row.id) ?? [],
      },
    ]),
  )
}

/** Group and user of each, in two lists of the same length: of millions, a pair of its own each would be ten times that. */
export interface MembershipPairs {
  readonly groupIds: readonly number[]
  readonly userIds: readonly number[]
}

const addedSql = `
  SELECT group_id, user_id
  FROM memberships
  WHERE added_run_id = :runId`

// Added by the run, removed again by a later one.
const addedOnceSql = `
  SELECT group_id, user_id
  FROM membership_history
  WHERE added_run_id = :runId`

const removedSql = `
  SELECT group_id, user_id
  FROM membership_history
  WHERE removed_run_id = :runId`

/** The memberships that a run added and removed, all at once: a later run may move them while they are walked. */
export const readChangedMemberships = (
  db: ReadableDb,
  runId: number,
): { readonly added: MembershipPairs; readonly removed: MembershipPairs } =>
  db.snapshot(() => ({
    added: readPairs(db, [addedSql, addedOnceSql], runId),
    removed: readPairs(db, [removedSql], runId),
  }))

const readPairs = (db: ReadableDb, queries: readonly string[], runId: number): MembershipPairs => {
  const groupIds: number[] = []
  const userIds: number[] = []
  for (const sql of queries) {
    for (const [groupId, userId] of db.iterateArrays<[number, number]>(sql, { runId })) {
      groupIds.push(groupId)
      userIds.push(userId)
    }
  }
  return { groupIds, userIds }
}

const userNamesSql = `
  SELECT u.id, u.username
  FROM json_each(:ids) AS chosen
  CROSS JOIN users AS u ON u.id = chosen.value`

const groupNamesSql = `
  SELECT g.id, g.name
  FROM json_each(:ids) AS chosen
  CROSS JOIN groups AS g ON g.id = chosen.value`

/** Names of the groups and users of some memberships. */
export const readMembershipNames = (
  db: ReadableDb,
  { groupIds, userIds }: MembershipPairs,
): { readonly groups: ReadonlyMap<number, string>; readonly users: ReadonlyMap<number, string> } => {
  const groups = chosenIds([...new Set(groupIds)])
  const users = chosenIds([...new Set(userIds)])
  return {
    groups: new Map(db.iterateArrays<[number, string]>(groupNamesSql, groups)),
    users: new Map(db.iterateArrays<[number, string]>(userNamesSql, users)),
  }
}
