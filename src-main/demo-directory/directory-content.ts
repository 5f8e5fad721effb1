import { createHash } from 'node:crypto'
import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { attributeTypes } from './attribute-types.ts'
import type { EntryValue } from './attribute-values.ts'
import type { EntryTree, StoredAttribute, StoredEntry } from './entry-tree.ts'

// Entries as a caller writes them, put into the tree with the operational attributes a server adds.

type GivenValues = EntryValue | readonly EntryValue[]

/** A map where names matter that an object cannot hold, such as `__proto__`. */
export type EntryAttributes = Readonly<Record<string, GivenValues>> | ReadonlyMap<string, GivenValues>

export interface NewEntry {
  readonly dn: string
  readonly attributes: EntryAttributes
}

export interface ContentSettings {
  readonly clock: () => Date
}

const referenceTypes = attributeTypes
  .filter(({ matching, isOperational }) => matching === 'dn' && !isOperational)
  .map(({ names }) => names[0].toLowerCase())

/** A type that has had this many values (uid, mail) is not one that entries have in common. */
const mostShared = 256
const longestShared = 8

/** All changes to the tree that come from outside the protocol, and the time stamps of those that come through it. */
export class DirectoryContent {
  readonly #tree: EntryTree
  readonly #settings: ContentSettings
  readonly #common = new Map<string, Map<string, StoredAttribute>>()

  constructor(tree: EntryTree, settings: ContentSettings) {
    this.#tree = tree
    this.#settings = settings
  }

  add({ dn, attributes }: NewEntry, { isRoot = false } = {}): void {
    const given = this.#store(attributes)
    this.#tree.add(dn, [...given, ...this.#operational(dn, given)], { isRoot })
  }

  /** New user attributes for an entry that exists; it keeps its entryUUID and creation time. */
  replace({ dn, attributes }: NewEntry): void {
    const entry = this.#existing(dn)
    const given = this.#store(attributes)
    const names = new Set(given.map(({ description }) => description.key))
    const kept = entry.attributes.filter(
      ({ description }) => description.isOperational && !names.has(description.key),
    )
    this.touch(entry, [...given, ...kept])
  }

  /** Sets some attributes and leaves the others; no values remove an attribute. */
  change(dn: string, attributes: EntryAttributes): void {
    const entry = this.#existing(dn)
    const given = this.#store(attributes)
    const names = new Set(given.map(({ description }) => description.key))
    const kept = entry.attributes.filter(({ description }) => !names.has(description.key))
    this.touch(entry, [...kept, ...given.filter(({ values }) => values.length > 0)])
  }

  /** Removes an entry and everything below it; names of it in groups stay, as in OpenLDAP without refint. */
  remove(dn: string): void {
    this.#tree.remove(this.#existing(dn))
  }

  /** Renames or moves an entry with everything below it, and lets every reference follow, as Active Directory does. */
  rename(dn: string, newDn: string): void {
    const entry = this.#existing(dn)
    const moved = this.#tree.rename(entry, newDn)
    this.touch(entry, entry.attributes)
    for (const type of referenceTypes)
      for (const oldKey of moved.keys()) {
        // A copy, because a holder leaves the index and may come back under the same key (a change of case).
        const holders = [...this.#tree.equal(type, oldKey)]
        for (const holder of holders) this.#followReferences(holder, type, moved)
      }
  }

  /** Gives an entry attributes and a new modification time. */
  touch(entry: StoredEntry, attributes: readonly StoredAttribute[]): void {
    const stamps = this.#stamps(['modifyTimestamp'])
    const stamped = attributes.filter(({ description }) => description.type !== 'modifytimestamp')
    this.#tree.setAttributes(entry, [...stamped, ...stamps])
  }

  #existing(dn: string): StoredEntry {
    const entry = this.#tree.find(dn)
    if (entry === undefined) throw new Error(`There is no such entry: ${dn}`)
    return entry
  }

  #store(attributes: EntryAttributes): readonly StoredAttribute[] {
    const pairs = attributes instanceof Map ? [...attributes] : Object.entries(attributes)
    return pairs.map(([name, values]: readonly [string, GivenValues]) => this.#shared(name, values))
  }

  /** Attributes are never changed in place, so that entries can share those they have in common (city, class, ...). */
  #shared(name: string, given: GivenValues): StoredAttribute {
    const values = typeof given === 'string' || given instanceof Uint8Array ? [given] : given
    const attribute = { description: this.#tree.names.describe(name), values }
    if (!values.every((value) => typeof value === 'string') || values.length > longestShared) return attribute
    const known = this.#common.get(name) ?? new Map<string, StoredAttribute>()
    this.#common.set(name, known)
    if (known.size >= mostShared) return attribute
    const key = values.join('\0')
    const shared = known.get(key)
    if (shared !== undefined) return shared
    known.set(key, attribute)
    return attribute
  }

  #operational(dn: string, given: readonly StoredAttribute[]): readonly StoredAttribute[] {
    const has = (type: string): boolean => given.some(({ description }) => description.type === type)
    const added: StoredAttribute[] = []
    if (!has('entryuuid'))
      added.push({ description: this.#tree.names.describe('entryUUID'), values: [uuidOf(dn)] })
    const stamps = ['createTimestamp', 'modifyTimestamp'].filter((name) => !has(name.toLowerCase()))
    return [...added, ...this.#stamps(stamps)]
  }

  #stamps(names: readonly string[]): readonly StoredAttribute[] {
    const values = [generalizedTime(this.#settings.clock())]
    return names.map((name) => ({ description: this.#tree.names.describe(name), values }))
  }

  #followReferences(holder: StoredEntry, type: string, moved: ReadonlyMap<string, StoredEntry>): void {
    const attributes = holder.attributes.map((attribute) =>
      attribute.description.type === type
        ? { ...attribute, values: attribute.values.map((value) => newName(value, moved)) }
        : attribute,
    )
    this.#tree.setAttributes(holder, attributes)
  }
}

const newName = (value: EntryValue, moved: ReadonlyMap<string, StoredEntry>): EntryValue =>
  typeof value === 'string' ? (moved.get(dnKey(value))?.dn ?? value) : value

export const generalizedTime = (date: Date): string => {
  const iso = date.toISOString()
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 10)}${iso.slice(11, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`
}

/** A UUID that follows from the DN under which the entry was added (RFC 9562 section 5.8): the same at every start. */
export const uuidOf = (dn: string): string => {
  const bytes = createHash('sha256').update(dnKey(dn)).digest()
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}
