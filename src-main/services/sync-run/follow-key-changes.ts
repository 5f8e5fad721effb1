import type { ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { ParentLink, UnresolvedMember } from '../../../src-shared/domain/sync-plan.ts'
import {
  findByKeys,
  iterateUnresolved,
  loadGroupNames,
  loadGroupsOfUsers,
} from '../../store/sync-membership-queries.ts'
import { findStored } from './find-members.ts'
import type { KeyTable, RunContext } from './run-context.ts'

/** What changes in a group whose own entry did not: its members were renamed, came or went. */
interface GroupDelta {
  readonly added: Set<ObjectRef>
  readonly removed: Set<number>
  readonly unresolvedAdded: UnresolvedMember[]
  readonly unresolvedRemoved: string[]
}

interface Following {
  readonly users: KeyTable
  readonly groups: KeyTable
  /** Groups whose members were read in this run and are settled in full elsewhere. */
  readonly reread: ReadonlySet<ObjectRef>
  readonly links: readonly ParentLink[]
}

/**
 * Carries what happened to users and groups into groups that did not change themselves. A server without referential
 * integrity leaves the old DN in `member`: by its word the renamed user is no longer in that group.
 */
export const followKeyChanges = (
  context: RunContext,
  following: Following,
): { readonly added: readonly ParentLink[]; readonly removed: readonly ParentLink[] } => {
  const { reread, groups } = following
  const deltas = new Map<number, GroupDelta>()
  const deltaOf = (group: number): GroupDelta | undefined => {
    if (reread.has(group) || groups.ended.has(group)) return undefined
    const known = deltas.get(group) ?? {
      added: new Set(),
      removed: new Set(),
      unresolvedAdded: [],
      unresolvedRemoved: [],
    }
    deltas.set(group, known)
    return known
  }
  followLostUsers(context, following, deltaOf)
  const removed = followLostGroups(following, deltaOf)
  const added = followGained(context, following, deltaOf)
  followPrimaryGroups(context, following, deltaOf)
  planDeltas(context, following.users, deltas)
  return { added, removed }
}

type DeltaOf = (group: number) => GroupDelta | undefined

const followLostUsers = (context: RunContext, { users }: Following, deltaOf: DeltaOf): void => {
  if (users.lost.size === 0) return
  const keyOf = new Map([...users.lost].map(([key, { id, dn }]) => [id, { key, dn }]))
  const rows = loadGroupsOfUsers(context.db, { sourceId: context.sourceId, users: [...keyOf.keys()] })
  for (const { userId, groupId, sid } of rows) {
    const old = keyOf.get(userId)
    // A primary group does not name its members, so a new DN is nothing to it.
    const isPrimary = sid !== null && users.bySid.get(sid)?.includes(userId) === true
    const delta = old === undefined || isPrimary ? undefined : deltaOf(groupId)
    if (old === undefined || delta === undefined) continue
    delta.removed.add(userId)
    const successor = users.gained.get(old.key)
    if (successor === undefined) delta.unresolvedAdded.push([old.key, old.dn])
    else delta.added.add(successor)
  }
}

const followLostGroups = ({ groups, links }: Following, deltaOf: DeltaOf): readonly ParentLink[] => {
  const removed: ParentLink[] = []
  if (groups.lost.size === 0) return removed
  const keyOf = new Map([...groups.lost].map(([key, { id, dn }]) => [id, { key, dn }]))
  for (const link of links) {
    const [parent, child, kind] = link
    const old = kind === 'additional' ? undefined : keyOf.get(child)
    const delta = old === undefined ? undefined : deltaOf(parent)
    if (old === undefined || delta === undefined) continue
    removed.push(link)
    if (kind === 'nested') delta.unresolvedAdded.push([old.key, old.dn])
  }
  return removed
}

const followGained = (
  context: RunContext,
  { users, groups }: Following,
  deltaOf: DeltaOf,
): readonly ParentLink[] => {
  const added: ParentLink[] = []
  const open: { group: number; key: string }[] = []
  for (const [group, key] of iterateUnresolved(context.db, context.sourceId)) open.push({ group, key })
  // What other sources brought has nothing to do with the one object of a partial run.
  const keys = context.isPartial ? [] : [...new Set(open.map(({ key }) => key))]
  const elsewhere = findStored(context, 'user.dn-elsewhere', { keys, table: users })
  for (const { group, key } of open) {
    const user = users.gained.get(key) ?? elsewhere.get(key)
    const child = groups.gained.get(key)
    const delta = user === undefined && child === undefined ? undefined : deltaOf(group)
    if (delta === undefined) continue
    delta.unresolvedRemoved.push(key)
    if (user !== undefined) delta.added.add(user)
    else if (child !== undefined) {
      added.push([group, child, 'nested'])
      if (context.source.syncGroupHierarchy) added.push([group, child, 'hierarchy'])
    }
  }
  return added
}

const followPrimaryGroups = (
  { db, sourceId }: RunContext,
  { users, groups }: Following,
  deltaOf: DeltaOf,
): void => {
  const sids = new Set(users.sidMoves.flatMap(({ from, to }) => [from, to]))
  sids.delete(undefined)
  const stored = new Map<string, number>()
  // Filtered above: undefined was taken out.
  const keys = [...sids] as readonly string[]
  for (const { key, id } of findByKeys(db, 'group.sid', { sourceId, keys }))
    if (!groups.ended.has(id)) stored.set(key, id)
  for (const { ref, from, to } of users.sidMoves) {
    const left = from === undefined ? undefined : stored.get(from)
    const joined = to === undefined ? undefined : stored.get(to)
    if (left !== undefined && ref > 0) deltaOf(left)?.removed.add(ref)
    if (joined !== undefined) deltaOf(joined)?.added.add(ref)
  }
}

const planDeltas = (
  { db, plan, tally }: RunContext,
  users: KeyTable,
  deltas: ReadonlyMap<number, GroupDelta>,
): void => {
  const names = loadGroupNames(db, [...deltas.keys()])
  for (const [group, delta] of deltas) {
    for (const user of delta.added) delta.removed.delete(user)
    const removed = [...delta.removed].filter((user) => !users.ended.has(user))
    const unresolved = delta.unresolvedAdded.length + delta.unresolvedRemoved.length
    if (removed.length + delta.added.size + unresolved === 0) continue
    tally.memberships.added += delta.added.size
    tally.memberships.removed += removed.length
    tally.membershipsWithdrawn += removed.length
    plan.append({
      kind: 'members',
      group,
      name: names.get(group)?.name ?? '',
      dn: names.get(group)?.dn ?? '',
      added: [...delta.added],
      removed,
      unresolved: { kind: 'change', added: delta.unresolvedAdded, removed: delta.unresolvedRemoved },
    })
  }
}
