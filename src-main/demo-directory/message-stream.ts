import { AppError } from '../../src-shared/errors/app-error.ts'
import { berElementSize } from '../../src-shared/ldap-syntax/ber-reader.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'

/** Photos and certificates fit, and nobody can make the server buffer more. */
const requestLimitBytes = 16 * 1024 * 1024

/** Cuts the bytes of a connection into LDAP messages. */
export class MessageStream {
  #unread: Uint8Array = new Uint8Array()

  push(chunk: Uint8Array): void {
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk])
  }

  /** The next whole message, undefined until it is there; throws `directory.protocol-error` when none can come. */
  next(): Uint8Array | undefined {
    // Every LDAP message is a SEQUENCE: anything else is another protocol, and its length means nothing.
    const tag = this.#unread[0]
    if (tag !== undefined && tag !== berTag.sequence)
      throw new AppError('directory.protocol-error', 'This is not LDAP.', { tag })
    const size = berElementSize(this.#unread, 0, { limit: requestLimitBytes })
    if (size === undefined || size > this.#unread.length) return undefined
    const message = this.#unread.subarray(0, size)
    this.#unread = this.#unread.subarray(size)
    return message
  }
}
