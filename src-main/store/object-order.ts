// Ids of whole tables in an order, for lists that are scrolled through. Each comes as one JSON text: handing over
// 200,000 rows one by one takes several times as long as sorting them.
import type { ReadableDb, SqlParameters } from './database-handle.ts'

export const personOrders = ['username', 'name', 'email', 'path', 'updatedAt'] as const
export type PersonOrder = (typeof personOrders)[number]

// By username without deleted people, from the index users_by_username_key alone; the others with them, the caller
// chooses. Ties are broken, so that a page never shifts.
const personIdsSql: Readonly<Record<PersonOrder, string>> = {
  username: `
    SELECT json_group_array(id) AS ids
    FROM (SELECT id FROM users WHERE state <> 'deleted' ORDER BY username_key)`,
  name: `
    SELECT json_group_array(id) AS ids
    FROM (SELECT id FROM users ORDER BY name COLLATE NOCASE, id)`,
  email: `
    SELECT json_group_array(id) AS ids
    FROM (SELECT id FROM users ORDER BY email COLLATE NOCASE, id)`,
  path: `
    SELECT json_group_array(id) AS ids
    FROM (SELECT id FROM users ORDER BY path COLLATE NOCASE, id)`,
  updatedAt: `
    SELECT json_group_array(id) AS ids
    FROM (SELECT id FROM users ORDER BY updated_at, id)`,
}

/** The ids of all people in an order. */
export const personIdsInOrder = (db: ReadableDb, order: PersonOrder): Uint32Array =>
  readIds(db, personIdsSql[order])

const groupIdsByUpdateSql = `
  SELECT json_group_array(id) AS ids
  FROM (SELECT id FROM groups ORDER BY updated_at, name_key, id)`

const groupIdsByMembersSql = `
  SELECT json_group_array(id) AS ids
  FROM (
    SELECT g.id
    FROM groups AS g
    LEFT JOIN (
      SELECT group_id, count(DISTINCT user_id) AS members
      FROM memberships
      GROUP BY group_id) AS m ON m.group_id = g.id
    ORDER BY coalesce(m.members, 0), g.name_key, g.id)`

export const groupIdsInOrder = (db: ReadableDb, order: 'members' | 'updatedAt'): Uint32Array =>
  readIds(db, order === 'members' ? groupIdsByMembersSql : groupIdsByUpdateSql)

const inactiveIdsSql = `
  SELECT json_group_array(id) AS ids
  FROM users
  WHERE is_active = 0`

export const inactivePersonIds = (db: ReadableDb): Uint32Array => readIds(db, inactiveIdsSql)

// The index by user is narrow and has both columns; the rows are wide.
const sourceIdsSql = `
  SELECT json_group_array(user_id) AS ids
  FROM user_connections INDEXED BY user_connections_by_user
  WHERE source_id = :sourceId`

const goneFromSourceSql = `
  SELECT json_group_array(user_id) AS ids
  FROM user_connections INDEXED BY user_connections_not_present
  WHERE source_id = :sourceId AND state = 'deleted' AND state <> 'present'`

/** People that a source has and has not lost. */
export const personIdsOfSource = (db: ReadableDb, sourceId: number): ReadonlySet<number> => {
  const ids = new Set(readIds(db, sourceIdsSql, { sourceId }))
  for (const id of readIds(db, goneFromSourceSql, { sourceId })) ids.delete(id)
  return ids
}

const readIds = (db: ReadableDb, sql: string, parameters: SqlParameters = {}): Uint32Array => {
  const text = db.get<{ ids: string }>(sql, parameters)?.ids ?? '[]'
  // json_group_array of an integer column.
  return Uint32Array.from(JSON.parse(text) as number[])
}
