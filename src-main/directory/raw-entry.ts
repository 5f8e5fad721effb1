// Search result entries as they came (RFC 4511 section 4.5.2: objectName, then the attributes). A run over an
// unchanged directory only hashes them; decoding is for those that changed.
import { hash as digest } from 'node:crypto'
import type {
  AttributeValue,
  DirectoryAttribute,
  DirectoryEntry,
} from '../../src-shared/domain/directory-entry.ts'
import { internAttributeName, type AttributeName } from './attribute-names.ts'
import { valueKindOf, type AttributeSchema } from './attribute-schema.ts'
import { decodeValue } from './attribute-values.ts'
import { BerCursor, brokenMessage, OCTET_STRING, SEQUENCE, SET } from './entry-cursor.ts'
import { isDnAttribute } from './identifier-values.ts'

/** Called with each attribute: the values lie in `buffer[valuesStart..valuesEnd)` as OCTET STRINGs. */
type AttributeVisitor = (
  name: AttributeName,
  valuesStart: number,
  valuesEnd: number,
  attributeStart: number,
) => void

/** Visits every attribute without decoding values; returns the DN. */
export const walkRawEntry = (buffer: Buffer, start: number, end: number, visit: AttributeVisitor): string => {
  const cursor = new BerCursor(buffer, start)
  const dn = cursor.readText(OCTET_STRING, end)
  const listEnd = cursor.enter(SEQUENCE, end)
  if (listEnd !== end) throw brokenMessage('bytes after the attributes of an entry')
  while (cursor.position < listEnd) {
    const attributeStart = cursor.position
    const attributeEnd = cursor.enter(SEQUENCE, listEnd)
    const nameEnd = cursor.enter(OCTET_STRING, attributeEnd)
    const name = internAttributeName(buffer, cursor.position, nameEnd)
    cursor.position = nameEnd
    if (cursor.enter(SET, attributeEnd) !== attributeEnd) throw brokenMessage('bytes after the values')
    visit(name, cursor.position, attributeEnd, attributeStart)
    cursor.position = attributeEnd
  }
  return dn
}

/**
 * The entry with typed values. Credential attributes are left out, and so are attributes without values: a server
 * sends those for what it does not tell (`member` beside `member;range=0-1499`), and unknown is not empty (rule S10).
 */
export const decodeRawEntry = (
  buffer: Buffer,
  start: number,
  end: number,
  schema?: AttributeSchema,
): DirectoryEntry => {
  const attributes = new Map<string, DirectoryAttribute>()
  const dn = walkRawEntry(buffer, start, end, (name, valuesStart, valuesEnd) => {
    if (name.isCredential || valuesStart === valuesEnd) return
    const values = decodeValues(buffer, valuesStart, valuesEnd, valueKindOf(name, schema))
    const earlier = attributes.get(name.key)
    // RFC 4511 forbids the same description twice; losing values would be worse than putting up with it.
    attributes.set(name.key, {
      name: name.description,
      values: earlier === undefined ? values : [...earlier.values, ...values],
    })
  })
  return { dn, attributes }
}

export const decodeValues = (
  buffer: Buffer,
  start: number,
  end: number,
  kind: AttributeName['kind'],
): AttributeValue[] => {
  const values: AttributeValue[] = []
  const cursor = new BerCursor(buffer, start)
  while (cursor.position < end) {
    const valueEnd = cursor.enter(OCTET_STRING, end)
    values.push(decodeValue(buffer, cursor.position, valueEnd, kind))
    cursor.position = valueEnd
  }
  return values
}

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
  /** A copy in the same form without credential attributes. Made when asked for: ask before onEntry returns. */
  readonly stored: Buffer
}

/** What a sync needs to know of every entry, in one pass and without decoding it. */
export const summarizeRawEntry = (
  buffer: Buffer,
  start: number,
  end: number,
  { uniquenessAttribute }: SummaryOptions,
): RawEntrySummary => {
  const uniquenessKey = uniquenessAttribute.toLowerCase()
  const kept = new KeptRanges()
  const lasting = new KeptRanges()
  let identifier: string | undefined
  let otherIdentifiers: readonly string[] = none
  let hasRange = false
  const dn = walkRawEntry(buffer, start, end, (name, valuesStart, valuesEnd, attributeStart) => {
    if (name.isCredential) return
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
  return new Summary({ dn, identifier, otherIdentifiers, hasRange, hash }, () =>
    kept.copyEntry(buffer, start, dnEnd),
  )
}

const none: readonly string[] = []

// A class, because an object literal with a getter costs the engine a hidden class each: 150 MB in a large run.
class Summary implements RawEntrySummary {
  readonly dn: string
  readonly identifier: string | undefined
  readonly otherIdentifiers: readonly string[]
  readonly hash: Buffer
  readonly hasRange: boolean
  readonly #copy: () => Buffer

  constructor(
    { dn, identifier, otherIdentifiers, hash, hasRange }: Omit<RawEntrySummary, 'stored'>,
    copy: () => Buffer,
  ) {
    this.dn = dn
    this.identifier = identifier
    this.otherIdentifiers = otherIdentifiers
    this.hash = hash
    this.hasRange = hasRange
    this.#copy = copy
  }

  get stored(): Buffer {
    return this.#copy()
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

/** Working space of one synchronous call at a time: a fresh buffer per entry would only make garbage. */
const scratch = Buffer.allocUnsafeSlow(64 * 1024)

/** Parts of a buffer, neighbours joined: most entries are one part, so that hashing and copying are one call. */
class KeptRanges {
  readonly #bounds: number[] = []
  #length = 0

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

const sequenceHeader = (length: number): Buffer => {
  if (length < 0x80) return Buffer.of(SEQUENCE, length)
  const header = Buffer.of(SEQUENCE, 0x84, 0, 0, 0, 0)
  header.writeUInt32BE(length, 2)
  return header
}
