import type { Group } from '../../src-shared/domain/group.ts'
import type { User } from '../../src-shared/domain/user.ts'
import { chosenIds } from './connection-sources.ts'
import type { ReadableDb } from './database-handle.ts'
import { listGroups } from './group-queries.ts'
import { chunked, type ObjectFilter } from './listing.ts'
import { listUsers } from './user-queries.ts'

/** One direct membership, as one source gives it. The DNs are those in that source, null when it has none. */
export interface MembershipRow {
  readonly group: string
  readonly username: string
  readonly source: string
  readonly groupDn: string | null
  readonly userDn: string | null
}

type ExportFilter = Pick<ObjectFilter, 'sourceId'>

/** Every user who is not deleted, sorted by username, read piece by piece. */
export const exportUsers = (db: ReadableDb, filter: ExportFilter = {}): Iterable<User> =>
  listUsers(db, filter).items

/** Every group that is not deleted, sorted by name, read piece by piece. */
export const exportGroups = (db: ReadableDb, filter: ExportFilter = {}): Iterable<Group> =>
  listGroups(db, filter).items

const membershipsSql = `
  SELECT m.group_id, m.user_id, m.source_id
  FROM json_each(:ids) AS chosen
  CROSS JOIN memberships AS m ON m.group_id = chosen.value
  WHERE :sourceId IS NULL OR m.source_id = :sourceId`

/**
 * Every direct membership, sorted by group and username. Names and DNs are read once and joined here: half a million
 * look-ups into the wide rows, and sorting their text in SQLite, took six times as long.
 */
export function* exportMemberships(
  db: ReadableDb,
  filter: ExportFilter = {},
): IterableIterator<MembershipRow> {
  const bySource = { sourceId: filter.sourceId ?? null }
  const names = db.snapshot(() => loadNames(db, bySource))
  for (const chunk of chunked(names.groupIds, groupsAtATime)) {
    const found = new Map<number, [rank: number, sourceId: number][]>(chunk.map((id) => [id, []]))
    const rows = db.iterateArrays<[number, number, number]>(membershipsSql, {
      ...chosenIds(chunk),
      ...bySource,
    })
    for (const [groupId, userId, sourceId] of rows) {
      const rank = names.userRanks.get(userId)
      if (rank !== undefined) found.get(groupId)?.push([rank, sourceId])
    }
    for (const [groupId, members] of found) {
      members.sort(([a, sourceA], [b, sourceB]) => a - b || sourceA - sourceB)
      for (const [rank, sourceId] of members) yield names.toRow(groupId, rank, sourceId)
    }
  }
}

/** Groups are bigger than users: a hundred of them may hold a hundred thousand memberships. */
const groupsAtATime = 100

const groupNamesSql = `
  SELECT id, name
  FROM groups
  WHERE state <> 'deleted'
  ORDER BY name_key`

const userNamesSql = `
  SELECT id, username
  FROM users
  WHERE state <> 'deleted'
  ORDER BY username_key`

const sourceSlugsSql = `
  SELECT id, slug
  FROM sources`

const groupDnsSql = `
  SELECT source_id || ' ' || group_id, dn
  FROM group_connections
  WHERE :sourceId IS NULL OR source_id = :sourceId`

const userDnsSql = `
  SELECT source_id || ' ' || user_id, dn
  FROM user_connections
  WHERE :sourceId IS NULL OR source_id = :sourceId`

interface ExportNames {
  readonly groupIds: readonly number[]
  /** Place of each user in the order of usernames. */
  readonly userRanks: ReadonlyMap<number, number>
  toRow(groupId: number, userRank: number, sourceId: number): MembershipRow
}

const loadNames = (db: ReadableDb, bySource: { readonly sourceId: number | null }): ExportNames => {
  const groups = new Map(db.iterateArrays<[number, string]>(groupNamesSql))
  const users = Array.from(db.iterateArrays<[number, string]>(userNamesSql))
  const slugs = new Map(db.iterateArrays<[number, string]>(sourceSlugsSql))
  const groupDns = new Map(db.iterateArrays<[string, string]>(groupDnsSql, bySource))
  const userDns = new Map(db.iterateArrays<[string, string]>(userDnsSql, bySource))
  return {
    groupIds: [...groups.keys()],
    userRanks: new Map(users.map(([id], rank) => [id, rank])),
    toRow: (groupId, rank, sourceId) => {
      const [userId, username] = users[rank] ?? [0, '']
      return {
        group: groups.get(groupId) ?? '',
        username,
        source: slugs.get(sourceId) ?? '',
        groupDn: groupDns.get(`${sourceId} ${groupId}`) ?? null,
        userDn: userDns.get(`${sourceId} ${userId}`) ?? null,
      }
    },
  }
}
