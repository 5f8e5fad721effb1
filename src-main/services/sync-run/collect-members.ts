import { textValues } from '../../../src-shared/domain/directory-entry.ts'
import { labelOf, type ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { UnresolvedMember } from '../../../src-shared/domain/sync-plan.ts'
import { dnKey } from '../../../src-shared/ldap-syntax/distinguished-name.ts'
import { memberKeyReader } from '../../sync/member-value.ts'
import { findByMemberKeys } from './find-members.ts'
import type { DecidedObject } from './read-entry.ts'
import type { KeyTable, RunContext } from './run-context.ts'

/** A group whose members were read in this run. */
export interface GroupMembers {
  readonly group: ObjectRef
  readonly name: string
  readonly dn: string
  readonly sid: string | undefined
  readonly users: Set<ObjectRef>
  /** So many of the first of them are in the plan already. */
  readonly planned: number
  /** Values that name no user: groups, or nobody. */
  readonly others: readonly UnresolvedMember[]
  /** Undefined when the entry itself was not looked at, only its members (lookupGroupsFromUser). */
  readonly links: { readonly parent: string | undefined; readonly parentKeys: readonly string[] } | undefined
}

/**
 * Takes the membership values of a page of groups. Users were read before, so nearly every value is resolved at
 * once and need not be kept.
 */
export const collectMembers = (
  context: RunContext,
  users: KeyTable,
  decided: readonly DecidedObject[],
): readonly GroupMembers[] => {
  const { source } = context
  const valuesOf = ({ read }: DecidedObject): readonly string[] =>
    textValues(read.entry, source.groupMembershipField)
  if (source.lookupGroupsFromUser)
    return decided.map((object) => toGroup(object, { members: [], parentKeys: valuesOf(object).map(dnKey) }))
  const keyOf = memberKeyReader(source.groupMembershipField)
  const groups = decided.map((object) => {
    const members: UnresolvedMember[] = []
    const group = toGroup(object, { members, parentKeys: [] })
    for (const value of valuesOf(object)) {
      const key = keyOf(value)
      const user = users.byMember.get(key)
      if (user === undefined) members.push([key, value])
      else group.users.add(user)
    }
    return group
  })
  return context.isFirstLoad ? planCertain(context, groups) : resolveStored(context, users, groups)
}

/**
 * On a first load whoever was found is new to the group: told at once, so that the rows are written while the
 * directory is still being read.
 */
const planCertain = ({ plan, tally }: RunContext, groups: readonly GroupMembers[]): readonly GroupMembers[] =>
  groups.map((found) => {
    const { group, name, dn, users } = found
    if (users.size === 0) return found
    const unresolved = { kind: 'change', added: [], removed: [] } as const
    plan.append({ kind: 'members', group, name, dn, added: [...users], removed: [], unresolved })
    tally.memberships.added += users.size
    return { ...found, planned: users.size }
  })

/** Of the values that name nobody this run looked at, many name users that did not change. */
const resolveStored = (
  context: RunContext,
  users: KeyTable,
  groups: readonly GroupMembers[],
): readonly GroupMembers[] => {
  const keys = new Set(groups.flatMap(({ others }) => others.map(([key]) => key)))
  const found = findByMemberKeys(context, 'user', { keys, table: users })
  return groups.map((group) => {
    for (const [key] of group.others) {
      const user = found.get(key)
      if (user !== undefined) group.users.add(user)
    }
    return { ...group, others: group.others.filter(([key]) => !found.has(key)) }
  })
}

const toGroup = (
  { desired, ref }: DecidedObject,
  values: { readonly members: readonly UnresolvedMember[]; readonly parentKeys: readonly string[] },
): GroupMembers => ({
  group: ref,
  name: labelOf(desired),
  dn: desired.dn,
  sid: desired.sid,
  users: new Set(),
  planned: 0,
  others: values.members,
  links: {
    parent: desired.kind === 'group' ? desired.parent : undefined,
    parentKeys: values.parentKeys,
  },
})
