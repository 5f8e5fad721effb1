import type { SearchFilter } from '../../src-shared/ldap-syntax/search-filter.ts'
import { comparisonKey } from './attribute-values.ts'
import { computedNames } from './computed-attributes.ts'
import { type EntryTree, isBelow, type StoredEntry } from './entry-tree.ts'
import type { Scope } from './ldap-request.ts'

/** Above this share of the tree, reading it in order is as quick as asking an index. */
const worthwhileShare = 0.25

const computedTypes: ReadonlySet<string> = new Set(computedNames.map((name) => name.toLowerCase()))

/** Entries in scope that may match the filter: from an index where an equality narrows it, else all in scope. */
export const candidates = (
  tree: EntryTree,
  base: StoredEntry,
  { scope, filter }: { readonly scope: Scope; readonly filter: SearchFilter },
): Iterable<StoredEntry> => {
  if (scope === 'base') return [base]
  const indexed = narrow(filter, tree)
  if (indexed === undefined || indexed.size > tree.size * worthwhileShare) return inScope(tree, base, scope)
  return filtered(indexed, (entry) => (scope === 'one' ? entry.parent === base : isBelow(entry, base)))
}

const inScope = (tree: EntryTree, base: StoredEntry, scope: 'one' | 'subtree'): Iterable<StoredEntry> =>
  scope === 'one' ? (base.children ?? []) : tree.subtree(base)

function* filtered(
  entries: Iterable<StoredEntry>,
  accepts: (entry: StoredEntry) => boolean,
): Generator<StoredEntry> {
  for (const entry of entries) if (accepts(entry)) yield entry
}

/** A set that holds everything the filter can match, undefined where no index helps. */
const narrow = (filter: SearchFilter, tree: EntryTree): ReadonlySet<StoredEntry> | undefined => {
  switch (filter.kind) {
    case 'equal': {
      const attribute = tree.names.resolve(filter.attribute)
      if (computedTypes.has(attribute.type)) return undefined
      const key = comparisonKey(attribute.matching, filter.value)
      // A value outside the syntax is undefined for every entry, never true.
      return key === undefined ? new Set() : tree.equal(attribute.type, key)
    }
    case 'and':
      return smallest(filter.filters.map((inner) => narrow(inner, tree)))
    case 'or':
      return union(filter.filters.map((inner) => narrow(inner, tree)))
    default:
      return undefined
  }
}

const smallest = (
  sets: readonly (ReadonlySet<StoredEntry> | undefined)[],
): ReadonlySet<StoredEntry> | undefined =>
  sets.filter((set) => set !== undefined).toSorted((left, right) => left.size - right.size)[0]

const union = (
  sets: readonly (ReadonlySet<StoredEntry> | undefined)[],
): ReadonlySet<StoredEntry> | undefined => {
  const all = new Set<StoredEntry>()
  for (const set of sets) {
    if (set === undefined) return undefined
    for (const entry of set) all.add(entry)
  }
  return all
}
