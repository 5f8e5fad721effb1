import type { Group } from '../../src-shared/domain/group.ts'
import { nameKey } from '../../src-shared/domain/name-key.ts'
import type { ObjectState } from '../../src-shared/domain/user.ts'
import { chosenIds, loadConnectionSources } from './connection-sources.ts'
import type { ReadableDb, SqlParameters } from './database-handle.ts'
import { loadGroupGraph, type GroupGraph } from './group-graph.ts'
import { createGroupMembers, type GroupMembers } from './group-members.ts'
import { inChunks, pageOf, type Listing, type ObjectFilter } from './listing.ts'
import { containsText, foldForSearch, searchPattern } from './text-search.ts'

/** Groups sorted by name, suspects included, deleted ones only when asked for. */
export const listGroups = (db: ReadableDb, filter: ObjectFilter = {}): Listing<Group> =>
  db.snapshot(() => {
    const { total, ids } = chooseGroups(db, filter)
    return { total, items: walkGroups(db, ids) }
  })

/** The groups of these ids, in the order given, read by the thousand while they are walked; ids that are gone are left out. */
export const walkGroups = (db: ReadableDb, ids: readonly number[]): Iterable<Group> => {
  const graph = loadGroupGraph(db)
  const members = createGroupMembers(db, graph)
  return inChunks(ids, (chunk) => loadGroups(db, chunk, { graph, members }))
}

/** A group by name, case-insensitively; one that is not deleted before those that are. */
export const findGroup = (db: ReadableDb, name: string): Group | undefined =>
  db.snapshot(() => {
    const found = db.get<{ id: number }>(groupByKeySql, { key: nameKey(name) })
    if (found === undefined) return undefined
    const graph = loadGroupGraph(db)
    return loadGroups(db, [found.id], { graph, members: createGroupMembers(db, graph) })[0]
  })

// There are few groups, so one pass over those of the source and state serves every filter; an empty pattern fits all.
const candidatesSql = `
  SELECT g.id, g.name, g.attributes
  FROM groups AS g
  WHERE (:withDeleted = 1 OR g.state <> 'deleted')
    AND (:changedSince IS NULL OR g.updated_at >= :changedSince)
    AND (:state IS NULL OR :sourceId IS NOT NULL OR g.state = :state)
    AND (:sourceId IS NULL OR EXISTS (
      SELECT 1
      FROM group_connections AS c
      WHERE c.group_id = g.id
        AND c.source_id = :sourceId
        AND (:withDeleted = 1 OR c.state <> 'deleted')
        AND (:state IS NULL OR c.state = :state)))
    AND (g.name LIKE :pattern ESCAPE '!' OR g.attributes LIKE :pattern ESCAPE '!')
  ORDER BY g.name_key, g.id`

/** The ids of the groups that a filter lets through, in order of name. */
export const chooseGroups = (
  db: ReadableDb,
  filter: ObjectFilter,
): { readonly total: number; readonly ids: readonly number[] } => {
  const search = (filter.search ?? '').trim()
  const needle = foldForSearch(search)
  const parameters: SqlParameters = {
    changedSince: filter.changedSince ?? null,
    state: filter.state ?? null,
    sourceId: filter.sourceId ?? null,
    withDeleted: Number(filter.includeDeleted === true || filter.state === 'deleted'),
    pattern: searchPattern(search),
  }
  const all: number[] = []
  for (const [id, name, attributes] of db.iterateArrays<[number, string, string]>(
    candidatesSql,
    parameters,
  )) {
    if (needle === '' || containsText(needle, [name], attributes)) all.push(id)
  }
  const { limit, offset } = pageOf(filter)
  return { total: all.length, ids: limit < 0 ? all.slice(offset) : all.slice(offset, offset + limit) }
}

const groupByKeySql = `
  SELECT id
  FROM groups
  WHERE name_key = :key
  ORDER BY state = 'deleted', id DESC
  LIMIT 1`

interface GroupRow {
  readonly id: number
  readonly name: string
  readonly state: ObjectState
  readonly attributes: string
  readonly createdAt: string
  readonly updatedAt: string
}

const groupsByIdSql = `
  SELECT g.id, g.name, g.state, g.attributes, g.created_at AS createdAt, g.updated_at AS updatedAt
  FROM json_each(:ids) AS chosen
  CROSS JOIN groups AS g ON g.id = chosen.value`

const otherMembersSql = `
  SELECT DISTINCT o.group_id, o.member
  FROM json_each(:ids) AS chosen
  CROSS JOIN unresolved_members AS o ON o.group_id = chosen.value
  ORDER BY o.group_id, o.member`

const loadOtherMembers = (db: ReadableDb, chosen: SqlParameters): ReadonlyMap<number, readonly string[]> => {
  const found = new Map<number, string[]>()
  for (const [groupId, member] of db.iterateArrays<[number, string]>(otherMembersSql, chosen)) {
    const members = found.get(groupId)
    if (members === undefined) found.set(groupId, [member])
    else members.push(member)
  }
  return found
}

const loadGroups = (
  db: ReadableDb,
  ids: readonly number[],
  { graph, members }: { readonly graph: GroupGraph; readonly members: GroupMembers },
): readonly Group[] => {
  const chosen = chosenIds(ids)
  const rows = new Map(db.all<GroupRow>(groupsByIdSql, chosen).map((row) => [row.id, row]))
  const sources = loadConnectionSources(db, 'group', chosen)
  const others = loadOtherMembers(db, chosen)
  members.load(ids)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    if (row === undefined) return []
    const rank = graph.rankOf(id)
    return [
      {
        ...row,
        // Written by the store itself as a JSON object.
        attributes: JSON.parse(row.attributes) as Group['attributes'],
        sources: sources.get(id) ?? [],
        parents: rank === undefined ? [] : graph.parentsOf(rank).map(graph.nameOf),
        members: members.directOf(id),
        effectiveMembers: members.effectiveOf(id),
        otherMembers: others.get(id) ?? [],
      },
    ]
  })
}
