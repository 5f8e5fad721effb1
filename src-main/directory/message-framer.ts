// Cuts a byte stream into LDAPMessages (RFC 4511 section 4.1.1) without copying what arrived whole.
import { brokenMessage, SEQUENCE } from './entry-cursor.ts'

interface FramerOptions {
  /** A message longer than this ends the connection: nobody shall make us buffer without limit. */
  readonly maxMessageBytes: number
  /** The message with its header lies in `buffer[start..end)`, valid only during the call. */
  readonly onMessage: (buffer: Buffer, start: number, end: number) => void
}

/** While paused, what arrives is kept and nothing is delivered. */
export class MessageFramer {
  readonly #options: FramerOptions
  /** What did not end in a whole message yet: `#kept[0..#keptLength)`. */
  #kept = Buffer.alloc(0)
  #keptLength = 0
  #isPaused = false
  #isDelivering = false

  constructor(options: FramerOptions) {
    this.#options = options
  }

  push(chunk: Buffer): void {
    if (this.#keptLength === 0 && !this.#isDelivering) {
      this.#deliver(chunk, chunk.length)
      return
    }
    this.#keep(chunk, 0, chunk.length)
    this.#deliver(this.#kept, this.#keptLength)
  }

  pause(): void {
    this.#isPaused = true
  }

  /** Delivers what was kept; throws what a message handler throws, like `push`. */
  resume(): void {
    this.#isPaused = false
    if (this.#keptLength > 0) this.#deliver(this.#kept, this.#keptLength)
  }

  #deliver(buffer: Buffer, length: number): void {
    if (this.#isDelivering) return
    this.#isDelivering = true
    let start = 0
    try {
      while (!this.#isPaused) {
        const end = this.#messageEnd(buffer, start, length)
        if (end === undefined) break
        this.#options.onMessage(buffer, start, end)
        start = end
      }
    } finally {
      this.#isDelivering = false
    }
    this.#keepRest(buffer, start, length)
  }

  #keepRest(buffer: Buffer, start: number, length: number): void {
    if (buffer !== this.#kept) {
      this.#keep(buffer, start, length)
      return
    }
    // A long message arrives in many chunks: while nothing was delivered, nothing needs to move.
    if (start > 0) buffer.copyWithin(0, start, length)
    this.#keptLength = length - start
    if (this.#keptLength === 0 && buffer.length > LASTING_BYTES) this.#kept = Buffer.alloc(0)
  }

  /** Grows by doubling with what really arrived, so an announced length alone costs nothing. */
  #keep(chunk: Buffer, start: number, end: number): void {
    const needed = this.#keptLength + end - start
    if (needed > this.#kept.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#kept.length * 2, INITIAL_BYTES))
      this.#kept.copy(larger, 0, 0, this.#keptLength)
      this.#kept = larger
    }
    chunk.copy(this.#kept, this.#keptLength, start, end)
    this.#keptLength = needed
  }

  #messageEnd(buffer: Buffer, start: number, length: number): number | undefined {
    if (start >= length) return undefined
    if (buffer[start] !== SEQUENCE) throw brokenMessage('it does not begin like one')
    if (start + 2 > length) return undefined
    let size = buffer[start + 1] ?? 0
    let content = start + 2
    if (size >= 0x80) {
      const octets = size & 0x7f
      if (octets === 0 || octets > 4) throw brokenMessage('a length of its own kind')
      if (content + octets > length) return undefined
      size = buffer.readUIntBE(content, octets)
      content += octets
    }
    if (size > this.#options.maxMessageBytes) {
      throw brokenMessage(
        `a single message of ${size} bytes, more than the ${this.#options.maxMessageBytes} allowed`,
      )
    }
    return content + size <= length ? content + size : undefined
  }
}

const INITIAL_BYTES = 64 * 1024
/** What one giant message needed is not held on to for the rest of the run. */
const LASTING_BYTES = 1024 * 1024
