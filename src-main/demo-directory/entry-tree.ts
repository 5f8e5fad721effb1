import { dnKey, parentDn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import type { AttributeDescription, AttributeNames } from './attribute-names.ts'
import type { EntryValue } from './attribute-values.ts'
import { EqualityIndexes } from './equality-indexes.ts'

// The directory information tree: entries by DN, children by parent, in the order in which they were added.

export interface StoredAttribute {
  readonly description: AttributeDescription
  readonly values: readonly EntryValue[]
}

export interface StoredEntry {
  dn: string
  /** Comparison key of the DN. */
  key: string
  parent: StoredEntry | undefined
  /** Made with the first child: most entries never have one. */
  children: Set<StoredEntry> | undefined
  attributes: readonly StoredAttribute[]
}

export class EntryTree {
  readonly names: AttributeNames
  readonly #entries = new Map<string, StoredEntry>()
  readonly #roots = new Set<StoredEntry>()
  readonly #indexes = new EqualityIndexes()

  constructor(names: AttributeNames) {
    this.names = names
  }

  get size(): number {
    return this.#entries.size
  }

  find(dn: string): StoredEntry | undefined {
    return this.#entries.get(dnKey(dn))
  }

  findByKey(key: string): StoredEntry | undefined {
    return this.#entries.get(key)
  }

  /** The entry that exists nearest above a DN, undefined below no naming context. */
  nearestAncestor(dn: string): StoredEntry | undefined {
    for (let above = parentDn(dn); above !== undefined && above !== ''; above = parentDn(above)) {
      const entry = this.find(above)
      if (entry !== undefined) return entry
    }
    return undefined
  }

  all(): Iterable<StoredEntry> {
    return this.#entries.values()
  }

  /** Adds below an existing parent; an entry whose parent is not there may only begin a naming context. */
  add(dn: string, attributes: readonly StoredAttribute[], { isRoot = false } = {}): StoredEntry {
    const key = dnKey(dn)
    if (this.#entries.has(key)) throw new Error(`The entry exists already: ${dn}`)
    const parent = isRoot ? undefined : this.#parentOf(dn)
    const entry: StoredEntry = { dn, key, parent, children: undefined, attributes }
    this.#entries.set(key, entry)
    this.#attach(entry)
    this.#indexes.add(entry)
    return entry
  }

  setAttributes(entry: StoredEntry, attributes: readonly StoredAttribute[]): void {
    this.#indexes.remove(entry)
    entry.attributes = attributes
    this.#indexes.add(entry)
  }

  /** Removes an entry with everything below it. */
  remove(entry: StoredEntry): void {
    for (const child of entry.children ?? []) this.remove(child)
    this.#indexes.remove(entry)
    this.#entries.delete(entry.key)
    this.#detach(entry)
  }

  /** Gives an entry another DN, and everything below it with it; returns what moved, as old key and entry. */
  rename(entry: StoredEntry, newDn: string): ReadonlyMap<string, StoredEntry> {
    const newKey = dnKey(newDn)
    if (newKey !== entry.key && this.#entries.has(newKey))
      throw new Error(`The entry exists already: ${newDn}`)
    const parent = entry.parent === undefined ? undefined : this.#parentOf(newDn)
    const moved = new Map<string, StoredEntry>()
    this.#detach(entry)
    entry.parent = parent
    this.#rebase(entry, newDn, moved)
    this.#attach(entry)
    return moved
  }

  /** The entry and everything below it, parents first; safe against changes while it is being read. */
  *subtree(base: StoredEntry): Generator<StoredEntry> {
    const open: Iterator<StoredEntry>[] = [[base][Symbol.iterator]()]
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const { done = false, value } = top.next()
      if (done) {
        open.pop()
        continue
      }
      yield value
      if (value.children !== undefined) open.push(value.children.values())
    }
  }

  /** Entries one of whose values of the type has this comparison key; the index is built when first asked for. */
  equal(type: string, valueKey: string): ReadonlySet<StoredEntry> {
    return this.#indexes.lookup(type, valueKey, this.#entries.values())
  }

  /** Whether any entry ever had an attribute of this type, or the schema knows it. */
  isKnownType(type: string): boolean {
    return this.names.isKnown(type)
  }

  #parentOf(dn: string): StoredEntry {
    const parent = this.find(parentDn(dn) ?? '')
    if (parent === undefined) throw new Error(`Add the parent of the entry first: ${dn}`)
    return parent
  }

  #attach(entry: StoredEntry): void {
    if (entry.parent === undefined) this.#roots.add(entry)
    else (entry.parent.children ??= new Set()).add(entry)
  }

  #detach(entry: StoredEntry): void {
    if (entry.parent === undefined) this.#roots.delete(entry)
    else entry.parent.children?.delete(entry)
  }

  #rebase(entry: StoredEntry, newDn: string, moved: Map<string, StoredEntry>): void {
    const oldDn = entry.dn
    moved.set(entry.key, entry)
    this.#entries.delete(entry.key)
    entry.dn = newDn
    entry.key = dnKey(newDn)
    this.#entries.set(entry.key, entry)
    for (const child of entry.children ?? []) {
      // A child's DN ends in its parent's, perhaps spelt otherwise: only the child's own RDN is kept.
      const ownLength = child.dn.length - (parentDn(child.dn) ?? oldDn).length
      this.#rebase(child, child.dn.slice(0, ownLength) + newDn, moved)
    }
  }
}

/** True for the base itself and for everything below it. */
export const isBelow = (entry: StoredEntry, base: StoredEntry): boolean => {
  for (let at: StoredEntry | undefined = entry; at !== undefined; at = at.parent) if (at === base) return true
  return false
}
