// The part of BER that LDAP uses (RFC 4511 section 5.1): definite lengths, one-byte tags, primitive strings.
// Over Uint8Array only, so that the page, the worker and the embedded directory can share it.
import { AppError } from '../errors/app-error.ts'

export const berTag = {
  boolean: 0x01,
  integer: 0x02,
  octetString: 0x04,
  null: 0x05,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
} as const

/** A page of large entries stays far below this; a length beyond it is a fault or an attack, not data. */
const defaultSizeLimitBytes = 64 * 1024 * 1024

/** Four length bytes can name 4 GiB; more only makes the arithmetic unsafe (OpenLDAP draws the same line). */
const mostLengthBytes = 4

/** Six bytes are the widest two's complement integer that a double holds without loss. */
const mostIntegerBytes = 6

const malformed = (message: string, offset: number): AppError =>
  new AppError('directory.protocol-error', `Malformed BER: ${message} at byte ${offset}.`, { offset })

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Size of the element that begins at `start`, header included; undefined while its header is not complete.
 * The element itself may still be on its way: this is how a stream is cut into messages without buffering
 * what a hostile length claims.
 */
export const berElementSize = (
  bytes: Uint8Array,
  start: number,
  { end = bytes.length, limit = defaultSizeLimitBytes } = {},
): number | undefined => {
  const header = readHeader(bytes, start, end)
  if (header === undefined) return undefined
  const size = header.contentStart - start + header.length
  if (size > limit) throw malformed(`an element of ${size} bytes is over the limit of ${limit}`, start)
  return size
}

const readHeader = (
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly contentStart: number; readonly length: number } | undefined => {
  const tag = start < end ? bytes[start] : undefined
  if (tag === undefined) return undefined
  if ((tag & 0x1f) === 0x1f) throw malformed('a tag of several bytes', start)
  const first = start + 1 < end ? bytes[start + 1] : undefined
  if (first === undefined) return undefined
  if (first < 0x80) return { contentStart: start + 2, length: first }
  const count = first & 0x7f
  if (count === 0) throw malformed('an indefinite length', start + 1)
  if (count > mostLengthBytes) throw malformed(`a length of ${count} bytes`, start + 1)
  if (start + 2 + count > end) return undefined
  let length = 0
  for (let at = start + 2; at < start + 2 + count; at += 1) length = length * 256 + (bytes[at] ?? 0)
  return { contentStart: start + 2 + count, length }
}

/** Reads elements one after the other from a window of bytes; every step is checked against the window. */
export class BerReader {
  readonly #bytes: Uint8Array
  readonly #end: number
  #offset: number

  constructor(bytes: Uint8Array, { start = 0, end = bytes.length } = {}) {
    if (start < 0 || end > bytes.length || start > end) throw malformed('a window outside the bytes', start)
    this.#bytes = bytes
    this.#offset = start
    this.#end = end
  }

  get offset(): number {
    return this.#offset
  }

  get isAtEnd(): boolean {
    return this.#offset >= this.#end
  }

  /** Tag of the next element, undefined at the end. */
  peekTag(): number | undefined {
    return this.isAtEnd ? undefined : this.#bytes[this.#offset]
  }

  /** A reader over the content of the next element. */
  enter(tag: number): BerReader {
    const { start, end } = this.#next(tag)
    return new BerReader(this.#bytes, { start, end })
  }

  /** The content of the next element as a view: copy what has to outlive the buffer. */
  readBytes(tag: number = berTag.octetString): Uint8Array {
    const { start, end } = this.#next(tag)
    return this.#bytes.subarray(start, end)
  }

  /** The next element with its header, as a view. */
  readElement(): Uint8Array {
    const start = this.#offset
    const { end } = this.#next(undefined)
    return this.#bytes.subarray(start, end)
  }

  skip(): void {
    this.#next(undefined)
  }

  readText(tag: number = berTag.octetString): string {
    const at = this.#offset
    const bytes = this.readBytes(tag)
    try {
      return decoder.decode(bytes)
    } catch {
      throw malformed('text that is not UTF-8', at)
    }
  }

  readInteger(tag: number = berTag.integer): number {
    const { start, end } = this.#next(tag)
    if (start === end) throw malformed('an integer without bytes', start)
    if (end - start > mostIntegerBytes) throw malformed(`an integer of ${end - start} bytes`, start)
    let value = (this.#bytes[start] ?? 0) >= 0x80 ? -1 : 0
    for (let at = start; at < end; at += 1) value = value * 256 + (this.#bytes[at] ?? 0)
    return value
  }

  readEnumerated(): number {
    return this.readInteger(berTag.enumerated)
  }

  readBoolean(tag: number = berTag.boolean): boolean {
    const { start, end } = this.#next(tag)
    if (end - start !== 1) throw malformed(`a boolean of ${end - start} bytes`, start)
    return this.#bytes[start] !== 0
  }

  #next(tag: number | undefined): { readonly start: number; readonly end: number } {
    const at = this.#offset
    const found = this.peekTag()
    if (found === undefined) throw malformed('nothing where an element was expected', at)
    if (tag !== undefined && found !== tag)
      throw malformed(`tag 0x${found.toString(16)} where 0x${tag.toString(16)} was expected`, at)
    const header = readHeader(this.#bytes, at, this.#end)
    if (header === undefined) throw malformed('a header cut short', at)
    const end = header.contentStart + header.length
    if (end > this.#end) throw malformed('an element longer than what holds it', at)
    this.#offset = end
    return { start: header.contentStart, end }
  }
}

/** Writes elements into one growing buffer; lengths are filled in when a constructed element ends. */
export class BerWriter {
  #bytes: Uint8Array
  #length = 0
  readonly #open: number[] = []

  constructor(initialCapacityBytes = 1024) {
    this.#bytes = new Uint8Array(Math.max(16, initialCapacityBytes))
  }

  get length(): number {
    return this.#length
  }

  /** Opens a constructed element; everything up to the matching `end` becomes its content. */
  begin(tag: number = berTag.sequence): this {
    this.#reserve(2)
    this.#bytes[this.#length] = tag
    this.#length += 2
    this.#open.push(this.#length)
    return this
  }

  end(): this {
    const start = this.#open.pop()
    if (start === undefined) throw new Error('BerWriter.end() without begin()')
    const length = this.#length - start
    const extra = lengthBytes(length) - 1
    if (extra > 0) {
      this.#reserve(extra)
      this.#bytes.copyWithin(start + extra, start, this.#length)
      this.#length += extra
    }
    this.#putLength(start - 1, length)
    return this
  }

  writeBytes(value: Uint8Array, tag: number = berTag.octetString): this {
    this.#header(tag, value.length)
    return this.writeRaw(value)
  }

  writeText(value: string, tag: number = berTag.octetString): this {
    // One pass suffices for ASCII, which nearly all directory text is; the rest is encoded once more.
    this.#reserve(value.length + 6)
    const contentStart = this.#length + 1 + lengthBytes(value.length)
    for (let index = 0; index < value.length; index += 1) {
      const code = value.charCodeAt(index)
      if (code > 0x7f) return this.writeBytes(encoder.encode(value), tag)
      this.#bytes[contentStart + index] = code
    }
    this.#header(tag, value.length)
    this.#length += value.length
    return this
  }

  writeInteger(value: number, tag: number = berTag.integer): this {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`)
    const bytes: number[] = []
    let rest = value
    do {
      const low = ((rest % 256) + 256) % 256
      bytes.unshift(low)
      rest = (rest - low) / 256
    } while (!(rest === 0 && (bytes[0] ?? 0) < 0x80) && !(rest === -1 && (bytes[0] ?? 0) >= 0x80))
    if (bytes.length > mostIntegerBytes) throw new RangeError(`too wide for this reader: ${value}`)
    return this.writeBytes(Uint8Array.from(bytes), tag)
  }

  writeEnumerated(value: number): this {
    return this.writeInteger(value, berTag.enumerated)
  }

  writeBoolean(value: boolean, tag: number = berTag.boolean): this {
    this.#header(tag, 1)
    this.#bytes[this.#length] = value ? 0xff : 0
    this.#length += 1
    return this
  }

  writeNull(tag: number = berTag.null): this {
    this.#header(tag, 0)
    return this
  }

  /** Appends bytes that are already encoded. */
  writeRaw(value: Uint8Array): this {
    this.#reserve(value.length)
    this.#bytes.set(value, this.#length)
    this.#length += value.length
    return this
  }

  /** A copy of everything written so far; the writer can be used on. */
  toBytes(): Uint8Array {
    if (this.#open.length > 0) throw new Error('BerWriter.toBytes() inside an open element')
    return this.#bytes.slice(0, this.#length)
  }

  /** Forgets what was written and keeps the buffer. */
  reset(): void {
    this.#length = 0
    this.#open.length = 0
  }

  #header(tag: number, length: number): void {
    this.#reserve(6 + length)
    this.#bytes[this.#length] = tag
    this.#putLength(this.#length + 1, length)
    this.#length += 1 + lengthBytes(length)
  }

  #putLength(at: number, length: number): void {
    const count = lengthBytes(length)
    if (count === 1) {
      this.#bytes[at] = length
      return
    }
    this.#bytes[at] = 0x80 | (count - 1)
    let rest = length
    for (let index = at + count - 1; index > at; index -= 1) {
      this.#bytes[index] = rest & 0xff
      rest = Math.floor(rest / 256)
    }
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}

/** Bytes that the length field takes in its shortest form. */
const lengthBytes = (length: number): number => {
  if (length < 0x80) return 1
  if (length < 0x100) return 2
  if (length < 0x10000) return 3
  if (length < 0x1000000) return 4
  return 5
}
