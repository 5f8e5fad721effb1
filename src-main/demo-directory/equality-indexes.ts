import { comparisonKey } from './attribute-values.ts'
import type { StoredEntry } from './entry-tree.ts'

/** One entry for most values (a uid), a set where many share it (an object class). */
type Bucket = StoredEntry | Set<StoredEntry>

/** Which entries hold a value, by attribute type. An index is built by the first search that needs it. */
export class EqualityIndexes {
  readonly #byType = new Map<string, Map<string, Bucket>>()

  lookup(type: string, valueKey: string, all: Iterable<StoredEntry>): ReadonlySet<StoredEntry> {
    let index = this.#byType.get(type)
    if (index === undefined) {
      index = new Map()
      this.#byType.set(type, index)
      for (const entry of all) addTo(index, type, entry)
    }
    const bucket = index.get(valueKey)
    if (bucket === undefined) return new Set()
    return bucket instanceof Set ? bucket : new Set([bucket])
  }

  add(entry: StoredEntry): void {
    for (const [type, index] of this.#byType) addTo(index, type, entry)
  }

  remove(entry: StoredEntry): void {
    for (const [type, index] of this.#byType) {
      for (const key of keysOf(entry, type)) {
        const bucket = index.get(key)
        if (bucket instanceof Set) bucket.delete(entry)
        else if (bucket === entry) index.delete(key)
      }
    }
  }
}

const addTo = (index: Map<string, Bucket>, type: string, entry: StoredEntry): void => {
  for (const key of keysOf(entry, type)) {
    const bucket = index.get(key)
    if (bucket === undefined) index.set(key, entry)
    else if (bucket instanceof Set) bucket.add(entry)
    else index.set(key, new Set([bucket, entry]))
  }
}

const keysOf = (entry: StoredEntry, type: string): readonly string[] => {
  const keys: string[] = []
  for (const { description, values } of entry.attributes) {
    if (description.type !== type) continue
    for (const value of values) {
      const key = comparisonKey(description.matching, value)
      if (key !== undefined) keys.push(key)
    }
  }
  return keys
}
