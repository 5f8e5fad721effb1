import { AppError } from '../errors/app-error.ts'
import { berTag, mostIntegerBytes } from './ber-tag.ts'

/** A page of large entries stays far below this; a length beyond it is a fault or an attack, not data. */
const defaultSizeLimitBytes = 64 * 1024 * 1024

/** Four length bytes can name 4 GiB; more only makes the arithmetic unsafe (OpenLDAP draws the same line). */
const mostLengthBytes = 4

const malformed = (message: string, offset: number): AppError =>
  new AppError('directory.protocol-error', `Malformed BER: ${message} at byte ${offset}.`, { offset })

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
