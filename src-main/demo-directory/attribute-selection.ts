import type { AttributeDescription } from './attribute-names.ts'
import { computedNames, computedValues } from './computed-attributes.ts'
import type { EntryTree, StoredEntry } from './entry-tree.ts'
import type { SentAttribute } from './ldap-response.ts'

export interface SelectionOptions {
  readonly typesOnly: boolean
  /** Lower-case types that this client may not read. */
  readonly hiddenTypes: ReadonlySet<string>
}

export type AttributeSelection = (entry: StoredEntry) => readonly SentAttribute[]

/**
 * The attributes of an entry that a request asked for: none named or `*` for all user attributes, `+` for
 * operational ones (RFC 3673), `1.1` for none, else by name, subtypes included (RFC 4511 section 4.5.1.8).
 */
export const selectAttributes = (
  tree: EntryTree,
  asked: readonly string[],
  { typesOnly, hiddenTypes }: SelectionOptions,
): AttributeSelection => {
  const allUser = asked.length === 0 || asked.includes('*')
  const allOperational = asked.includes('+')
  const names = asked.filter((name) => name !== '*' && name !== '+' && name !== '1.1')
  const keys = new Set(names.map((name) => tree.names.resolve(name).key))
  const isAsked = (description: AttributeDescription): boolean =>
    (isUserAttribute(description) ? allUser : allOperational) ||
    keys.has(description.type) ||
    keys.has(description.key)
  const computed = computedNames.filter((name) => allOperational || keys.has(name.toLowerCase()))

  return (entry) => {
    const sent: SentAttribute[] = []
    for (const { description, values } of entry.attributes) {
      if (!isAsked(description) || hiddenTypes.has(description.type)) continue
      sent.push({ name: description.name, values: typesOnly ? [] : values })
    }
    for (const name of computed) {
      const key = name.toLowerCase()
      if (hiddenTypes.has(key) || entry.attributes.some(({ description }) => description.type === key))
        continue
      const values = computedValues(tree, entry, key)
      if (values.length > 0) sent.push({ name, values: typesOnly ? [] : values })
    }
    return sent
  }
}

// A stored memberOf is test data in the manner of Active Directory, where it comes with `*`.
const isUserAttribute = (description: AttributeDescription): boolean =>
  !description.isOperational || description.type === 'memberof'
