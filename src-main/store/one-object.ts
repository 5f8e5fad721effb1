// What a run of one person or group asks of the store before it reads the directory.
import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { ReadableDb } from './database-handle.ts'

/** The connection row of one object, with what it is called. */
export interface ObjectConnection {
  readonly connectionId: number
  readonly identifier: string
  readonly dn: string
  readonly name: string
}

const userConnectionSql = `
  SELECT c.id AS connectionId, c.identifier, c.dn, u.username AS name
  FROM user_connections AS c
  JOIN users AS u ON u.id = c.user_id
  WHERE c.source_id = :sourceId AND c.user_id = :objectId`

const groupConnectionSql = `
  SELECT c.id AS connectionId, c.identifier, c.dn, g.name
  FROM group_connections AS c
  JOIN groups AS g ON g.id = c.group_id
  WHERE c.source_id = :sourceId AND c.group_id = :objectId`

/** How a source knows a person or group, deleted ones included; undefined when it never had it. */
export const findObjectConnection = (
  db: ReadableDb,
  kind: ObjectKind,
  { sourceId, objectId }: { readonly sourceId: number; readonly objectId: number },
): ObjectConnection | undefined =>
  db.get<ObjectConnection>(kind === 'user' ? userConnectionSql : groupConnectionSql, { sourceId, objectId })

export interface GroupEntry {
  readonly connectionId: number
  readonly groupId: number
  readonly identifier: string
  readonly dn: string
}

// Of a primary group nobody is a member by its own entry (Active Directory's primaryGroupID): reading it tells nothing.
const groupsOfUserSql = `
  SELECT g.id AS connectionId, g.group_id AS groupId, g.identifier, g.dn
  FROM memberships AS m
  JOIN group_connections AS g ON g.group_id = m.group_id AND g.source_id = m.source_id AND g.state <> 'deleted'
  JOIN user_connections AS u ON u.user_id = m.user_id AND u.source_id = m.source_id
  WHERE m.user_id = :userId AND m.source_id = :sourceId AND (g.sid IS NULL OR g.sid IS NOT u.sid)`

/** The entries of the groups that a source put a person in, its primary group left out. */
export const listGroupEntriesOf = (
  db: ReadableDb,
  { sourceId, userId }: { readonly sourceId: number; readonly userId: number },
): readonly GroupEntry[] => db.all<GroupEntry>(groupsOfUserSql, { sourceId, userId })

const groupsByDnSql = `
  SELECT g.id AS connectionId, g.group_id AS groupId, g.identifier, g.dn
  FROM json_each(:keys) AS wanted
  CROSS JOIN group_connections AS g
    ON g.source_id = :sourceId AND g.dn_key = wanted.value AND g.state <> 'deleted'`

const groupsByIdentifierSql = `
  SELECT g.id AS connectionId, g.group_id AS groupId, g.identifier, g.dn
  FROM json_each(:keys) AS wanted
  CROSS JOIN group_connections AS g
    ON g.source_id = :sourceId AND g.identifier = wanted.value AND g.state <> 'deleted'`

/** The groups of a source that have these normalised DNs, or identifiers. */
export const listGroupEntries = (
  db: ReadableDb,
  by: 'dn' | 'identifier',
  { sourceId, keys }: { readonly sourceId: number; readonly keys: readonly string[] },
): readonly GroupEntry[] => {
  if (keys.length === 0) return []
  const sql = by === 'dn' ? groupsByDnSql : groupsByIdentifierSql
  return db.all<GroupEntry>(sql, { sourceId, keys: JSON.stringify(keys) })
}
