import { searchBase } from '../../../src-shared/domain/ldap-source.ts'
import { dnKey } from '../../../src-shared/ldap-syntax/distinguished-name.ts'
import { membershipFilter } from '../../../src-shared/domain/membership-field.ts'
import { walkRawEntry } from '../../directory/raw-entry.ts'
import { foreignReferences } from '../../sync/foreign-references.ts'
import type { ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { GroupMembers } from './collect-members.ts'
import { findUsersByDn } from './find-members.ts'
import type { KeyTable, RunContext } from './run-context.ts'

/**
 * Fills in the members of groups by searching users that name the group (lookupGroupsFromUser, reference section
 * 2.8): under the user base, without the user filter, so that a matching rule such as Active Directory's in-chain
 * one can be used. Answers the groups of which the server has a part elsewhere: who was not found may be there.
 */
export const lookUpMembers = async (
  context: RunContext,
  users: KeyTable,
  groups: readonly GroupMembers[],
): Promise<ReadonlySet<ObjectRef>> => {
  const { source, connection, signal } = context
  const partial = new Set<ObjectRef>()
  for (const [position, group] of groups.entries()) {
    const keys: string[] = []
    const { references } = await connection.searchRaw(
      {
        baseDn: searchBase(source, 'user'),
        scope: 'subtree',
        filter: membershipFilter(source.groupMembershipField, group.dn),
        attributes: ['1.1'],
      },
      {
        onEntry: (buffer, start, end) => keys.push(dnKey(walkRawEntry(buffer, start, end, () => undefined))),
      },
      signal,
    )
    if (foreignReferences(references, connection.facts.namingContexts).length > 0) partial.add(group.group)
    for (const ref of findUsersByDn(context, { keys, table: users })) group.users.add(ref)
    context.onProgress('memberships', position + 1)
  }
  return partial
}
