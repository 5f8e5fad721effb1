import { nameKey } from '../../src-shared/domain/name-key.ts'
import type { GroupPath, ObjectState, User } from '../../src-shared/domain/user.ts'
import { chosenIds, loadConnectionSources, type ChosenIds } from './connection-sources.ts'
import type { ReadableDb, SqlParameters } from './database-handle.ts'
import { loadGroupGraph, type GroupGraph } from './group-graph.ts'
import { inChunks, pageOf, type Listing, type ObjectFilter } from './listing.ts'
import { containsText, foldForSearch, searchPattern } from './text-search.ts'

/**
 * Users sorted by username, suspects included, deleted ones only when asked for. The ids are chosen at once, so the
 * list does not shift while it is walked; the rows are read by the thousand.
 */
export const listUsers = (db: ReadableDb, filter: ObjectFilter = {}): Listing<User> =>
  db.snapshot(() => {
    const { total, ids } = chooseUsers(db, filter)
    return { total, items: walkUsers(db, ids) }
  })

/** The users of these ids, in the order given, read by the thousand while they are walked; ids that are gone are left out. */
export const walkUsers = (db: ReadableDb, ids: readonly number[]): Iterable<User> => {
  const graph = loadGroupGraph(db)
  return inChunks(ids, (chunk) => loadUsers(db, chunk, graph))
}

/** Like `listUsers`, the ids alone: for exports that go on to other tables. */
export const chooseUsers = (
  db: ReadableDb,
  filter: ObjectFilter,
): { readonly total: number; readonly ids: readonly number[] } => {
  const parameters = filterParameters(filter)
  if (filter.search !== undefined && filter.search.trim() !== '') return searchUsers(db, filter, parameters)
  const withDeleted = parameters.withDeleted === 1
  const total = db.get<{ total: number }>(withDeleted ? countAllSql : countSql, parameters)?.total ?? 0
  const page = { ...parameters, ...pageOf(filter) }
  const rows = db.iterateArrays<[number]>(withDeleted ? allIdsSql : idsSql, page)
  return { total, ids: Array.from(rows, ([id]) => id) }
}

/** A user by name, case-insensitively; of several deleted ones the last, and one who is not deleted before those. */
export const findUser = (
  db: ReadableDb,
  username: string,
): { readonly user: User; readonly paths: readonly GroupPath[] } | undefined =>
  db.snapshot(() => {
    const found = db.get<{ id: number }>(userByKeySql, { key: nameKey(username) })
    if (found === undefined) return undefined
    const graph = loadGroupGraph(db)
    const [user] = loadUsers(db, [found.id], graph)
    return user === undefined ? undefined : { user, paths: pathsOf(db, found.id, graph) }
  })

// With a source, the state that counts is the one this source gives the user. That it is not 'deleted' is asked of the
// small index of what is not present, which saves reading 100,000 wide rows for the usual list.
const matchesFilterSql = `
  (:isActive IS NULL OR u.is_active = :isActive)
  AND (:changedSince IS NULL OR u.updated_at >= :changedSince)
  AND (:state IS NULL OR :sourceId IS NOT NULL OR u.state = :state)
  AND (:sourceId IS NULL OR EXISTS (
    SELECT 1
    FROM user_connections AS c
    WHERE c.user_id = u.id
      AND c.source_id = :sourceId
      AND (:state IS NULL OR c.state = :state)))
  AND (:sourceId IS NULL OR :withDeleted = 1 OR NOT EXISTS (
    SELECT 1
    FROM user_connections AS c INDEXED BY user_connections_not_present
    WHERE c.user_id = u.id
      AND c.source_id = :sourceId
      AND c.state = 'deleted'
      AND c.state <> 'present'))`

// "state <> 'deleted'" stands literally in the statements that can use the partial index users_by_username_key.
const countSql = `
  SELECT count(*) AS total
  FROM users AS u
  WHERE u.state <> 'deleted' AND ${matchesFilterSql}`

const countAllSql = `
  SELECT count(*) AS total
  FROM users AS u
  WHERE ${matchesFilterSql}`

const idsSql = `
  SELECT u.id
  FROM users AS u
  WHERE u.state <> 'deleted' AND ${matchesFilterSql}
  ORDER BY u.username_key
  LIMIT :limit OFFSET :offset`

const allIdsSql = `
  SELECT u.id
  FROM users AS u
  WHERE ${matchesFilterSql}
  ORDER BY u.username_key, u.id
  LIMIT :limit OFFSET :offset`

const filterParameters = (filter: ObjectFilter): SqlParameters => ({
  isActive: filter.isActive === undefined ? null : Number(filter.isActive),
  changedSince: filter.changedSince ?? null,
  state: filter.state ?? null,
  sourceId: filter.sourceId ?? null,
  withDeleted: Number(filter.includeDeleted === true || filter.state === 'deleted'),
})

const searchSql = `
  SELECT u.id, u.username, u.name, u.email, u.path, u.attributes
  FROM users AS u
  WHERE (:withDeleted = 1 OR u.state <> 'deleted')
    AND (u.username LIKE :pattern ESCAPE '!'
      OR u.name LIKE :pattern ESCAPE '!'
      OR u.email LIKE :pattern ESCAPE '!'
      OR u.path LIKE :pattern ESCAPE '!'
      OR u.attributes LIKE :pattern ESCAPE '!')
    AND ${matchesFilterSql}
  ORDER BY u.username_key, u.id`

const searchUsers = (
  db: ReadableDb,
  filter: ObjectFilter,
  parameters: SqlParameters,
): { readonly total: number; readonly ids: readonly number[] } => {
  const search = (filter.search ?? '').trim()
  const needle = foldForSearch(search)
  const ids: number[] = []
  const rows = db.iterateArrays<[number, string, string, string, string, string]>(searchSql, {
    ...parameters,
    pattern: searchPattern(search),
  })
  for (const [id, username, name, email, path, attributes] of rows) {
    if (containsText(needle, [username, name, email, path], attributes)) ids.push(id)
  }
  const { limit, offset } = pageOf(filter)
  return { total: ids.length, ids: limit < 0 ? ids.slice(offset) : ids.slice(offset, offset + limit) }
}

const userByKeySql = `
  SELECT id
  FROM users
  WHERE username_key = :key
  ORDER BY state = 'deleted', id DESC
  LIMIT 1`

interface UserRow {
  readonly id: number
  readonly username: string
  readonly name: string
  readonly email: string
  readonly path: string
  readonly isActive: 0 | 1
  readonly isActiveReason: string
  readonly state: ObjectState
  readonly attributes: string
  readonly createdAt: string
  readonly updatedAt: string
}

const usersByIdSql = `
  SELECT u.id, u.username, u.name, u.email, u.path, u.is_active AS isActive, u.is_active_reason AS isActiveReason,
    u.state, u.attributes, u.created_at AS createdAt, u.updated_at AS updatedAt
  FROM json_each(:ids) AS chosen
  CROSS JOIN users AS u ON u.id = chosen.value`

const loadUsers = (db: ReadableDb, ids: readonly number[], graph: GroupGraph): readonly User[] => {
  const chosen = chosenIds(ids)
  const rows = new Map(db.all<UserRow>(usersByIdSql, chosen).map((row) => [row.id, row]))
  const sources = loadConnectionSources(db, 'user', chosen)
  const direct = loadDirectGroups(db, chosen, graph)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    if (row === undefined) return []
    const groups = direct.get(id) ?? []
    return [
      {
        ...row,
        isActive: row.isActive === 1,
        // Written by the store itself as a JSON object.
        attributes: JSON.parse(row.attributes) as User['attributes'],
        sources: sources.get(id) ?? [],
        groups: groups.map(graph.nameOf),
        effectiveGroups: graph.containersOf(groups).map(graph.nameOf),
      },
    ]
  })
}

const directGroupsSql = `
  SELECT DISTINCT m.user_id, m.group_id
  FROM json_each(:ids) AS chosen
  CROSS JOIN memberships AS m ON m.user_id = chosen.value`

/** Ranks of the groups each user is a direct member of, in order; deleted groups left out. */
const loadDirectGroups = (
  db: ReadableDb,
  chosen: ChosenIds,
  graph: GroupGraph,
): ReadonlyMap<number, readonly number[]> => {
  const groups = new Map<number, number[]>()
  for (const [userId, groupId] of db.iterateArrays<[number, number]>(directGroupsSql, chosen)) {
    const rank = graph.rankOf(groupId)
    if (rank === undefined) continue
    const known = groups.get(userId)
    if (known === undefined) groups.set(userId, [rank])
    else known.push(rank)
  }
  for (const ranks of groups.values()) ranks.sort((a, b) => a - b)
  return groups
}

const pathsOf = (db: ReadableDb, userId: number, graph: GroupGraph): readonly GroupPath[] => {
  const direct = loadDirectGroups(db, chosenIds([userId]), graph).get(userId) ?? []
  return [...graph.pathsUp(direct)]
    .sort(([a], [b]) => a - b)
    .map(([rank, path]) => ({ group: graph.nameOf(rank), path: path.map(graph.nameOf) }))
}
