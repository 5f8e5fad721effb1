// A position in received BER (X.690) that never leaves the bounds it was given. RFC 4511 section 5.1 restricts BER
// to definite lengths, so anything else is an error. Hand-written, because it runs a dozen times for every value.
import { AppError } from '../../src-shared/errors/app-error.ts'

export const SEQUENCE = 0x30
export const SET = 0x31
export const OCTET_STRING = 0x04
export const INTEGER = 0x02
export const ENUMERATED = 0x0a
export const BOOLEAN = 0x01

export class BerCursor {
  readonly buffer: Buffer
  position: number

  constructor(buffer: Buffer, position: number) {
    this.buffer = buffer
    this.position = position
  }

  /** Reads a tag and a length; the content is then `position` up to the returned end, which is within `limit`. */
  enter(tag: number, limit: number): number {
    const { buffer } = this
    let { position } = this
    if (position + 2 > limit || buffer[position] !== tag) throw this.#unexpected(tag, limit)
    let length = buffer[position + 1] ?? 0
    position += 2
    if (length >= 0x80) {
      const octets = length & 0x7f
      // Four octets are 4 GB, more than any message may have.
      if (octets === 0 || octets > 4 || position + octets > limit) {
        throw brokenMessage('a length that does not fit')
      }
      length = 0
      for (let index = 0; index < octets; index++) length = length * 256 + (buffer[position + index] ?? 0)
      position += octets
    }
    const end = position + length
    if (end > limit) throw brokenMessage('a length that does not fit')
    this.position = position
    return end
  }

  /** The tag at the position, undefined at the limit. */
  peek(limit: number): number | undefined {
    return this.position < limit ? this.buffer[this.position] : undefined
  }

  /** Steps over one element, whatever it is. */
  skip(limit: number): void {
    const tag = this.peek(limit)
    if (tag === undefined) throw brokenMessage('an end where an element was expected')
    this.position = this.enter(tag, limit)
  }

  readText(tag: number, limit: number): string {
    const end = this.enter(tag, limit)
    const text = this.buffer.toString('utf8', this.position, end)
    this.position = end
    return text
  }

  /** A copy of the content. */
  readBytes(tag: number, limit: number): Buffer {
    const end = this.enter(tag, limit)
    const bytes = Buffer.from(this.buffer.subarray(this.position, end))
    this.position = end
    return bytes
  }

  /** A non-negative number of at most 31 bits, as message ids and result codes are (RFC 4511 section 4.1.1). */
  readNumber(tag: number, limit: number): number {
    const end = this.enter(tag, limit)
    const octets = end - this.position
    if (octets < 1 || octets > 4) throw brokenMessage('a number that does not fit')
    const value = this.buffer.readIntBE(this.position, octets)
    if (value < 0) throw brokenMessage('a negative number')
    this.position = end
    return value
  }

  #unexpected(tag: number, limit: number): AppError {
    const found = this.peek(limit)
    const words = found === undefined ? 'nothing' : `0x${found.toString(16)}`
    return brokenMessage(`${words} where 0x${tag.toString(16)} was expected`)
  }
}

/** The error for bytes that are not LDAP. Says what was wrong, never what was in them. */
export const brokenMessage = (what: string): AppError =>
  new AppError('directory.protocol-error', `The server sent a message that is not valid LDAP: ${what}.`)
