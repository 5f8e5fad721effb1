// The groups and what contains what, in memory: a few thousand groups, read in milliseconds. Groups are numbered by
// their place in the order of names ("rank"), so that a sorted list of ranks is a sorted list of names.

import type { ReadableDb } from './database-handle.ts'

export interface GroupGraph {
  /** Undefined for a group that is deleted. */
  rankOf(groupId: number): number | undefined
  idOf(rank: number): number
  nameOf(rank: number): string
  /** Ranks of the groups shown as parents, in order. */
  parentsOf(rank: number): readonly number[]
  /** The given groups and all that contain them, in order. Groups that contain each other are walked once. */
  containersOf(ranks: readonly number[]): readonly number[]
  /** The given groups and all that lie within them, in order. */
  withinOf(ranks: readonly number[]): readonly number[]
  /** For each group that contains one of the given: the shortest way up to it, both ends included. */
  pathsUp(ranks: readonly number[]): ReadonlyMap<number, readonly number[]>
}

const groupsSql = `
  SELECT id, name
  FROM groups
  WHERE state <> 'deleted'
  ORDER BY name_key`

const edgesSql = `
  SELECT parent_id, child_id, max(kind <> 'nested')
  FROM group_parents
  GROUP BY parent_id, child_id`

export const loadGroupGraph = (db: ReadableDb): GroupGraph => {
  const ids: number[] = []
  const names: string[] = []
  for (const [id, name] of db.iterateArrays<[number, string]>(groupsSql)) {
    ids.push(id)
    names.push(name)
  }
  const ranks = new Map(ids.map((id, rank) => [id, rank]))
  const above = ids.map((): number[] => [])
  const below = ids.map((): number[] => [])
  const shown = ids.map((): number[] => [])
  for (const [parentId, childId, isShown] of db.iterateArrays<[number, number, 0 | 1]>(edgesSql)) {
    const parent = ranks.get(parentId)
    const child = ranks.get(childId)
    if (parent === undefined || child === undefined) continue
    above[child]?.push(parent)
    below[parent]?.push(child)
    if (isShown === 1) shown[child]?.push(parent)
  }
  const reachUp = createReach(above)
  const reachDown = createReach(below)
  return {
    rankOf: (groupId) => ranks.get(groupId),
    idOf: (rank) => ids[rank] ?? unknownRank(rank),
    nameOf: (rank) => names[rank] ?? unknownRank(rank),
    parentsOf: (rank) => (shown[rank] ?? []).toSorted(byNumber),
    containersOf: reachUp,
    withinOf: reachDown,
    pathsUp: (start) => shortestPaths(above, start),
  }
}

const byNumber = (a: number, b: number): number => a - b

const unknownRank = (rank: number): never => {
  throw new RangeError(`there is no group of rank ${rank}`)
}

// Called once per user of a long list, so "seen" is a stamp that never needs clearing.
const createReach = (
  edges: readonly (readonly number[])[],
): ((start: readonly number[]) => readonly number[]) => {
  const seen = new Uint32Array(edges.length)
  let stamp = 0
  return (start) => {
    stamp += 1
    const reached: number[] = []
    const visit = (rank: number): void => {
      if (seen[rank] === stamp) return
      seen[rank] = stamp
      reached.push(rank)
    }
    start.forEach(visit)
    // `reached` is its own queue: it grows while it is walked.
    for (const rank of reached) edges[rank]?.forEach(visit)
    return reached.sort(byNumber)
  }
}

const shortestPaths = (
  edges: readonly (readonly number[])[],
  start: readonly number[],
): ReadonlyMap<number, readonly number[]> => {
  const paths = new Map<number, readonly number[]>(start.map((rank) => [rank, [rank]]))
  // A Map is walked in the order of insertion, later additions included: breadth first, so the first way is shortest.
  for (const [rank, path] of paths) {
    for (const next of edges[rank] ?? []) if (!paths.has(next)) paths.set(next, [...path, next])
  }
  return paths
}
