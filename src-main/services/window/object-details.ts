import type { z } from 'zod'
import type { GroupDetail, objectCalls, PersonDetail } from '../../../src-shared/contract/object-calls.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { decodeRawEntry } from '../../directory/raw-entry.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { loadGroupGraph, type GroupGraph } from '../../store/group-graph.ts'
import {
  listChildGroups,
  listDirectGroupIds,
  listMembers,
  listParentGroups,
  listUnresolvedMembers,
} from '../../store/group-parts.ts'
import { listStoredEntries, type StoredObjectEntry } from '../../store/object-entries.ts'
import { loadGroupRows, loadPersonRows } from '../../store/object-rows.ts'
import { searchPattern } from '../../store/text-search.ts'
import { valueText } from '../entry-view.ts'

type MembersQuestion = z.output<(typeof objectCalls)['groups.members']['input']>
type MembersPage = z.input<(typeof objectCalls)['groups.members']['output']>

export interface ObjectDetails {
  person(id: number): PersonDetail
  group(id: number): GroupDetail
  members(question: MembersQuestion): MembersPage
}

export const createObjectDetails = (db: ReadableDb): ObjectDetails => ({
  person: (id) =>
    db.snapshot(() => {
      const [row] = loadPersonRows(db, [id])
      if (row === undefined) throw noSuch('person', id)
      const entries = listStoredEntries(db, 'user', id)
      return { ...row, ...entryParts(entries, row.attributes), groups: groupsOf(db, id) }
    }),

  group: (id) =>
    db.snapshot(() => {
      const [row] = loadGroupRows(db, [id])
      if (row === undefined) throw noSuch('group', id)
      const { members: directMembers, ...rest } = row
      const graph = loadGroupGraph(db)
      const within = withinOf(graph, id)
      const everybody = listMembers(db, within, { pattern: '%', limit: 0, offset: 0 })
      return {
        ...rest,
        ...entryParts(listStoredEntries(db, 'group', id), row.attributes),
        parents: [...listParentGroups(db, id)],
        children: [...listChildGroups(db, id)],
        directMembers,
        effectiveMembers: everybody.total,
        unresolvedMembers: [...listUnresolvedMembers(db, id, shownUnresolved)],
      }
    }),

  members: ({ id, effective, search, limit, offset }) =>
    db.snapshot(() => {
      const graph = loadGroupGraph(db)
      const groups = effective ? withinOf(graph, id) : [id]
      const page = { pattern: searchPattern(search.trim()), limit, offset }
      const { total, items } = listMembers(db, groups, page)
      const pathFrom = createPaths(graph, id)
      return {
        total,
        items: items.map(({ groupId, id: userId, username, name }) => ({
          id: userId,
          username,
          name,
          isDirect: groupId === id,
          path: pathFrom(groupId),
        })),
      }
    }),
})

/** More than anybody reads; the number of all is in the run's messages. */
const shownUnresolved = 500

const noSuch = (what: string, id: number): AppError =>
  new AppError('object.not-found', `There is no ${what} ${id}.`, { id })

const entryParts = (
  entries: readonly StoredObjectEntry[],
  attributes: string,
): Pick<PersonDetail, 'sources' | 'attributes' | 'raw'> => ({
  // Written by the store itself as a JSON object.
  attributes: JSON.parse(attributes) as Record<string, unknown>,
  sources: entries.map(({ raw: _raw, provided: _provided, ...source }) => source),
  raw: entries.map(viewRaw),
})

const viewRaw = ({ slug, dn, raw, provided }: StoredObjectEntry): PersonDetail['raw'][number] => {
  const { attributes } = decodeRawEntry(raw, 0, raw.length)
  return {
    slug,
    dn,
    attributes: [...attributes.values()]
      .map(({ name, values }) => ({
        name,
        values: values.map(valueText),
        isBinary: values.some((value) => typeof value !== 'string'),
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    // Written by the store itself as a JSON array of texts.
    provided: JSON.parse(provided) as string[],
  }
}

/** Every group a person is in, with the shortest chain of groups that leads there. */
const groupsOf = (db: ReadableDb, userId: number): PersonDetail['groups'] => {
  const graph = loadGroupGraph(db)
  const direct = listDirectGroupIds(db, userId).flatMap((id) => graph.rankOf(id) ?? [])
  const isDirect = new Set(direct)
  return [...graph.pathsUp(direct)]
    .toSorted(([a], [b]) => a - b)
    .map(([rank, path]) => ({
      id: graph.idOf(rank),
      name: graph.nameOf(rank),
      isDirect: isDirect.has(rank),
      path: path.map(graph.nameOf),
    }))
}

/** The group itself first, then all groups within it. */
const withinOf = (graph: GroupGraph, id: number): readonly number[] => {
  const rank = graph.rankOf(id)
  // A deleted group has no place in the graph; it still shows the members it had.
  if (rank === undefined) return [id]
  return [
    id,
    ...graph
      .withinOf([rank])
      .map(graph.idOf)
      .filter((each) => each !== id),
  ]
}

/** Names of the groups on the way from the group that names somebody up to the one asked for. */
const createPaths = (graph: GroupGraph, id: number): ((groupId: number) => string[]) => {
  const known = new Map<number, string[]>()
  const target = graph.rankOf(id)
  return (groupId) => {
    const path = known.get(groupId) ?? pathTo(graph, groupId, target)
    known.set(groupId, path)
    return path
  }
}

const pathTo = (graph: GroupGraph, groupId: number, target: number | undefined): string[] => {
  const start = graph.rankOf(groupId)
  if (start === undefined || target === undefined) return []
  return (graph.pathsUp([start]).get(target) ?? []).map(graph.nameOf)
}
