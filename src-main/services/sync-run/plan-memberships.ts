import type { ParentLink } from '../../../src-shared/domain/sync-plan.ts'
import { loadParentLinks } from '../../store/sync-membership-queries.ts'
import type { GroupMembers } from './collect-members.ts'
import { followKeyChanges } from './follow-key-changes.ts'
import { lookUpMembers } from './look-up-members.ts'
import { planParents } from './plan-parents.ts'
import { resolveGroups } from './resolve-groups.ts'
import type { KindRun, RunContext } from './run-context.ts'

/** Plans who joins and leaves which group, and the links between groups, once users and groups were read. */
export const planMemberships = async (
  context: RunContext,
  {
    users,
    groups,
    read,
  }: { readonly users: KindRun; readonly groups: KindRun; readonly read: readonly GroupMembers[] },
): Promise<void> => {
  const partial = context.source.lookupGroupsFromUser
    ? await lookUpMembers(context, users.keys, read)
    : new Set<number>()
  const tables = { users: users.keys, groups: groups.keys }
  const stored: readonly ParentLink[] = context.isFirstLoad
    ? []
    : loadParentLinks(context.db, context.sourceId)
  const children = resolveGroups(context, tables, { groups: read, partial })
  const followed = context.isFirstLoad
    ? { added: [], removed: [] }
    : followKeyChanges(context, {
        ...tables,
        reread: new Set(read.map(({ group }) => group)),
        links: stored,
      })
  planParents(context, { groups, read, children, stored, followed })
}

/** A group of which only the members are looked at (lookupGroupsFromUser). */
export const membersOnly = (group: number, dn: string): GroupMembers => ({
  group,
  name: '',
  dn,
  sid: undefined,
  users: new Set(),
  planned: 0,
  others: [],
  links: undefined,
})
