// One bound connection as a stream of messages. ldapts connects, upgrades and binds; from then on the socket's data
// come here. It never reconnects: once closed, every request fails (rule S6, and trap 4 of ldapts: its next request
// would silently open a new, unauthenticated connection).
import type { Socket } from 'node:net'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { connectionLost } from './directory-errors.ts'
import { readDisconnectionNotice, readMessageHeader, type MessageHeader } from './ldap-message.ts'
import { MessageFramer } from './message-framer.ts'

/** What a request in progress wants to hear. */
export interface MessageListener {
  onMessage(header: MessageHeader, buffer: Buffer): void
  /** Some bytes arrived, be it half a message. */
  onActivity(): void
  /** The connection is gone. */
  onClosed(error: AppError): void
  readonly request: string
}

interface StreamOptions {
  readonly uri: string
  readonly maxMessageBytes: number
}

// Far above what ldapts counted up to while connecting, so that no late answer of its can be mistaken for ours.
const FIRST_MESSAGE_ID = 1_000_000
const LAST_MESSAGE_ID = 2 ** 31 - 1

export class MessageStream {
  readonly #socket: Socket
  readonly #options: StreamOptions
  readonly #framer: MessageFramer
  #listener: MessageListener | undefined
  #lastMessageId = FIRST_MESSAGE_ID
  #closedBecause: AppError | undefined
  #socketError: unknown

  constructor(socket: Socket, options: StreamOptions) {
    this.#socket = socket
    this.#options = options
    this.#framer = new MessageFramer({
      maxMessageBytes: options.maxMessageBytes,
      onMessage: (buffer, start, end) => this.#dispatch(buffer, start, end),
    })
    socket.removeAllListeners('data')
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    socket.on('error', (error) => (this.#socketError = error))
    socket.once('close', () => this.close(this.#lost()))
    if (socket.destroyed) this.close(this.#lost())
  }

  get isOpen(): boolean {
    return this.#closedBecause === undefined
  }

  get isBusy(): boolean {
    return this.#listener !== undefined
  }

  /** Hands the messages to one listener until it is released; only one request may run at a time. */
  listen(listener: MessageListener): void {
    if (this.#closedBecause !== undefined) throw this.#closedBecause
    if (this.#listener !== undefined) {
      throw new AppError('internal', 'A request was made on a connection whose last one has not finished.')
    }
    this.#listener = listener
  }

  release(listener: MessageListener): void {
    if (this.#listener === listener) this.#listener = undefined
  }

  nextMessageId(): number {
    this.#lastMessageId = this.#lastMessageId >= LAST_MESSAGE_ID ? FIRST_MESSAGE_ID : this.#lastMessageId + 1
    return this.#lastMessageId
  }

  send(bytes: Uint8Array): void {
    if (this.#closedBecause !== undefined) throw this.#closedBecause
    this.#socket.write(bytes)
  }

  /** Stops reading: the server waits when the buffers between us are full. */
  pause(): void {
    this.#framer.pause()
    this.#socket.pause()
  }

  resume(): void {
    if (!this.isOpen) return
    this.#guard(() => this.#framer.resume())
    if (this.isOpen) this.#socket.resume()
  }

  /** Ends the connection; the first reason given is the one that later requests see. */
  close(reason: AppError): void {
    if (this.#closedBecause !== undefined) return
    this.#closedBecause = reason
    this.#framer.pause()
    this.#socket.destroySoon()
    const listener = this.#listener
    this.#listener = undefined
    listener?.onClosed(reason)
  }

  #receive(chunk: Buffer): void {
    if (!this.isOpen) return
    this.#listener?.onActivity()
    this.#guard(() => this.#framer.push(chunk))
  }

  #guard(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.close(
        error instanceof AppError ? error : new AppError('internal', 'Reading the answer failed.', {}, error),
      )
    }
  }

  #dispatch(buffer: Buffer, start: number, end: number): void {
    const header = readMessageHeader(buffer, start, end)
    if (header.id === 0) this.#receiveUnsolicited(buffer, header)
    else this.#listener?.onMessage(header, buffer)
  }

  /** RFC 4511 section 4.4: message id 0; all but the notice of disconnection are to be ignored. */
  #receiveUnsolicited(buffer: Buffer, header: MessageHeader): void {
    const notice = readDisconnectionNotice(buffer, header)
    if (notice === undefined) return
    const { uri } = this.#options
    throw new AppError(
      'directory.connection-lost',
      `The server ended the connection (result ${notice.code}): ${notice.serverMessage.slice(0, 500)}`,
      { uri, resultCode: notice.code, serverMessage: notice.serverMessage.slice(0, 500) },
    )
  }

  #lost(): AppError {
    const request = this.#listener?.request ?? 'next request'
    return connectionLost({ uri: this.#options.uri, request }, this.#socketError)
  }
}
