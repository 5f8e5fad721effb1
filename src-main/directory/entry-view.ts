import type {
  AttributeValue,
  DirectoryAttribute,
  DirectoryEntry,
} from '../../src-shared/domain/directory-entry.ts'
import type { AttributeName } from './attribute-names.ts'
import { valueKindOf } from './attribute-schema.ts'
import { decodeValues, walkRawEntry } from './raw-entry.ts'

/**
 * An entry over a copy of its bytes whose values are decoded when first asked for: of the forty attributes of a user
 * mappings look at a handful. Equal to what decodeRawEntry gives; the bytes must not change.
 */
export const viewRawEntry = (raw: Buffer): DirectoryEntry => {
  const attributes = new AttributeViews(raw)
  const dn = walkRawEntry(raw, 0, raw.length, (name, start, end) => {
    if (!name.isCredential && start !== end) attributes.note(name, start, end)
  })
  return { dn, attributes }
}

/** Finds by looking through the few names in turn: cheaper than a Map that is filled for a dozen questions. */
class AttributeViews implements ReadonlyMap<string, DirectoryAttribute> {
  readonly #raw: Buffer
  readonly #names: AttributeName[] = []
  readonly #bounds: number[] = []
  #decoded: (DirectoryAttribute | undefined)[] | undefined

  constructor(raw: Buffer) {
    this.#raw = raw
  }

  note(name: AttributeName, start: number, end: number): void {
    const known = this.#indexOf(name.key)
    if (known >= 0) {
      // RFC 4511 forbids the same description twice; losing values would be worse than putting up with it.
      const values = [...this.#at(known).values, ...this.#decode(name, start, end)]
      this.#remember(known, { name: name.description, values })
      return
    }
    this.#names.push(name)
    this.#bounds.push(start, end)
  }

  get(key: string): DirectoryAttribute | undefined {
    const index = this.#indexOf(key)
    return index < 0 ? undefined : this.#at(index)
  }

  has(key: string): boolean {
    return this.#indexOf(key) >= 0
  }

  get size(): number {
    return this.#names.length
  }

  forEach(
    visit: (value: DirectoryAttribute, key: string, map: ReadonlyMap<string, DirectoryAttribute>) => void,
  ): void {
    for (const [key, attribute] of this.entries()) visit(attribute, key, this)
  }

  *entries(): MapIterator<[string, DirectoryAttribute]> {
    for (const [index, { key }] of this.#names.entries()) yield [key, this.#at(index)]
  }

  *keys(): MapIterator<string> {
    for (const { key } of this.#names) yield key
  }

  *values(): MapIterator<DirectoryAttribute> {
    for (const [index] of this.#names.entries()) yield this.#at(index)
  }

  [Symbol.iterator](): MapIterator<[string, DirectoryAttribute]> {
    return this.entries()
  }

  #indexOf(key: string): number {
    const names = this.#names
    for (let index = 0; index < names.length; index++) if (names[index]?.key === key) return index
    return -1
  }

  #at(index: number): DirectoryAttribute {
    const known = this.#decoded?.[index]
    if (known !== undefined) return known
    const name = this.#names[index]
    if (name === undefined) throw new RangeError(`no attribute ${index}`)
    const start = this.#bounds[index * 2] ?? 0
    const end = this.#bounds[index * 2 + 1] ?? 0
    const attribute = { name: name.description, values: this.#decode(name, start, end) }
    this.#remember(index, attribute)
    return attribute
  }

  #remember(index: number, attribute: DirectoryAttribute): void {
    this.#decoded ??= []
    this.#decoded[index] = attribute
  }

  #decode(name: AttributeName, start: number, end: number): AttributeValue[] {
    return decodeValues(this.#raw, start, end, valueKindOf(name, undefined))
  }
}
