// Who is in which group, loaded for a batch of groups at a time and remembered as numbers: half a million memberships
// take a few megabytes. Users are numbered by their place in the order of usernames, as groups are in group-graph.ts.

import { chosenIds } from './connection-sources.ts'
import type { ReadableDb } from './database-handle.ts'
import type { GroupGraph } from './group-graph.ts'

export interface GroupMembers {
  /** Loads what the other two need for these groups. */
  load(groupIds: readonly number[]): void
  /** Usernames in order. */
  directOf(groupId: number): readonly string[]
  effectiveOf(groupId: number): readonly string[]
}

const usersInOrderSql = `
  SELECT id, username
  FROM users
  WHERE state <> 'deleted'
  ORDER BY username_key`

const membersSql = `
  SELECT DISTINCT m.group_id, m.user_id
  FROM json_each(:ids) AS chosen
  CROSS JOIN memberships AS m ON m.group_id = chosen.value`

const someUsersInOrderSql = `
  SELECT u.id, u.username
  FROM users AS u
  WHERE u.state <> 'deleted'
    AND u.id IN (
      SELECT m.user_id
      FROM json_each(:ids) AS chosen
      CROSS JOIN memberships AS m ON m.group_id = chosen.value)
  ORDER BY u.username_key`

/** From this many groups on, numbering all users once is cheaper than numbering each batch's own. */
const manyGroups = 200

export const createGroupMembers = (db: ReadableDb, graph: GroupGraph): GroupMembers => {
  const members = new Map<number, readonly number[]>()
  let userRanks = new Map<number, number>()
  let usernames: readonly string[] = []
  let hasAllUsers = false

  const numberUsers = (groupIds: readonly number[]): void => {
    if (hasAllUsers) return
    hasAllUsers = groupIds.length >= manyGroups
    // Ranks of another batch mean other users.
    members.clear()
    const rows = hasAllUsers
      ? db.iterateArrays<[number, string]>(usersInOrderSql)
      : db.iterateArrays<[number, string]>(someUsersInOrderSql, chosenIds(groupIds))
    const names: string[] = []
    userRanks = new Map()
    for (const [id, username] of rows) userRanks.set(id, names.push(username) - 1)
    usernames = names
  }

  const load = (groupIds: readonly number[]): void => {
    const all = groupIds.flatMap((id) => withinIds(graph, id))
    const wanted = [...new Set(all)]
    numberUsers(wanted)
    const missing = wanted.filter((id) => !members.has(id))
    for (const [id, ranks] of readMembers(missing)) members.set(id, ranks)
  }

  const readMembers = (groupIds: readonly number[]): ReadonlyMap<number, readonly number[]> => {
    const found = new Map<number, number[]>(groupIds.map((id) => [id, []]))
    for (const [groupId, userId] of db.iterateArrays<[number, number]>(membersSql, chosenIds(groupIds))) {
      const rank = userRanks.get(userId)
      // A deleted user has no rank.
      if (rank !== undefined) found.get(groupId)?.push(rank)
    }
    return found
  }

  const inOrder = (ranks: Iterable<number>): readonly string[] =>
    Array.from(ranks)
      .sort((a, b) => a - b)
      .map((rank) => usernames[rank] ?? '')

  return {
    load,
    directOf: (groupId) => inOrder(members.get(groupId) ?? []),
    effectiveOf: (groupId) =>
      inOrder(new Set(withinIds(graph, groupId).flatMap((id) => members.get(id) ?? []))),
  }
}

// A deleted group has no place in the graph; it still shows the members it had.
const withinIds = (graph: GroupGraph, groupId: number): readonly number[] => {
  const rank = graph.rankOf(groupId)
  return rank === undefined ? [groupId] : graph.withinOf([rank]).map(graph.idOf)
}
