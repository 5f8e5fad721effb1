import { nameKey } from '../../../src-shared/domain/name-key.ts'
import type { ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { ParentKind, ParentLink } from '../../../src-shared/domain/sync-plan.ts'
import { findGroupsByName } from '../../store/sync-holders.ts'
import { loadGroupNames } from '../../store/sync-membership-queries.ts'
import { findCycles } from '../../sync/nested-groups.ts'
import type { GroupMembers } from './collect-members.ts'
import { findByMemberKeys } from './find-members.ts'
import type { NestedChildren } from './resolve-groups.ts'
import type { KindRun, RunContext } from './run-context.ts'

interface ParentPlan {
  readonly groups: KindRun
  readonly read: readonly GroupMembers[]
  readonly children: NestedChildren
  /** Links as stored. */
  readonly stored: readonly ParentLink[]
  /** What follows from groups that were renamed, came or went. */
  readonly followed: { readonly added: readonly ParentLink[]; readonly removed: readonly ParentLink[] }
}

/** Plans the links between groups and reports groups that contain themselves. */
export const planParents = (context: RunContext, plan: ParentPlan): void => {
  const wanted = wantedLinks(context, plan)
  const reread = new Set(plan.read.filter(({ links }) => links !== undefined).map(({ group }) => group))
  const keptKeys = new Set(wanted.map(keyOf))
  const storedKeys = new Set(plan.stored.map(keyOf))
  const { lookupGroupsFromUser } = context.source
  // Whose entry tells of a link: the parent's that lists the child, or the child's that names its parents.
  const isTold = ([parent, child, kind]: ParentLink): boolean =>
    reread.has(kind === 'additional' || lookupGroupsFromUser ? child : parent)
  const removed = [
    ...plan.stored.filter((link) => isTold(link) && !keptKeys.has(keyOf(link))),
    ...plan.followed.removed,
  ]
  const added = [...wanted.filter((link) => !storedKeys.has(keyOf(link))), ...plan.followed.added]
  const removedKeys = new Set(removed.map(keyOf))
  const ended = plan.groups.keys.ended
  const remaining = plan.stored.filter(
    (link) => !removedKeys.has(keyOf(link)) && !ended.has(link[0]) && !ended.has(link[1]),
  )
  const names = namesOf(context, plan, [...removed, ...added])
  if (removed.length + added.length > 0)
    context.plan.append({ kind: 'parents', added, removed, names: [...names] })
  reportCycles(context, plan, [...remaining, ...added])
}

const keyOf = ([parent, child, kind]: ParentLink): string => `${parent}/${child}/${kind}`

const wantedLinks = (context: RunContext, plan: ParentPlan): readonly ParentLink[] => {
  const { source } = context
  const kinds: readonly ParentKind[] = source.syncGroupHierarchy ? ['nested', 'hierarchy'] : ['nested']
  const links: ParentLink[] = []
  if (!source.lookupGroupsFromUser) {
    for (const [parent, children] of plan.children)
      for (const child of children) for (const kind of kinds) links.push([parent, child, kind])
  } else if (source.syncGroupHierarchy) links.push(...linksToParents(context, plan, kinds))
  return [...links, ...additionalLinks(context, plan)]
}

/** With lookupGroupsFromUser the group's own entry names its parents (reference section 2.8, hierarchy). */
const linksToParents = (
  context: RunContext,
  { groups, read }: ParentPlan,
  kinds: readonly ParentKind[],
): readonly ParentLink[] => {
  const keys = new Set(read.flatMap(({ links }) => links?.parentKeys ?? []))
  const found = findByMemberKeys(context, 'group', { keys, table: groups.keys })
  return read.flatMap(({ group, links }) =>
    (links?.parentKeys ?? []).flatMap((key) => {
      const parent = found.get(key)
      return parent === undefined ? [] : kinds.map((kind): ParentLink => [parent, group, kind])
    }),
  )
}

const additionalLinks = (context: RunContext, { groups, read }: ParentPlan): readonly ParentLink[] => {
  const names = new Set(read.flatMap(({ links }) => (links?.parent === undefined ? [] : [links.parent])))
  if (names.size === 0) return []
  const known = findGroupsByName(context.db, [...names].map(nameKey))
  const parents = new Map<string, ObjectRef>()
  for (const name of names) {
    const key = nameKey(name)
    const holder = groups.names.holderOf(key, undefined, withoutIdentifier(known.get(key)))
    if (holder !== undefined) parents.set(name, holder.ref)
    else
      context.tally.say({
        level: 'warning',
        code: 'sync.unknown-parent-group',
        message: `The parent group "${name}" does not exist; its groups were synced without it.`,
        dn: null,
      })
  }
  return read.flatMap(({ group, links }): readonly ParentLink[] => {
    const parent = links?.parent === undefined ? undefined : parents.get(links.parent)
    return parent === undefined || parent === group ? [] : [[parent, group, 'additional']]
  })
}

const withoutIdentifier = (known: { readonly id: number; readonly label: string } | undefined) =>
  known === undefined ? undefined : { ...known, identifierHere: null }

const namesOf = (
  { db }: RunContext,
  { read }: ParentPlan,
  links: readonly ParentLink[],
): ReadonlyMap<ObjectRef, string> => {
  const names = new Map(read.map(({ group, name }) => [group, name]))
  const refs = new Set(links.flatMap(([parent, child]) => [parent, child]))
  const unknown = [...refs].filter((ref) => !names.has(ref))
  for (const [id, { name }] of loadGroupNames(db, unknown)) names.set(id, name)
  return new Map([...names].filter(([ref]) => refs.has(ref)))
}

const mostNamed = 10

const reportCycles = (context: RunContext, plan: ParentPlan, links: readonly ParentLink[]): void => {
  const graph = new Map<number, number[]>()
  for (const [parent, child, kind] of links) {
    if (kind !== 'nested') continue
    const children = graph.get(parent)
    if (children === undefined) graph.set(parent, [child])
    else children.push(child)
  }
  const reread = new Set(plan.read.map(({ group }) => group))
  for (const cycle of findCycles(graph)) {
    if (context.isPartial && !cycle.some((group) => reread.has(group))) continue
    const named = cycle.slice(0, mostNamed)
    const names = namesOf(
      context,
      plan,
      named.map((group): ParentLink => [group, group, 'nested']),
    )
    const list = named
      .map((group) => `"${names.get(group) ?? ''}"`)
      .sort()
      .join(', ')
    const more = cycle.length > mostNamed ? ` and ${cycle.length - mostNamed} more` : ''
    context.tally.say({
      level: 'warning',
      code: 'membership.cycle',
      message: `Groups contain each other in a circle: ${list}${more}. Each counts as a member of all of them.`,
      dn: null,
    })
  }
}
