import type { ReadableDb } from './database-handle.ts'

export interface GroupName {
  readonly id: number
  readonly name: string
}

const parentsSql = `
  SELECT DISTINCT g.id, g.name
  FROM group_parents AS p
  JOIN groups AS g ON g.id = p.parent_id
  WHERE p.child_id = :id AND g.state <> 'deleted'
  ORDER BY g.name_key`

const childrenSql = `
  SELECT DISTINCT g.id, g.name
  FROM group_parents AS p
  JOIN groups AS g ON g.id = p.child_id
  WHERE p.parent_id = :id AND g.state <> 'deleted'
  ORDER BY g.name_key`

/** The groups right above a group, nested ones included. */
export const listParentGroups = (db: ReadableDb, id: number): readonly GroupName[] =>
  db.all<GroupName>(parentsSql, { id })

export const listChildGroups = (db: ReadableDb, id: number): readonly GroupName[] =>
  db.all<GroupName>(childrenSql, { id })

const unresolvedSql = `
  SELECT DISTINCT member
  FROM unresolved_members
  WHERE group_id = :id
  ORDER BY member
  LIMIT :limit`

/** Members that a group names and that are nobody we hold. */
export const listUnresolvedMembers = (db: ReadableDb, id: number, limit: number): readonly string[] =>
  db.all<{ member: string }>(unresolvedSql, { id, limit }).map(({ member }) => member)

const directGroupIdsSql = `
  SELECT DISTINCT group_id
  FROM memberships
  WHERE user_id = :id`

export const listDirectGroupIds = (db: ReadableDb, id: number): readonly number[] =>
  Array.from(db.iterateArrays<[number]>(directGroupIdsSql, { id }), ([groupId]) => groupId)

export interface Member {
  readonly id: number
  readonly username: string
  readonly name: string
  /** The group that names this person; of several the nearest to the one asked for. */
  readonly groupId: number
}

// `depth` orders the chosen groups: the group itself first, then those within it.
const membersSql = `
  SELECT u.id, u.username, u.name, chosen.value AS groupId, min(chosen.key) AS depth
  FROM json_each(:groups) AS chosen
  CROSS JOIN memberships AS m ON m.group_id = chosen.value
  CROSS JOIN users AS u ON u.id = m.user_id AND u.state <> 'deleted'
  WHERE u.username LIKE :pattern ESCAPE '!' OR u.name LIKE :pattern ESCAPE '!' OR u.email LIKE :pattern ESCAPE '!'
  GROUP BY u.id
  ORDER BY u.username_key
  LIMIT :limit OFFSET :offset`

const countMembersSql = `
  SELECT count(DISTINCT u.id) AS total
  FROM json_each(:groups) AS chosen
  CROSS JOIN memberships AS m ON m.group_id = chosen.value
  CROSS JOIN users AS u ON u.id = m.user_id AND u.state <> 'deleted'
  WHERE u.username LIKE :pattern ESCAPE '!' OR u.name LIKE :pattern ESCAPE '!' OR u.email LIKE :pattern ESCAPE '!'`

/** The people of any of these groups, each once, by username. The order of the groups says which of them is named. */
export const listMembers = (
  db: ReadableDb,
  groupIds: readonly number[],
  page: { readonly pattern: string; readonly limit: number; readonly offset: number },
): { readonly total: number; readonly items: readonly Member[] } => {
  const groups = JSON.stringify(groupIds)
  const total = db.get<{ total: number }>(countMembersSql, { groups, pattern: page.pattern })?.total ?? 0
  return { total, items: db.all<Member>(membersSql, { groups, ...page }) }
}
