import { berTag, mostIntegerBytes } from './ber-tag.ts'

const encoder = new TextEncoder()

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
