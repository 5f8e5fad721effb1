// Reads the rows that a page of changed entries is compared with: one query a page, never one an entry.
import type {
  AttributeMap,
  ObjectState,
  StoredGroup,
  StoredObject,
  StoredUser,
} from '../../src-shared/domain/sync-object.ts'
import type { ReadableDb } from './database-handle.ts'

interface StoredRow {
  readonly connectionId: number
  readonly id: number
  readonly identifier: string
  readonly dn: string
  readonly dnKey: string
  readonly memberKey: string | null
  readonly sid: string | null
  readonly provided: string
  readonly recheckAt: string | null
  readonly connectionState: ObjectState
  readonly state: ObjectState
  readonly updatedAt: string
  readonly attributes: string
  readonly others: string
  readonly username: string
  readonly name: string
  readonly email: string
  readonly path: string
  readonly isActive: number
  readonly isActiveReason: string
}

const loadUsersSql = `
  SELECT c.id AS connectionId, u.id, c.identifier, c.dn, c.dn_key AS dnKey, c.member_key AS memberKey, c.sid,
    c.provided, c.recheck_at AS recheckAt, c.state AS connectionState, u.state, u.updated_at AS updatedAt, u.attributes,
    u.username, u.name, u.email, u.path, u.is_active AS isActive, u.is_active_reason AS isActiveReason,
    (SELECT json_group_array(json(o.provided)) FROM user_connections o
      WHERE o.user_id = c.user_id AND o.source_id <> c.source_id AND o.state <> 'deleted') AS others
  FROM json_each(:ids) AS wanted
  CROSS JOIN user_connections c ON c.id = wanted.value
  JOIN users u ON u.id = c.user_id`

const loadGroupsSql = `
  SELECT c.id AS connectionId, g.id, c.identifier, c.dn, c.dn_key AS dnKey, c.member_key AS memberKey, c.sid,
    c.provided, c.recheck_at AS recheckAt, c.state AS connectionState, g.state, g.updated_at AS updatedAt,
    g.attributes, g.name,
    (SELECT json_group_array(json(o.provided)) FROM group_connections o
      WHERE o.group_id = c.group_id AND o.source_id <> c.source_id AND o.state <> 'deleted') AS others
  FROM json_each(:ids) AS wanted
  CROSS JOIN group_connections c ON c.id = wanted.value
  JOIN groups g ON g.id = c.group_id`

/** The objects of these connection rows, by connection id. */
export const loadStoredUsers = (
  db: ReadableDb,
  connectionIds: readonly number[],
): ReadonlyMap<number, StoredUser> => {
  if (connectionIds.length === 0) return new Map()
  const rows = db.all<StoredRow>(loadUsersSql, { ids: JSON.stringify(connectionIds) })
  return new Map(rows.map((row) => [row.connectionId, toUser(row)]))
}

export const loadStoredGroups = (
  db: ReadableDb,
  connectionIds: readonly number[],
): ReadonlyMap<number, StoredGroup> => {
  if (connectionIds.length === 0) return new Map()
  const rows = db.all<StoredRow>(loadGroupsSql, { ids: JSON.stringify(connectionIds) })
  return new Map(rows.map((row) => [row.connectionId, toGroup(row)]))
}

const loadUsersToLinkSql = `
  SELECT coalesce(c.id, 0) AS connectionId, u.id, coalesce(c.identifier, '') AS identifier, coalesce(c.dn, '') AS dn,
    coalesce(c.dn_key, '') AS dnKey, c.member_key AS memberKey, c.sid, '[]' AS provided, NULL AS recheckAt,
    'present' AS connectionState, u.state, u.updated_at AS updatedAt, u.attributes,
    u.username, u.name, u.email, u.path, u.is_active AS isActive, u.is_active_reason AS isActiveReason,
    (SELECT json_group_array(json(o.provided)) FROM user_connections o
      WHERE o.user_id = u.id AND o.source_id <> :sourceId AND o.state <> 'deleted') AS others
  FROM json_each(:ids) AS wanted
  CROSS JOIN users u ON u.id = wanted.value
  LEFT JOIN user_connections c ON c.user_id = u.id AND c.source_id = :sourceId`

const loadGroupsToLinkSql = `
  SELECT coalesce(c.id, 0) AS connectionId, g.id, coalesce(c.identifier, '') AS identifier, coalesce(c.dn, '') AS dn,
    coalesce(c.dn_key, '') AS dnKey, c.member_key AS memberKey, c.sid, '[]' AS provided, NULL AS recheckAt,
    'present' AS connectionState, g.state, g.updated_at AS updatedAt, g.attributes, g.name,
    (SELECT json_group_array(json(o.provided)) FROM group_connections o
      WHERE o.group_id = g.id AND o.source_id <> :sourceId AND o.state <> 'deleted') AS others
  FROM json_each(:ids) AS wanted
  CROSS JOIN groups g ON g.id = wanted.value
  LEFT JOIN group_connections c ON c.group_id = g.id AND c.source_id = :sourceId`

/** Users or groups that this source is about to be tied to, by their own id; connection id 0 when it has no row yet. */
export const loadObjectsToLink = (
  db: ReadableDb,
  kind: 'user' | 'group',
  { sourceId, ids }: { readonly sourceId: number; readonly ids: readonly number[] },
): ReadonlyMap<number, StoredObject> => {
  if (ids.length === 0) return new Map()
  const sql = kind === 'user' ? loadUsersToLinkSql : loadGroupsToLinkSql
  const rows = db.all<StoredRow>(sql, { ids: JSON.stringify(ids), sourceId })
  return new Map(rows.map((row) => [row.id, kind === 'user' ? toUser(row) : toGroup(row)]))
}

const toBase = (row: StoredRow) => ({
  connectionId: row.connectionId,
  id: row.id,
  identifier: row.identifier,
  dn: row.dn,
  dnKey: row.dnKey,
  memberKey: row.memberKey ?? undefined,
  sid: row.sid ?? undefined,
  // Written by ourselves as JSON of these shapes; the columns hold nothing else.
  attributes: JSON.parse(row.attributes) as AttributeMap,
  provided: JSON.parse(row.provided) as readonly string[],
  providedByOthers: (JSON.parse(row.others) as readonly (readonly string[])[]).flat(),
  recheckAt: row.recheckAt ?? undefined,
  connectionState: row.connectionState,
  state: row.state,
  updatedAt: row.updatedAt,
})

const toUser = (row: StoredRow): StoredUser => ({
  kind: 'user',
  ...toBase(row),
  fields: {
    username: row.username,
    name: row.name,
    email: row.email,
    path: row.path,
    isActive: row.isActive === 1,
  },
  isActiveReason: row.isActiveReason,
})

const toGroup = (row: StoredRow): StoredGroup => ({
  kind: 'group',
  ...toBase(row),
  fields: { name: row.name },
})
