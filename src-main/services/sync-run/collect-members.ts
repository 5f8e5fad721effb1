import { textValues } from '../../../src-shared/domain/directory-entry.ts'
import { labelOf, type ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { UnresolvedMember } from '../../../src-shared/domain/sync-plan.ts'
import { dnKey } from '../../../src-shared/ldap-syntax/distinguished-name.ts'
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
  const field = source.groupMembershipField
  const valuesOf = decided.map(({ read }) =>
    textValues(read.entry, field).map((value): UnresolvedMember => [dnKey(value), value]),
  )
  if (source.lookupGroupsFromUser)
    return decided.map((object, position) => toGroup(object, { members: [], parentKeys: valuesOf[position] }))
  const found = findByMemberKeys(context, 'user', { keys: allKeys(valuesOf), table: users })
  return decided.map((object, position) =>
    resolved(
      toGroup(object, { members: valuesOf[position]?.filter(([key]) => !found.has(key)) }),
      valuesOf[position] ?? [],
      found,
    ),
  )
}

function* allKeys(pages: readonly (readonly UnresolvedMember[])[]): Generator<string> {
  for (const members of pages) for (const [key] of members) yield key
}

const resolved = (
  group: GroupMembers,
  members: readonly UnresolvedMember[],
  found: ReadonlyMap<string, ObjectRef>,
): GroupMembers => {
  for (const [key] of members) {
    const ref = found.get(key)
    if (ref !== undefined) group.users.add(ref)
  }
  return group
}

const toGroup = (
  { desired, ref }: DecidedObject,
  values: {
    readonly members: readonly UnresolvedMember[] | undefined
    readonly parentKeys?: readonly UnresolvedMember[] | undefined
  },
): GroupMembers => ({
  group: ref,
  name: labelOf(desired),
  dn: desired.dn,
  sid: desired.sid,
  users: new Set(),
  others: values.members ?? [],
  links: {
    parent: desired.kind === 'group' ? desired.parent : undefined,
    parentKeys: (values.parentKeys ?? []).map(([key]) => key),
  },
})
