// Interning of attribute descriptions: a directory repeats the same forty names in every entry.
import {
  builtInValueKinds,
  credentialAttributes,
  volatileAttributes,
  type ValueKind,
} from './attribute-types.ts'

/** Everything the name alone tells of an attribute. */
export interface AttributeName {
  /** The description as the server spelt it. */
  readonly description: string
  /** The description in lower case: the key in a DirectoryEntry. */
  readonly key: string
  /** Tells nearly all keys apart without comparing them letter by letter. */
  readonly keyDigest: number
  /** The type in lower case, without options. */
  readonly type: string
  readonly kind: ValueKind
  readonly isVolatile: boolean
  readonly isCredential: boolean
  readonly range: ValueRange | undefined
}

/** `member;range=0-1499` (MS-ADTS section 3.1.1.3.1.3.3); the last part has no end. */
export interface ValueRange {
  /** The description without the range option, as the server spelt it. */
  readonly plainDescription: string
  readonly from: number
  readonly to: number | undefined
}

export interface InternedName {
  readonly bytes: Uint8Array
  readonly name: AttributeName
  /** What came after it the last time: entries of one kind have their attributes in one order. */
  next: InternedName | undefined
}

// A bounded memo of a pure function, so it is no state anyone can observe. The bounds keep a hostile server, which
// could invent a new name for every entry, from filling the memory.
const memo = new Map<number, InternedName[]>()
const MEMO_NAMES_PER_DIGEST = 8
const MEMO_NAME_BYTES = 128

/** The name whose bytes are `buffer[start..end)`, found at once when it follows `previous` as it did before. */
export const internAttributeName = (
  buffer: Buffer,
  start: number,
  end: number,
  previous?: InternedName,
): InternedName => {
  const expected = previous?.next
  if (expected !== undefined && sameBytes(expected.bytes, buffer, start, end)) return expected
  const known = findKnown(buffer, start, end)
  if (known === undefined) return describe(buffer, start, end)
  // Only what the memo holds anyway, so that a chain of invented names holds on to nothing.
  if (previous !== undefined) previous.next = known
  return known
}

const findKnown = (buffer: Buffer, start: number, end: number): InternedName | undefined =>
  memo.get(digestOf(buffer, start, end))?.find((candidate) => sameBytes(candidate.bytes, buffer, start, end))

const describe = (buffer: Buffer, start: number, end: number): InternedName => {
  const name = describeAttribute(buffer.toString('utf8', start, end))
  const interned = { name, bytes: new Uint8Array(buffer.subarray(start, end)), next: undefined }
  if (end - start <= MEMO_NAME_BYTES) remember(digestOf(buffer, start, end), interned)
  return interned
}

const remember = (digest: number, interned: InternedName): void => {
  const candidates = memo.get(digest)
  if (candidates === undefined) memo.set(digest, [interned])
  else if (candidates.length < MEMO_NAMES_PER_DIGEST) candidates.push(interned)
}

// Length and four letters tell nearly all attribute names apart, and bound the memo: 10 bits of them.
const digestOf = (buffer: Buffer, start: number, end: number): number => {
  const first = buffer[start] ?? 0
  const third = buffer[start + 2] ?? 0
  const middle = buffer[(start + end) >> 1] ?? 0
  const last = buffer[end - 1] ?? 0
  return (end - start + first * 5 + third * 17 + middle * 37 + last * 71) & 0x3ff
}

const digestOfText = (text: string): number => {
  let digest = text.length
  for (let index = 0; index < text.length; index++) digest = (digest * 31 + text.charCodeAt(index)) | 0
  return digest
}

/** What a description such as `userCertificate;binary` or `member;range=0-1499` says. */
export const describeAttribute = (description: string): AttributeName => {
  const key = description.toLowerCase()
  const [type = '', ...options] = key.split(';')
  const isBinary = options.includes('binary')
  return {
    description,
    key,
    keyDigest: digestOfText(key),
    type,
    kind: isBinary ? 'bytes' : (builtInValueKinds.get(type) ?? 'auto'),
    isVolatile: volatileAttributes.has(type),
    isCredential: credentialAttributes.has(type),
    range: rangeOf(description, options),
  }
}

const rangeOf = (description: string, options: readonly string[]): ValueRange | undefined => {
  for (const [index, option] of options.entries()) {
    const match = /^range=(\d{1,9})-(\d{1,9}|\*)$/.exec(option)
    if (match === null) continue
    const parts = description.split(';')
    return {
      plainDescription: parts.filter((_, position) => position !== index + 1).join(';'),
      from: Number(match[1]),
      to: match[2] === '*' ? undefined : Number(match[2]),
    }
  }
  return undefined
}

const sameBytes = (known: Uint8Array, buffer: Buffer, start: number, end: number): boolean => {
  if (known.length !== end - start) return false
  for (let index = 0; index < known.length; index++) {
    if (known[index] !== buffer[start + index]) return false
  }
  return true
}
