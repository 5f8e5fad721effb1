import type {
  AttributeValue,
  DirectoryAttribute,
  DirectoryEntry,
} from '../../src-shared/domain/directory-entry.ts'
import { valueKindOf } from './attribute-schema.ts'
import type { AttributeName } from './attribute-names.ts'
import { decodeValues, walkRawEntry } from './raw-entry.ts'

/**
 * An entry over a copy of its bytes whose values are decoded when first asked for: of the forty attributes of a user
 * mappings look at a handful. Equal to what decodeRawEntry gives; the bytes must not change.
 */
export const viewRawEntry = (raw: Buffer): DirectoryEntry => {
  const attributes = new Map<string, DirectoryAttribute>()
  const dn = walkRawEntry(raw, 0, raw.length, (name, start, end) => {
    if (name.isCredential || start === end) return
    const earlier = attributes.get(name.key)
    // RFC 4511 forbids the same description twice; losing values would be worse than putting up with it.
    const values = earlier === undefined ? undefined : [...earlier.values, ...decode(raw, name, start, end)]
    attributes.set(name.key, new AttributeView(raw, name, start, end, values))
  })
  return { dn, attributes }
}

const decode = (raw: Buffer, name: AttributeName, start: number, end: number): AttributeValue[] =>
  decodeValues(raw, start, end, valueKindOf(name, undefined))

class AttributeView implements DirectoryAttribute {
  readonly #raw: Buffer
  readonly #name: AttributeName
  readonly #start: number
  readonly #end: number
  #values: readonly AttributeValue[] | undefined

  constructor(
    raw: Buffer,
    name: AttributeName,
    start: number,
    end: number,
    values: readonly AttributeValue[] | undefined,
  ) {
    this.#raw = raw
    this.#name = name
    this.#start = start
    this.#end = end
    this.#values = values
  }

  get name(): string {
    return this.#name.description
  }

  get values(): readonly AttributeValue[] {
    return (this.#values ??= decode(this.#raw, this.#name, this.#start, this.#end))
  }
}
