import { chosenIds } from './connection-sources.ts'
import type { ReadableDb } from './database-handle.ts'
import { chunked } from './listing.ts'

/** One direct membership, as one source gives it. The DNs are those in that source, null when it has none. */
export interface MembershipRow {
  readonly group: string
  readonly username: string
  readonly source: string
  readonly groupDn: string | null
  readonly userDn: string | null
}

/** Which memberships; what is absent narrows nothing. */
interface MembershipChoice {
  /** Those that this source gives. */
  readonly sourceId?: number | undefined
  /** Those of these people. */
  readonly userIds?: readonly number[] | undefined
}

/** Direct memberships for an export; those of what is deleted are left out. */
export interface Memberships {
  /** The memberships of these groups, else of all by name: group by group in this order, sorted by username in each. */
  rows(groupIds?: readonly number[]): IterableIterator<MembershipRow>
  /** The DNs of the members of each of these groups, by the group's id, in the order of their usernames. */
  memberDns(groupIds: readonly number[]): ReadonlyMap<number, readonly string[]>
}

const membershipsSql = `
  SELECT m.group_id, m.user_id, m.source_id
  FROM json_each(:ids) AS chosen
  CROSS JOIN memberships AS m ON m.group_id = chosen.value
  WHERE :sourceId IS NULL OR m.source_id = :sourceId`

/**
 * Opens the memberships for one export. Names and DNs are read once, here, and joined later: half a million look-ups
 * into the wide rows, and sorting their text in SQLite, took six times as long.
 */
export const openMemberships = (
  db: ReadableDb,
  { sourceId, userIds }: MembershipChoice = {},
): Memberships => {
  const bySource = { sourceId: sourceId ?? null }
  const names = db.snapshot(() => loadNames(db, bySource))
  const wanted = userIds === undefined ? undefined : new Set(userIds)

  /** For each group the place of each member in the order of usernames, with the source that says so. */
  const membersOf = (groupIds: readonly number[]): ReadonlyMap<number, readonly Member[]> => {
    const found = new Map<number, Member[]>(groupIds.filter(names.isGroup).map((id) => [id, []]))
    const rows = db.iterateArrays<[number, number, number]>(membershipsSql, {
      ...chosenIds([...found.keys()]),
      ...bySource,
    })
    for (const [groupId, userId, givenBy] of rows) {
      if (wanted?.has(userId) === false) continue
      const rank = names.userRanks.get(userId)
      if (rank !== undefined) found.get(groupId)?.push([rank, givenBy])
    }
    for (const members of found.values())
      members.sort(([a, sourceA], [b, sourceB]) => a - b || sourceA - sourceB)
    return found
  }

  return {
    *rows(groupIds = names.groupIds) {
      for (const chunk of chunked(groupIds, groupsAtATime))
        for (const [groupId, members] of membersOf(chunk))
          for (const [rank, givenBy] of members) yield names.toRow(groupId, rank, givenBy)
    },
    memberDns: (groupIds) =>
      new Map(
        Array.from(membersOf(groupIds), ([groupId, members]) => [
          groupId,
          members.flatMap(([rank, givenBy]) => names.toRow(groupId, rank, givenBy).userDn ?? []),
        ]),
      ),
  }
}

type Member = readonly [userRank: number, sourceId: number]

/** Groups are bigger than users: a hundred of them may hold a hundred thousand memberships. */
export const groupsAtATime = 100

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
  /** Whether a group of this id is there and not deleted. */
  isGroup(id: number): boolean
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
    isGroup: (id) => groups.has(id),
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
