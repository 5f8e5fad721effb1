import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import { loadConnectionRows, type IndexRow } from './connection-rows.ts'
import type { ReadableDb } from './database-handle.ts'

const hashBytes = 32

/**
 * Every connection row of a source and kind, in memory for the time of a run: a lookup per entry read instead of a
 * query. Per row an identifier, a hash and a few numbers; 100,000 rows take some 15 MB.
 */
export interface ConnectionIndex {
  /** Rows that are present or suspect: what the limits are measured against. */
  readonly liveCount: number
  /** Notes that an identifier was read; the ordinal of its row, `new` for one never seen, `duplicate` the second time. */
  claim(identifier: string): number | 'new' | 'duplicate'
  /**
   * A row that nobody claimed so far and whose identifier means the same as one of these; `keyOf` gives identifiers
   * that mean the same the same text.
   */
  findRespelt(identifiers: readonly string[], keyOf: (identifier: string) => string): number | undefined
  /** Like `claim`, of a row found by `findRespelt`. */
  claimRow(ordinal: number): void
  isSameHash(ordinal: number, hash: Uint8Array): boolean
  /** True when only the entry can change what is stored: the row is present and no date has passed. */
  isSettled(ordinal: number): boolean
  connectionIdAt(ordinal: number): number
  objectIdAt(ordinal: number): number
  /** Connection ids of present and suspect rows that no entry claimed. */
  unclaimed(): readonly number[]
  /** Forgets the identifiers; afterwards only `liveCount` means anything. */
  clear(): void
}

/** Loads the index of one source; `now` is the run's start as ISO text. */
export const loadConnectionIndex = (
  db: ReadableDb,
  kind: ObjectKind,
  { sourceId, now }: { readonly sourceId: number; readonly now: string },
): ConnectionIndex =>
  db.snapshot(() => {
    const { size, rows } = loadConnectionRows(db, kind, { sourceId, now })
    return buildIndex(rows, size)
  })

const isLiveBit = 1
const isSettledBit = 2
const isClaimedBit = 4

const buildIndex = (rows: Iterable<IndexRow>, size: number): ConnectionIndex => {
  const ordinals = new Map<string, number>()
  const ids = new Float64Array(size)
  const objectIds = new Float64Array(size)
  const hashes = Buffer.alloc(size * hashBytes)
  const flags = new Uint8Array(size)
  let liveCount = 0
  let ordinal = 0
  for (const [id, objectId, identifier, hash, isLive, isSettled] of rows) {
    ids[ordinal] = id
    objectIds[ordinal] = objectId
    ordinals.set(identifier, ordinal)
    // A row to be revisited has an empty hash; it then compares unequal to any other.
    hashes.write(hash, ordinal * hashBytes, 'hex')
    flags[ordinal] = (isLive === 1 ? isLiveBit : 0) | (isSettled === 1 ? isSettledBit : 0)
    liveCount += isLive
    ordinal++
  }
  return indexOver({ ordinals, ids, objectIds, hashes, flags, liveCount })
}

interface IndexArrays {
  readonly ordinals: Map<string, number>
  readonly ids: Float64Array
  readonly objectIds: Float64Array
  readonly hashes: Buffer
  readonly flags: Uint8Array
  readonly liveCount: number
}

/** Ordinal of identifiers first seen in this run. */
const newcomer = -1

/** Rows whose identifier is not its own key, by key. */
const indexKeys = (
  ordinals: ReadonlyMap<string, number>,
  keyOf: (identifier: string) => string,
): Map<string, number> => {
  const byKey = new Map<string, number>()
  for (const [identifier, ordinal] of ordinals) {
    const key = ordinal === newcomer ? identifier : keyOf(identifier)
    if (key !== identifier) byKey.set(key, ordinal)
  }
  return byKey
}

const indexOver = (arrays: IndexArrays): ConnectionIndex => {
  const { ordinals, ids, objectIds, hashes, flags, liveCount } = arrays
  let byKey: Map<string, number> | undefined
  const isFree = (ordinal: number | undefined): ordinal is number =>
    ordinal !== undefined && ordinal !== newcomer && ((flags[ordinal] ?? 0) & isClaimedBit) === 0
  return {
    liveCount,
    claim: (identifier) => {
      const ordinal = ordinals.get(identifier)
      if (ordinal === undefined) {
        ordinals.set(identifier, newcomer)
        return 'new'
      }
      const flag = flags[ordinal] ?? 0
      if (ordinal === newcomer || (flag & isClaimedBit) !== 0) return 'duplicate'
      flags[ordinal] = flag | isClaimedBit
      return ordinal
    },
    findRespelt: (identifiers, keyOf) => {
      if (ids.length === 0) return undefined
      byKey ??= indexKeys(ordinals, keyOf)
      for (const identifier of identifiers) {
        const key = keyOf(identifier)
        const found = [ordinals.get(identifier), ordinals.get(key), byKey.get(key)].find(isFree)
        if (found !== undefined) return found
      }
      return undefined
    },
    claimRow: (ordinal) => {
      flags[ordinal] = (flags[ordinal] ?? 0) | isClaimedBit
    },
    isSameHash: (ordinal, hash) => {
      const start = ordinal * hashBytes
      return hashes.compare(hash, 0, hash.length, start, start + hashBytes) === 0
    },
    isSettled: (ordinal) => ((flags[ordinal] ?? 0) & isSettledBit) !== 0,
    connectionIdAt: (ordinal) => ids[ordinal] ?? 0,
    objectIdAt: (ordinal) => objectIds[ordinal] ?? 0,
    clear: () => {
      ordinals.clear()
      byKey?.clear()
    },
    unclaimed: () => {
      const found: number[] = []
      for (const [ordinal, flag] of flags.entries())
        if ((flag & isLiveBit) !== 0 && (flag & isClaimedBit) === 0) found.push(ids[ordinal] ?? 0)
      return found
    },
  }
}
