import type { AttributeDescription } from './attribute-names.ts'
import { isSubtype } from './attribute-names.ts'
import type { EntryValue } from './attribute-values.ts'
import type { EntryTree, StoredEntry } from './entry-tree.ts'

// Attributes that follow from the tree instead of being stored: always right, and no memory for 500,000 memberships.

export const subschemaDn = 'cn=Subschema'

/** In the order in which `+` sends them. */
export const computedNames = ['memberOf', 'entryDN', 'subschemaSubentry', 'hasSubordinates'] as const

/** Values of an attribute of an entry, stored ones (with subtypes) or computed ones. */
export const valuesOf = (
  tree: EntryTree,
  entry: StoredEntry,
  asked: AttributeDescription,
): readonly EntryValue[] => {
  let found: readonly EntryValue[] | undefined
  for (const { description, values } of entry.attributes)
    if (isSubtype(description, asked)) found = found === undefined ? values : [...found, ...values]
  return found ?? computedValues(tree, entry, asked.key)
}

/** What the tree says of an entry; nothing for a type that is not computed. */
export const computedValues = (tree: EntryTree, entry: StoredEntry, key: string): readonly EntryValue[] => {
  switch (key) {
    case 'memberof':
      return groupsOf(tree, entry).map((group) => group.dn)
    case 'entrydn':
      return [entry.dn]
    case 'subschemasubentry':
      return [subschemaDn]
    case 'hassubordinates':
      return [(entry.children?.size ?? 0) > 0 ? 'TRUE' : 'FALSE']
    default:
      return none
  }
}

const none: readonly EntryValue[] = []

const membershipTypes = ['member', 'uniquemember']

const groupsOf = (tree: EntryTree, entry: StoredEntry): readonly StoredEntry[] =>
  membershipTypes.flatMap((type) => [...tree.equal(type, entry.key)])

/**
 * Entries that name `dnKey` in an attribute of DN syntax: one step backwards along a chain, for stored
 * attributes and for the computed memberOf.
 */
export const entriesNaming = (tree: EntryTree, type: string, dnKey: string): Iterable<StoredEntry> => {
  const stored = tree.equal(type, dnKey)
  const group = type === 'memberof' ? tree.findByKey(dnKey) : undefined
  if (group === undefined) return stored
  const members = new Set(stored)
  for (const membershipType of membershipTypes) {
    for (const value of valuesOf(tree, group, tree.names.resolve(membershipType))) {
      const member = typeof value === 'string' ? tree.find(value) : undefined
      if (member !== undefined) members.add(member)
    }
  }
  return members
}
