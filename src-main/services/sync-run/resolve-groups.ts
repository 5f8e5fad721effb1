import type { ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { MembersRecord, UnresolvedMember } from '../../../src-shared/domain/sync-plan.ts'
import { findByKeys, loadMembers } from '../../store/sync-membership-queries.ts'
import { compareMembers } from '../../sync/resolve-memberships.ts'
import type { GroupMembers } from './collect-members.ts'
import { findByMemberKeys, findStored } from './find-members.ts'
import type { KeyTable, RunContext } from './run-context.ts'

interface Tables {
  readonly users: KeyTable
  readonly groups: KeyTable
}

/** Parent to the groups its membership values name. */
export type NestedChildren = ReadonlyMap<ObjectRef, readonly ObjectRef[]>

/**
 * Settles groups whose members were read: what names no user may name a group, or a user of another source; the
 * difference to what is stored goes into the plan. Answers the groups found inside groups.
 */
export const resolveGroups = (
  context: RunContext,
  tables: Tables,
  {
    groups,
    partial,
  }: {
    readonly groups: readonly GroupMembers[]
    /** Groups of whose members only a part was read: nobody leaves them (rule S5). */
    readonly partial: ReadonlySet<ObjectRef>
  },
): NestedChildren => {
  const keys = new Set(groups.flatMap(({ others }) => others.map(([key]) => key)))
  const nested = findByMemberKeys(context, 'group', { keys, table: tables.groups })
  const rest = [...keys].filter((key) => !nested.has(key))
  const elsewhere = findStored(context, 'user.dn-elsewhere', { keys: rest, table: tables.users })
  const primary = loadPrimaryMembers(context, tables.users, groups)
  const children = new Map<ObjectRef, readonly ObjectRef[]>()
  const before = loadMembers(context.db, {
    sourceId: context.sourceId,
    groups: groups.filter(({ group }) => group > 0).map(({ group }) => group),
  })
  for (const group of groups) {
    const inside = new Set<ObjectRef>()
    const unresolved: UnresolvedMember[] = []
    for (const member of group.others) {
      const child = nested.get(member[0])
      const user = elsewhere.get(member[0])
      if (child !== undefined) inside.add(child)
      else if (user !== undefined) group.users.add(user)
      else unresolved.push(member)
    }
    for (const user of primary.get(group.sid ?? '') ?? []) group.users.add(user)
    children.set(group.group, [...inside])
    planMembers(context, tables, {
      group,
      before: before.get(group.group) ?? [],
      unresolved,
      isPartial: partial.has(group.group),
    })
  }
  return children
}

/** Users whose primary group has one of these SIDs, by SID: as stored, corrected by what this run read. */
const loadPrimaryMembers = (
  { db, sourceId, isFirstLoad }: RunContext,
  users: KeyTable,
  groups: readonly GroupMembers[],
): ReadonlyMap<string, readonly ObjectRef[]> => {
  const sids = new Set(groups.flatMap(({ sid }) => (sid === undefined ? [] : [sid])))
  const members = new Map<string, ObjectRef[]>()
  for (const sid of sids) members.set(sid, [...(users.bySid.get(sid) ?? [])])
  if (isFirstLoad) return members
  for (const { key, id } of findByKeys(db, 'user.sid', { sourceId, keys: [...sids] }))
    if (!users.decided.has(id) && !users.ended.has(id)) members.get(key)?.push(id)
  return members
}

const planMembers = (
  { plan, tally }: RunContext,
  { users }: Tables,
  {
    group,
    before,
    unresolved,
    isPartial,
  }: {
    readonly group: GroupMembers
    readonly before: readonly number[]
    readonly unresolved: readonly UnresolvedMember[]
    readonly isPartial: boolean
  },
): void => {
  const change =
    group.planned > 0
      ? { added: [...group.users].slice(group.planned), removed: [] }
      : compareMembers(before, group.users)
  // Whoever ends in this run leaves all groups by that; counting it here as well would count it twice.
  const removed = isPartial ? [] : change.removed.filter((user) => !users.ended.has(user))
  tally.memberships.added += change.added.length
  tally.memberships.removed += removed.length
  tally.membershipsWithdrawn += removed.filter((user) => !users.missing.has(user)).length
  const record: MembersRecord = {
    kind: 'members',
    group: group.group,
    name: group.name,
    dn: group.dn,
    added: change.added,
    removed,
    unresolved: { kind: 'replace', members: unresolved },
  }
  plan.append(record)
}
