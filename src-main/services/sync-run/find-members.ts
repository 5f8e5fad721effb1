import type { ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import { findByKeys } from '../../store/sync-membership-queries.ts'
import { membersAreDns } from '../../sync/build-object.ts'
import type { KeyTable, RunContext } from './run-context.ts'

/** Keys in one query: its text stays within a few megabytes. */
const keysPerQuery = 20_000

type Lookup = Parameters<typeof findByKeys>[1]

/** Asks the store which objects have these keys, leaving out what this run knows better. */
export const findStored = (
  { db, sourceId }: RunContext,
  by: Lookup,
  { keys, table }: { readonly keys: readonly string[]; readonly table: KeyTable },
): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  for (let start = 0; start < keys.length; start += keysPerQuery) {
    for (const { key, id } of findByKeys(db, by, { sourceId, keys: keys.slice(start, start + keysPerQuery) }))
      if (!table.decided.has(id) && !table.ended.has(id)) found.set(key, id)
  }
  return found
}

/** The users or groups that membership values name: as this run left them, else as they are stored. */
export const findByMemberKeys = (
  context: RunContext,
  kind: 'user' | 'group',
  { keys, table }: { readonly keys: Iterable<string>; readonly table: KeyTable },
): ReadonlyMap<string, ObjectRef> => {
  const found = new Map<string, ObjectRef>()
  const unknown: string[] = []
  for (const key of keys) {
    const ref = table.byMember.get(key)
    if (ref === undefined) unknown.push(key)
    else found.set(key, ref)
  }
  if (unknown.length === 0 || context.isFirstLoad) return found
  const by = membersAreDns(context.source) ? (`${kind}.dn` as const) : (`${kind}.member-key` as const)
  for (const [key, id] of findStored(context, by, { keys: unknown, table })) found.set(key, id)
  return found
}

/** The users that DNs name. */
export const findUsersByDn = (
  context: RunContext,
  { keys, table }: { readonly keys: readonly string[]; readonly table: KeyTable },
): readonly ObjectRef[] => {
  const refs: ObjectRef[] = []
  const unknown: string[] = []
  for (const key of keys) {
    const ref = table.byDn.get(key)
    if (ref === undefined) unknown.push(key)
    else refs.push(ref)
  }
  if (unknown.length === 0) return refs
  const here = context.isFirstLoad
    ? new Map<string, number>()
    : findStored(context, 'user.dn', { keys: unknown, table })
  const elsewhere = findStored(context, 'user.dn-elsewhere', {
    keys: unknown.filter((key) => !here.has(key)),
    table,
  })
  return [...refs, ...here.values(), ...elsewhere.values()]
}
