import type { ReadableDb } from './database-handle.ts'

export const personOrders = ['name', 'email', 'path', 'updatedAt'] as const
export type PersonOrder = (typeof personOrders)[number]

// Ties are broken by username, so that a page never shifts. Deleted people are among them: the caller chooses.
const personIdsSql: Readonly<Record<PersonOrder, string>> = {
  name: `
    SELECT id
    FROM users
    ORDER BY name COLLATE NOCASE, username_key, id`,
  email: `
    SELECT id
    FROM users
    ORDER BY email COLLATE NOCASE, username_key, id`,
  path: `
    SELECT id
    FROM users
    ORDER BY path COLLATE NOCASE, username_key, id`,
  updatedAt: `
    SELECT id
    FROM users
    ORDER BY updated_at, username_key, id`,
}

/** The ids of all people, in an order other than that of usernames. */
export const personIdsInOrder = (db: ReadableDb, order: PersonOrder): Uint32Array =>
  Uint32Array.from(Array.from(db.iterateArrays<[number]>(personIdsSql[order]), ([id]) => id))

const groupIdsByUpdateSql = `
  SELECT id
  FROM groups
  ORDER BY updated_at, name_key, id`

const groupIdsByMembersSql = `
  SELECT g.id
  FROM groups AS g
  LEFT JOIN (
    SELECT group_id, count(DISTINCT user_id) AS members
    FROM memberships
    GROUP BY group_id) AS m ON m.group_id = g.id
  ORDER BY coalesce(m.members, 0), g.name_key, g.id`

export const groupIdsInOrder = (db: ReadableDb, order: 'members' | 'updatedAt'): Uint32Array => {
  const sql = order === 'members' ? groupIdsByMembersSql : groupIdsByUpdateSql
  return Uint32Array.from(Array.from(db.iterateArrays<[number]>(sql), ([id]) => id))
}
