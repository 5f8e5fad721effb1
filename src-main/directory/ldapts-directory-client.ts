import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { textValues } from '../../src-shared/domain/directory-entry.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import type { AttributeSchema } from './attribute-schema.ts'
import { bindConnection, type BindOptions } from './bind-connection.ts'
import type {
  DirectoryConnection,
  DirectorySearch,
  RawSearchHandler,
  SearchCompletion,
  ServerFacts,
} from './directory-client.ts'
import { pagedResultsOid } from './ldap-message.ts'
import { MessageStream } from './message-stream.ts'
import { completeRawEntry, hasRange } from './range-retrieval.ts'
import { decodeRawEntry } from './raw-entry.ts'
import { summarizeRawEntry } from './entry-summary.ts'
import { describeServer, readRootDse, readSchema } from './server-facts.ts'
import { streamSearch, type SearchOutcome, type SearchSettings } from './streaming-search.ts'

export interface OpenOptions extends BindOptions {
  /** `true` reads the server's schema; one that is known already is used as it is. */
  readonly schema: AttributeSchema | boolean
}

/** Connects, binds, and reads what the server says of itself. */
export const openConnection = async (options: OpenOptions): Promise<LdapConnection> => {
  const bound = await bindConnection(options)
  const stream = new MessageStream(bound.socket, {
    uri: options.address.uri,
    maxMessageBytes: MOST_MESSAGE_BYTES,
  })
  const connection = new LdapConnection(stream, options)
  try {
    await connection.learn(bound.tls, options)
  } catch (error) {
    await connection.close()
    throw error
  }
  return connection
}

/** A group of a million members with long names, as one message. */
const MOST_MESSAGE_BYTES = 64 * 1024 * 1024

const anyEntry = '(objectClass=*)'

/**
 * One bound connection. Made by openConnection only. It decodes by the built-in table alone, as a sync does with
 * stored entries: a value's form must not depend on whether a schema could be read that day.
 */
export class LdapConnection implements DirectoryConnection {
  readonly #stream: MessageStream
  readonly #settings: SearchSettings & { readonly pageSize: number }
  #facts: ServerFacts
  #schema: AttributeSchema | undefined
  #rootDse: DirectoryEntry | undefined
  #serverPages: boolean | undefined

  constructor(stream: MessageStream, { settings, address }: OpenOptions) {
    this.#stream = stream
    this.#settings = {
      uri: address.uri,
      pageSize: settings.source.pageSize,
      serverPages: undefined,
      receiveTimeoutMs: settings.source.receiveTimeoutSeconds * 1000,
    }
    this.#facts = describeServer(address, undefined, { tls: undefined, schemaRead: false })
  }

  get facts(): ServerFacts {
    return this.#facts
  }

  get rootDse(): DirectoryEntry | undefined {
    return this.#rootDse
  }

  get schema(): AttributeSchema | undefined {
    return this.#schema
  }

  get isBound(): boolean {
    return this.#stream.isOpen
  }

  async searchRaw(
    search: DirectorySearch,
    handler: RawSearchHandler,
    signal: AbortSignal,
  ): Promise<SearchCompletion> {
    const { entries, pages, references } = await this.#run(search, handler, signal)
    return { complete: true, entries, pages, references }
  }

  async search(search: DirectorySearch, signal: AbortSignal): Promise<readonly DirectoryEntry[]> {
    return this.#collect(search, signal, {})
  }

  async searchSample(
    search: DirectorySearch,
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly DirectoryEntry[]> {
    if (limit < 1) return []
    const pageSize = Math.min(limit, this.#settings.pageSize)
    return this.#collect(search, signal, { pageSize, stopAfter: limit })
  }

  readEntry(
    dn: string,
    attributes: readonly string[],
    signal: AbortSignal,
  ): Promise<DirectoryEntry | undefined> {
    return this.#readOne({ baseDn: dn, scope: 'base', filter: anyEntry, attributes }, signal)
  }

  async close(): Promise<void> {
    if (!this.#stream.isOpen) return
    this.#stream.send(encodeUnbindRequest(this.#stream.nextMessageId()))
    this.#stream.close(new AppError('directory.connection-lost', 'This connection was closed.'))
  }

  /** Reads root DSE and schema; what the server refuses stays unknown. */
  async learn(tls: ServerFacts['tls'], { address, schema, signal }: OpenOptions): Promise<void> {
    const readEntry = (
      baseDn: string,
      attributes: readonly string[],
      { filter = anyEntry } = {},
    ): Promise<DirectoryEntry | undefined> =>
      this.#readOne({ baseDn, scope: 'base', filter, attributes }, signal)
    this.#rootDse = await readRootDse(readEntry)
    if (typeof schema === 'object') this.#schema = schema
    else if (schema) this.#schema = await readSchema(readEntry, this.#rootDse)
    this.#serverPages =
      this.#rootDse === undefined
        ? undefined
        : textValues(this.#rootDse, 'supportedControl').includes(pagedResultsOid)
    this.#facts = describeServer(address, this.#rootDse, {
      tls,
      schemaRead: this.#schema !== undefined,
    })
  }

  #run(
    search: DirectorySearch,
    handler: RawSearchHandler,
    signal: AbortSignal,
    settings: Partial<SearchSettings> = {},
  ): Promise<SearchOutcome> {
    // One entry needs no pages, and some servers refuse to page the root DSE.
    const pageSize = search.scope === 'base' ? undefined : this.#settings.pageSize
    return streamSearch(this.#stream, search, handler, signal, {
      ...this.#settings,
      serverPages: this.#serverPages,
      pageSize,
      ...settings,
    })
  }

  async #readOne(search: DirectorySearch, signal: AbortSignal): Promise<DirectoryEntry | undefined> {
    try {
      const [entry] = await this.#collect(search, signal, {})
      return entry
    } catch (error) {
      if (isAbsent(error)) return undefined
      throw error
    }
  }

  /** Ranges are completed after the search, because one connection answers one request at a time. */
  async #collect(
    search: DirectorySearch,
    signal: AbortSignal,
    settings: Partial<SearchSettings>,
  ): Promise<readonly DirectoryEntry[]> {
    const found: (DirectoryEntry | Buffer)[] = []
    const onEntry = (buffer: Buffer, start: number, end: number): void => {
      const { stored } = hasRange(buffer, start, end)
        ? summarizeRawEntry(buffer, start, end, { uniquenessAttribute: '' }).keep()
        : { stored: undefined }
      found.push(stored ?? decodeRawEntry(buffer, start, end))
    }
    await this.#run(search, { onEntry }, signal, settings)
    const entries: DirectoryEntry[] = []
    for (const entry of found) {
      entries.push(Buffer.isBuffer(entry) ? await this.#completed(entry, signal) : entry)
    }
    return entries
  }

  async #completed(raw: Buffer, signal: AbortSignal): Promise<DirectoryEntry> {
    const whole = await completeRawEntry(this, raw, signal)
    return decodeRawEntry(whole, 0, whole.length)
  }
}

/** No such entry, or none this account may know of: to a reader the same. */
const isAbsent = (error: unknown): boolean =>
  error instanceof AppError && (error.details['resultCode'] === 32 || error.details['resultCode'] === 50)

const UNBIND_REQUEST = 0x42

const encodeUnbindRequest = (messageId: number): Uint8Array =>
  new BerWriter().begin().writeInteger(messageId).writeNull(UNBIND_REQUEST).end().toBytes()
