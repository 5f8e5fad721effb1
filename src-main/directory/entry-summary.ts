// What a sync needs to know of every entry as it arrives, in one pass and without decoding it.
import { hash as digest } from 'node:crypto'
import type { AttributeValue, DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { AttributeName } from './attribute-names.ts'
import { AttributeViews } from './attribute-views.ts'
import { BerCursor, SEQUENCE } from './entry-cursor.ts'
import { isDnAttribute } from './identifier-values.ts'
import { decodeValues, walkRawEntry } from './raw-entry.ts'

export interface SummaryOptions {
  /** Name of the attribute that identifies the object; `dn` (or a DN attribute the entry lacks) means the DN. */
  readonly uniquenessAttribute: string
}

export interface RawEntrySummary {
  readonly dn: string
  /** First value of the uniqueness attribute; bytes as hexadecimal text. Undefined when the entry has none. */
  readonly identifier: string | undefined
  /** Further values of the uniqueness attribute: which of them comes first is for the server to say. */
  readonly otherIdentifiers: readonly string[]
  /** SHA-256 of the DN and the attributes as sent, without volatile and credential ones. */
  readonly hash: Buffer
  /** Some attribute came as a range only: complete the entry (completeRawEntry) before trusting hash or values. */
  readonly hasRange: boolean
  /** Copies the entry. Only until the next entry is summarized, and while its bytes are there. */
  keep(): KeptEntry
}

export interface KeptEntry {
  /** A copy in the same form without credential attributes. */
  readonly stored: Buffer
  /** The entry over that copy, its values decoded when asked for. */
  readonly entry: DirectoryEntry
}

export const summarizeRawEntry = (
  buffer: Buffer,
  start: number,
  end: number,
  { uniquenessAttribute }: SummaryOptions,
): RawEntrySummary => {
  const uniquenessKey = uniquenessAttribute.toLowerCase()
  let identifier: string | undefined
  let otherIdentifiers: readonly string[] = none
  let hasRange = false
  names.length = 0
  bounds.length = 0
  kept.clear()
  lasting.clear()
  const dn = walkRawEntry(buffer, start, end, (name, valuesStart, valuesEnd, attributeStart) => {
    if (name.isCredential) return
    const before = kept.length - attributeStart
    names.push(name)
    bounds.push(before + valuesStart, before + valuesEnd)
    kept.add(attributeStart, valuesEnd)
    if (!name.isVolatile) lasting.add(attributeStart, valuesEnd)
    if (name.range !== undefined) hasRange = true
    if (name.key === uniquenessKey && identifier === undefined) {
      const values = decodeValues(buffer, valuesStart, valuesEnd, name.kind)
      identifier = identifierOf(values[0])
      if (values.length > 1)
        otherIdentifiers = values.slice(1).flatMap((value) => identifierOf(value) ?? none)
    }
  })
  if (identifier === undefined && isDnAttribute(uniquenessAttribute)) identifier = dn
  const dnEnd = endOfElement(buffer, start, end)
  const hash = lasting.hash(buffer, start, dnEnd)
  latest = new Summary({ dn, identifier, otherIdentifiers, hasRange, hash }, { buffer, start, dnEnd })
  return latest
}

const none: readonly string[] = []

interface DnPlace {
  readonly buffer: Buffer
  readonly start: number
  readonly dnEnd: number
}

// A class, because an object literal with a method costs the engine a closure each.
class Summary implements RawEntrySummary {
  readonly dn: string
  readonly identifier: string | undefined
  readonly otherIdentifiers: readonly string[]
  readonly hash: Buffer
  readonly hasRange: boolean
  readonly #place: DnPlace

  constructor(
    { dn, identifier, otherIdentifiers, hash, hasRange }: Omit<RawEntrySummary, 'keep'>,
    place: DnPlace,
  ) {
    this.dn = dn
    this.identifier = identifier
    this.otherIdentifiers = otherIdentifiers
    this.hash = hash
    this.hasRange = hasRange
    this.#place = place
  }

  keep(): KeptEntry {
    if (latest !== this) throw new Error('an entry can be kept until the next one is summarized')
    const { buffer, start, dnEnd } = this.#place
    const stored = kept.copyEntry(buffer, start, dnEnd)
    const attributes = new AttributeViews(stored)
    const shift = stored.length - kept.length
    for (let index = 0; index < names.length; index++) {
      const name = names[index]
      const from = (bounds[index * 2] ?? 0) + shift
      const to = (bounds[index * 2 + 1] ?? 0) + shift
      if (name !== undefined && from !== to) attributes.note(name, from, to)
    }
    return { stored, entry: { dn: this.dn, attributes } }
  }
}

const identifierOf = (value: AttributeValue | undefined): string | undefined => {
  if (value === undefined || value.length === 0) return undefined
  return typeof value === 'string' ? value : Buffer.from(value).toString('hex')
}

const endOfElement = (buffer: Buffer, start: number, end: number): number => {
  const cursor = new BerCursor(buffer, start)
  cursor.skip(end)
  return cursor.position
}

/** Parts of a buffer, neighbours joined: most entries are one part, so that hashing and copying are one call. */
class KeptRanges {
  readonly #bounds: number[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  clear(): void {
    this.#bounds.length = 0
    this.#length = 0
  }

  add(start: number, end: number): void {
    const last = this.#bounds.length - 1
    if (last >= 0 && this.#bounds[last] === start) this.#bounds[last] = end
    else this.#bounds.push(start, end)
    this.#length += end - start
  }

  hash(buffer: Buffer, dnStart: number, dnEnd: number): Buffer {
    const length = dnEnd - dnStart + this.#length
    const bytes = length <= scratch.length ? scratch.subarray(0, length) : Buffer.allocUnsafe(length)
    const offset = buffer.copy(bytes, 0, dnStart, dnEnd)
    this.#copyTo(bytes, offset, buffer)
    return Buffer.from(digest('sha256', bytes, 'binary'), 'latin1')
  }

  copyEntry(buffer: Buffer, dnStart: number, dnEnd: number): Buffer {
    const header = sequenceHeader(this.#length)
    const bytes = Buffer.allocUnsafe(dnEnd - dnStart + header.length + this.#length)
    let offset = buffer.copy(bytes, 0, dnStart, dnEnd)
    offset += header.copy(bytes, offset)
    this.#copyTo(bytes, offset, buffer)
    return bytes
  }

  #copyTo(target: Buffer, offset: number, buffer: Buffer): void {
    let position = offset
    for (let index = 0; index < this.#bounds.length; index += 2) {
      position += buffer.copy(target, position, this.#bounds[index], this.#bounds[index + 1])
    }
  }
}

// Working space of one entry at a time: fresh arrays and buffers for each of a million would only make garbage.
const scratch = Buffer.allocUnsafeSlow(64 * 1024)
const kept = new KeptRanges()
const lasting = new KeptRanges()
const names: AttributeName[] = []
/** Two for each name: where its values lie, counted from the first attribute that is kept. */
const bounds: number[] = []
let latest: Summary | undefined

const sequenceHeader = (length: number): Buffer => {
  if (length < 0x80) return Buffer.of(SEQUENCE, length)
  const header = Buffer.of(SEQUENCE, 0x84, 0, 0, 0, 0)
  header.writeUInt32BE(length, 2)
  return header
}
