import type { AttributeType, Matching } from './attribute-types.ts'

// Attribute descriptions (RFC 4512 section 2.5): a type by any of its names or its OID, and options.

export interface AttributeDescription {
  /** As the entry spelt it; sent back like this. */
  readonly name: string
  /** Lower case, the type by its first name, options included. */
  readonly key: string
  /** The type alone. */
  readonly type: string
  readonly matching: Matching
  readonly isOperational: boolean
}

/** Every spelling of an attribute that was ever seen, so that the entries can share one description each. */
export class AttributeNames {
  readonly #types = new Map<string, AttributeType>()
  readonly #descriptions = new Map<string, AttributeDescription>()
  readonly #seenTypes = new Set<string>()

  constructor(types: readonly AttributeType[]) {
    for (const type of types) {
      this.#types.set(type.oid, type)
      for (const name of type.names) this.#types.set(name.toLowerCase(), type)
    }
  }

  /** The description of an attribute that an entry holds. */
  describe(name: string): AttributeDescription {
    const known = this.#descriptions.get(name)
    if (known !== undefined) return known
    const description = this.resolve(name)
    this.#descriptions.set(name, description)
    this.#seenTypes.add(description.type)
    return description
  }

  /** The description that a request names; nothing is remembered of it. */
  resolve(name: string): AttributeDescription {
    const [given = '', ...options] = name.toLowerCase().split(';')
    const known = this.#types.get(given)
    const type = known?.names[0].toLowerCase() ?? given
    return {
      name,
      key: [type, ...options].join(';'),
      type,
      matching: known?.matching ?? 'ignore-case',
      isOperational: known?.isOperational ?? false,
    }
  }

  isKnown(type: string): boolean {
    return this.#types.has(type) || this.#seenTypes.has(type)
  }
}

/** Whether an attribute is the one asked for or a subtype of it by options: `cn;lang-de` is also `cn`. */
export const isSubtype = (held: AttributeDescription, asked: AttributeDescription): boolean =>
  held.key === asked.key || (asked.key === asked.type && held.type === asked.type)
