import { connect, type Socket } from 'node:net'
import { BerReader, berElementSize } from '../../src-shared/ldap-syntax/ber-reader.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import { pagedResultsOid } from './paged-searches.ts'

// A bare LDAP client for the tests of this folder: it shows what comes over the wire, right or wrong, where a real
// client would hide or mend it.

export interface WireEntry {
  readonly dn: string
  readonly attributes: ReadonlyMap<string, readonly string[]>
}

export interface WireAnswer {
  readonly entries: readonly WireEntry[]
  readonly references: readonly string[]
  /** Undefined when the answer never ended. */
  readonly resultCode: number | undefined
  readonly referral: readonly string[]
  /** Undefined without a paging control. */
  readonly cookie: Uint8Array | undefined
  /** How it came to an end other than by a result. */
  readonly end: 'result' | 'closed' | 'silence' | 'notice' | 'not-ldap'
}

export interface WireSearch {
  readonly baseDn: string
  readonly attributes?: readonly string[]
  readonly scope?: number
  readonly pageSize?: number
  readonly cookie?: Uint8Array
}

/** Shorter than any test's patience, longer than any answer on loopback. */
const silenceMs = 300

export class WireClient {
  readonly #socket: Socket
  #unread: Buffer = Buffer.alloc(0)
  #isClosed = false
  #wake: () => void = () => undefined
  #lastId = 0

  constructor(uri: string) {
    const { hostname, port } = new URL(uri)
    this.#socket = connect(Number(port), hostname)
    this.#socket.on('data', (chunk) => {
      this.#unread = Buffer.concat([this.#unread, chunk])
      this.#wake()
    })
    this.#socket.on('error', () => undefined)
    this.#socket.on('close', () => {
      this.#isClosed = true
      this.#wake()
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  async bind(dn: string, password: string): Promise<WireAnswer> {
    this.#request((writer) => {
      writer.begin(0x60).writeInteger(3).writeText(dn).writeText(password, 0x80).end()
    })
    return this.#answer()
  }

  async extended(oid: string): Promise<WireAnswer> {
    this.#request((writer) => writer.begin(0x77).writeText(oid, 0x80).end())
    return this.#answer()
  }

  async search(search: WireSearch): Promise<WireAnswer> {
    this.#request((writer) => {
      writer
        .begin(0x63)
        .writeText(search.baseDn)
        .writeEnumerated(search.scope ?? 2)
        .writeEnumerated(0)
      writer.writeInteger(0).writeInteger(0).writeBoolean(false).writeText('objectClass', 0x87).begin()
      for (const attribute of search.attributes ?? ['1.1']) writer.writeText(attribute)
      writer.end().end()
      if (search.pageSize === undefined) return
      const value = new BerWriter().begin().writeInteger(search.pageSize)
      value.writeBytes(search.cookie ?? new Uint8Array()).end()
      writer.begin(0xa0).begin().writeText(pagedResultsOid).writeBytes(value.toBytes()).end().end()
    })
    return this.#answer()
  }

  /** Gives the last request up; there is no answer to this. */
  abandon(): void {
    const abandoned = this.#lastId
    this.#request((writer) => writer.writeInteger(abandoned, 0x50))
  }

  #request(write: (writer: BerWriter) => void): void {
    this.#lastId += 1
    const writer = new BerWriter().begin().writeInteger(this.#lastId)
    write(writer)
    this.#socket.write(writer.end().toBytes())
  }

  /** Everything up to the result of the last request, or to whatever comes instead of it. */
  async #answer(): Promise<WireAnswer> {
    const entries: WireEntry[] = []
    const references: string[] = []
    const ended = (end: WireAnswer['end'], result: Partial<WireAnswer> = {}): WireAnswer => ({
      entries,
      references,
      resultCode: undefined,
      referral: [],
      cookie: undefined,
      end,
      ...result,
    })
    while (true) {
      const next = await this.#nextMessage()
      if (typeof next === 'string') return ended(next)
      const messageId = next.readInteger()
      const tag = next.peekTag() ?? 0
      const body = next.enter(tag)
      if (messageId === 0) return ended('notice', { resultCode: body.readEnumerated() })
      if (tag === 0x64) entries.push(readEntry(body))
      else if (tag === 0x73) references.push(...readTexts(body))
      else return ended('result', readResult(body, next))
    }
  }

  async #nextMessage(): Promise<BerReader | 'closed' | 'silence' | 'not-ldap'> {
    while (true) {
      if (this.#unread.length > 0 && this.#unread[0] !== berTag.sequence) return 'not-ldap'
      // The limit is off: the claim of a hostile length is what some tests are about.
      const size = berElementSize(this.#unread, 0, { limit: Number.POSITIVE_INFINITY })
      if (size !== undefined && size <= this.#unread.length) {
        const message = this.#unread.subarray(0, size)
        this.#unread = this.#unread.subarray(size)
        return new BerReader(message).enter(berTag.sequence)
      }
      if (this.#isClosed) return 'closed'
      if (!(await this.#hasNews())) return 'silence'
    }
  }

  /** The beginning of what came and is not a whole message yet. */
  get unfinished(): Uint8Array {
    return this.#unread
  }

  #hasNews(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), silenceMs)
      this.#wake = (): void => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  }
}

const readTexts = (reader: BerReader): readonly string[] => {
  const texts: string[] = []
  while (!reader.isAtEnd) texts.push(Buffer.from(reader.readBytes()).toString('utf8'))
  return texts
}

const readEntry = (reader: BerReader): WireEntry => {
  const dn = reader.readText()
  const list = reader.enter(berTag.sequence)
  const attributes = new Map<string, readonly string[]>()
  while (!list.isAtEnd) {
    const attribute = list.enter(berTag.sequence)
    attributes.set(attribute.readText(), readTexts(attribute.enter(berTag.set)))
  }
  return { dn, attributes }
}

const readResult = (body: BerReader, message: BerReader): Partial<WireAnswer> => {
  const resultCode = body.readEnumerated()
  body.skip()
  body.skip()
  const referral = body.peekTag() === 0xa3 ? readTexts(body.enter(0xa3)) : []
  if (message.isAtEnd) return { resultCode, referral }
  const control = message.enter(0xa0).enter(berTag.sequence)
  control.skip()
  const value = new BerReader(control.readBytes()).enter(berTag.sequence)
  value.skip()
  return { resultCode, referral, cookie: value.readBytes().slice() }
}
