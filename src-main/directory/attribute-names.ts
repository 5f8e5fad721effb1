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

interface InternedName {
  readonly bytes: Uint8Array
  readonly name: AttributeName
}

// A bounded memo of a pure function, so it is no state anyone can observe. The bounds keep a hostile server, which
// could invent a new name for every entry, from filling the memory.
const memo = new Map<number, InternedName>()
const MEMO_ENTRIES = 4096
const MEMO_NAME_BYTES = 128

/** The name whose bytes are `buffer[start..end)`. */
export const internAttributeName = (buffer: Buffer, start: number, end: number): AttributeName => {
  const hash = fnv1a(buffer, start, end)
  const known = memo.get(hash)
  if (known !== undefined && sameBytes(known.bytes, buffer, start, end)) return known.name
  const name = describeAttribute(buffer.toString('utf8', start, end))
  if (known === undefined && memo.size < MEMO_ENTRIES && end - start <= MEMO_NAME_BYTES) {
    memo.set(hash, { bytes: Uint8Array.prototype.slice.call(buffer, start, end), name })
  }
  return name
}

/** What a description such as `userCertificate;binary` or `member;range=0-1499` says. */
export const describeAttribute = (description: string): AttributeName => {
  const key = description.toLowerCase()
  const [type = '', ...options] = key.split(';')
  const isBinary = options.includes('binary')
  return {
    description,
    key,
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

/** FNV-1a: a few names of a few bytes, so a simple hash that is checked against the bytes is enough. */
const fnv1a = (buffer: Buffer, start: number, end: number): number => {
  let hash = 0x811c9dc5
  // The loop runs inside the bounds that the caller checked, so `?? 0` only satisfies the index type.
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ (buffer[index] ?? 0), 0x01000193)
  return hash
}

const sameBytes = (known: Uint8Array, buffer: Buffer, start: number, end: number): boolean => {
  if (known.length !== end - start) return false
  for (let index = 0; index < known.length; index++) {
    if (known[index] !== buffer[start + index]) return false
  }
  return true
}
