// What the membership phase asks of the store, always for many keys or groups at once.
import type { ParentKind } from '../../src-shared/domain/sync-plan.ts'
import type { ReadableDb } from './database-handle.ts'

interface KeyRow {
  readonly key: string
  readonly id: number
}

const usersByDnSql = `
  SELECT wanted.value AS key, c.user_id AS id
  FROM json_each(:keys) AS wanted
  CROSS JOIN user_connections c ON c.source_id = :sourceId AND c.dn_key = wanted.value AND c.state <> 'deleted'`

const usersByMemberKeySql = `
  SELECT wanted.value AS key, c.user_id AS id
  FROM json_each(:keys) AS wanted
  CROSS JOIN user_connections c ON c.source_id = :sourceId AND c.member_key = wanted.value AND c.state <> 'deleted'`

const usersBySidSql = `
  SELECT wanted.value AS key, c.user_id AS id
  FROM json_each(:keys) AS wanted
  CROSS JOIN user_connections c ON c.source_id = :sourceId AND c.sid = wanted.value AND c.state <> 'deleted'`

const groupsByDnSql = `
  SELECT wanted.value AS key, c.group_id AS id
  FROM json_each(:keys) AS wanted
  CROSS JOIN group_connections c ON c.source_id = :sourceId AND c.dn_key = wanted.value AND c.state <> 'deleted'`

const groupsByMemberKeySql = `
  SELECT wanted.value AS key, c.group_id AS id
  FROM json_each(:keys) AS wanted
  CROSS JOIN group_connections c ON c.source_id = :sourceId AND c.member_key = wanted.value AND c.state <> 'deleted'`

const groupsBySidSql = `
  SELECT wanted.value AS key, c.group_id AS id
  FROM json_each(:keys) AS wanted
  CROSS JOIN group_connections c ON c.source_id = :sourceId AND c.sid = wanted.value AND c.state <> 'deleted'`

// Another source may hold the people of this source's groups: then groups and users come from two sources.
const usersByDnElsewhereSql = `
  SELECT wanted.value AS key, c.user_id AS id
  FROM json_each(:keys) AS wanted
  CROSS JOIN sources s
  CROSS JOIN user_connections c ON c.source_id = s.id AND c.dn_key = wanted.value AND c.state <> 'deleted'
  WHERE s.id <> :sourceId`

const byKey = {
  'user.dn': usersByDnSql,
  'user.member-key': usersByMemberKeySql,
  'user.sid': usersBySidSql,
  'user.dn-elsewhere': usersByDnElsewhereSql,
  'group.dn': groupsByDnSql,
  'group.member-key': groupsByMemberKeySql,
  'group.sid': groupsBySidSql,
} as const

/** Ids of the users or groups that these keys name, each key with every one it names. */
export const findByKeys = (
  db: ReadableDb,
  by: keyof typeof byKey,
  { sourceId, keys }: { readonly sourceId: number; readonly keys: readonly string[] },
): readonly KeyRow[] =>
  keys.length === 0 ? [] : db.all<KeyRow>(byKey[by], { keys: JSON.stringify(keys), sourceId })

const membersOfSql = `
  SELECT m.group_id, m.user_id
  FROM json_each(:groups) AS wanted
  CROSS JOIN memberships m ON m.group_id = wanted.value AND m.source_id = :sourceId`

/** Members that a source gave these groups, by group. */
export const loadMembers = (
  db: ReadableDb,
  { sourceId, groups }: { readonly sourceId: number; readonly groups: readonly number[] },
): ReadonlyMap<number, readonly number[]> => {
  const members = new Map<number, number[]>()
  if (groups.length === 0) return members
  const rows = db.iterateArrays<readonly [number, number]>(membersOfSql, {
    groups: JSON.stringify(groups),
    sourceId,
  })
  for (const [group, user] of rows) {
    const list = members.get(group)
    if (list === undefined) members.set(group, [user])
    else list.push(user)
  }
  return members
}

const groupsOfUsersSql = `
  SELECT m.user_id AS userId, m.group_id AS groupId, g.name, c.dn, c.sid
  FROM json_each(:users) AS wanted
  CROSS JOIN memberships m ON m.user_id = wanted.value AND m.source_id = :sourceId
  JOIN groups g ON g.id = m.group_id
  LEFT JOIN group_connections c ON c.group_id = m.group_id AND c.source_id = m.source_id`

export interface GroupOfUser {
  readonly userId: number
  readonly groupId: number
  readonly name: string
  readonly dn: string | null
  readonly sid: string | null
}

/** The groups that a source put these users in. */
export const loadGroupsOfUsers = (
  db: ReadableDb,
  { sourceId, users }: { readonly sourceId: number; readonly users: readonly number[] },
): readonly GroupOfUser[] =>
  users.length === 0 ? [] : db.all<GroupOfUser>(groupsOfUsersSql, { users: JSON.stringify(users), sourceId })

const countMembershipsSql = `
  SELECT count(*) AS count
  FROM group_connections c
  JOIN memberships m ON m.group_id = c.group_id AND m.source_id = c.source_id
  WHERE c.source_id = :sourceId`

/** Memberships that a source owns. */
export const countMemberships = (db: ReadableDb, sourceId: number): number =>
  db.get<{ count: number }>(countMembershipsSql, { sourceId })?.count ?? 0

const unresolvedSql = `
  SELECT group_id, member_key, member
  FROM unresolved_members
  WHERE source_id = :sourceId`

/** Every membership value of a source that named nobody. */
export const iterateUnresolved = (
  db: ReadableDb,
  sourceId: number,
): IterableIterator<readonly [group: number, key: string, member: string]> =>
  db.iterateArrays<readonly [number, string, string]>(unresolvedSql, { sourceId })

const parentsSql = `
  SELECT parent_id, child_id, kind
  FROM group_parents
  WHERE source_id = :sourceId`

/** Every link between groups that a source gave. */
export const loadParentLinks = (
  db: ReadableDb,
  sourceId: number,
): readonly (readonly [parent: number, child: number, kind: ParentKind])[] => [
  ...db.iterateArrays<readonly [number, number, ParentKind]>(parentsSql, { sourceId }),
]

const groupNamesSql = `
  SELECT g.id, g.name, c.dn
  FROM json_each(:ids) AS wanted
  CROSS JOIN groups g ON g.id = wanted.value
  LEFT JOIN group_connections c ON c.group_id = g.id`

/** Name and DN of groups; of one that several sources hold, any of its DNs. */
export const loadGroupNames = (
  db: ReadableDb,
  ids: readonly number[],
): ReadonlyMap<number, { readonly name: string; readonly dn: string | null }> =>
  ids.length === 0
    ? new Map()
    : new Map(
        db
          .all<{ id: number; name: string; dn: string | null }>(groupNamesSql, { ids: JSON.stringify(ids) })
          .map((row) => [row.id, row]),
      )

const userNamesSql = `
  SELECT u.id, u.username AS name, c.dn
  FROM json_each(:ids) AS wanted
  CROSS JOIN users u ON u.id = wanted.value
  LEFT JOIN user_connections c ON c.user_id = u.id`

/** Username and DN of users; of one that several sources hold, any of its DNs. */
export const loadUserNames = (
  db: ReadableDb,
  ids: readonly number[],
): ReadonlyMap<number, { readonly name: string; readonly dn: string | null }> =>
  ids.length === 0
    ? new Map()
    : new Map(
        db
          .all<{ id: number; name: string; dn: string | null }>(userNamesSql, { ids: JSON.stringify(ids) })
          .map((row) => [row.id, row]),
      )
