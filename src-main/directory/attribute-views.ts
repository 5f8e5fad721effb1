import type { AttributeValue, DirectoryAttribute } from '../../src-shared/domain/directory-entry.ts'
import type { AttributeName } from './attribute-names.ts'
import { valueKindOf } from './attribute-schema.ts'
import { decodeValues } from './raw-entry.ts'

/**
 * Attributes over the bytes of an entry, decoded when first asked for: of the forty of a user mappings look at a
 * handful. Finds by looking through the few names in turn, which is cheaper than a Map that is filled for a dozen
 * questions.
 */
export class AttributeViews implements ReadonlyMap<string, DirectoryAttribute> {
  readonly #raw: Buffer
  readonly #names: AttributeName[] = []
  readonly #bounds: number[] = []
  #decoded: (DirectoryAttribute | undefined)[] | undefined

  constructor(raw: Buffer) {
    this.#raw = raw
  }

  /** Adds an attribute whose values lie in `raw[start..end)`; the bytes must not change from now on. */
  note(name: AttributeName, start: number, end: number): void {
    const known = this.#sameAs(name)
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

  /** Compares numbers before texts: every name of every entry is compared with all before it. */
  #sameAs({ key, keyDigest }: AttributeName): number {
    const names = this.#names
    for (let index = 0; index < names.length; index++) {
      const other = names[index]
      if (other?.keyDigest === keyDigest && other.key === key) return index
    }
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
