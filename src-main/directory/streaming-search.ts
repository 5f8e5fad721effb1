// One search, page after page, without buffering entries. The completeness proof (rule S5) lives here: only an empty
// cookie after result 0 ends a read well. Everything else rejects with a named error.
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { DirectorySearch, RawSearchHandler } from './directory-client.ts'
import { abortError, resultError, timeoutError, type ErrorContext } from './directory-errors.ts'
import { brokenMessage } from './entry-cursor.ts'
import { operation, readPageCookie, readReference, readResult, type MessageHeader } from './ldap-message.ts'
import { doubtAboutPage } from './page-doubt.ts'
import type { MessageListener, MessageStream } from './message-stream.ts'
import { encodeAbandonRequest, encodeSearchRequest } from './search-request.ts'

export interface SearchSettings {
  readonly uri: string
  /** Undefined asks without paging, for searches of one entry. */
  readonly pageSize: number | undefined
  /** Whether the root DSE lists the paged results control; undefined when it could not be read. */
  readonly serverPages: boolean | undefined
  readonly receiveTimeoutMs: number
  /** A sample: stop after so many entries. */
  readonly stopAfter?: number
}

export interface SearchOutcome {
  readonly entries: number
  readonly pages: number
  readonly references: readonly string[]
  /** False for a sample that was cut off. */
  readonly isComplete: boolean
}

/** Different ones: a server repeats its own few on every page, and the one that counts may come last. */
const MOST_REFERENCES = 1000

/** Runs one search to its end. A rejected search that was not ended by the server closes the connection. */
export const streamSearch = (
  stream: MessageStream,
  search: DirectorySearch,
  handler: RawSearchHandler,
  signal: AbortSignal,
  settings: SearchSettings,
): Promise<SearchOutcome> =>
  new Promise((resolve, reject) => {
    const running = new RunningSearch(stream, search, handler, signal, settings, { resolve, reject })
    running.start()
  })

interface Settlement {
  readonly resolve: (outcome: SearchOutcome) => void
  readonly reject: (error: unknown) => void
}

class RunningSearch implements MessageListener {
  readonly request = 'search'
  readonly #stream: MessageStream
  readonly #search: DirectorySearch
  readonly #handler: RawSearchHandler
  readonly #signal: AbortSignal
  readonly #settings: SearchSettings
  readonly #settlement: Settlement
  readonly #references = new Set<string>()
  #messageId = 0
  #entries = 0
  #entriesBeforePage = 0
  #pages = 0
  #emptyPages = 0
  #isSettled = false
  #isWaitingForHandler = false
  #activity = 0
  #timer: NodeJS.Timeout | undefined

  constructor(
    stream: MessageStream,
    search: DirectorySearch,
    handler: RawSearchHandler,
    signal: AbortSignal,
    settings: SearchSettings,
    settlement: Settlement,
  ) {
    this.#stream = stream
    this.#search = search
    this.#handler = handler
    this.#signal = signal
    this.#settings = settings
    this.#settlement = settlement
  }

  start(): void {
    if (this.#signal.aborted) {
      this.#settlement.reject(abortError(this.#signal))
      return
    }
    try {
      this.#stream.listen(this)
    } catch (error) {
      this.#settlement.reject(error)
      return
    }
    this.#signal.addEventListener('abort', this.#onAbort, { once: true })
    try {
      this.#sendPage(NO_COOKIE)
    } catch (error) {
      // A filter that cannot be encoded: nothing was sent, the connection is as good as before.
      this.#settle(() => this.#settlement.reject(error))
    }
  }

  onMessage(header: MessageHeader, buffer: Buffer): void {
    // Answers to an abandoned request may still be on their way.
    if (header.id < this.#messageId) return
    if (header.id > this.#messageId) throw brokenMessage('an answer to a request that was not made')
    if (header.tag === operation.searchEntry) this.#receiveEntry(header, buffer)
    else if (header.tag === operation.searchDone) this.#receiveDone(header, buffer)
    else if (header.tag === operation.searchReference) this.#receiveReference(header, buffer)
    else if (header.tag !== operation.intermediateResponse) {
      throw brokenMessage(`an answer of kind 0x${header.tag.toString(16)} to a search`)
    }
  }

  onActivity(): void {
    this.#activity += 1
    this.#timer?.refresh()
  }

  onClosed(error: AppError): void {
    this.#settle(() => this.#settlement.reject(error))
  }

  get #context(): ErrorContext {
    return { uri: this.#settings.uri, request: 'search', baseDn: this.#search.baseDn }
  }

  #sendPage(cookie: Uint8Array): void {
    const { pageSize } = this.#settings
    this.#messageId = this.#stream.nextMessageId()
    this.#entriesBeforePage = this.#entries
    this.#stream.send(
      encodeSearchRequest({
        messageId: this.#messageId,
        search: this.#search,
        page: pageSize === undefined ? undefined : { size: pageSize, cookie },
      }),
    )
    this.#startTimer()
  }

  #receiveEntry(header: MessageHeader, buffer: Buffer): void {
    this.#entries += 1
    try {
      this.#handler.onEntry(buffer, header.start, header.end)
    } catch (error) {
      this.#fail(error)
      return
    }
    if (this.#entries === this.#settings.stopAfter) this.#stopHere()
  }

  #receiveReference(header: MessageHeader, buffer: Buffer): void {
    for (const uri of readReference(buffer, header.start, header.end))
      if (this.#references.size < MOST_REFERENCES) this.#references.add(uri)
  }

  #receiveDone(header: MessageHeader, buffer: Buffer): void {
    const result = readResult(buffer, header.start, header.end)
    if (result.code !== 0) {
      const error = resultError(result, this.#context)
      this.#settle(() => this.#settlement.reject(error))
      return
    }
    this.#pages += 1
    const cookie = readPageCookie(buffer, header.end, header.messageEnd)
    const inPage = this.#entries - this.#entriesBeforePage
    this.#emptyPages = inPage === 0 ? this.#emptyPages + 1 : 0
    const doubt = doubtAboutPage({
      cookie,
      inPage,
      pages: this.#pages,
      emptyPages: this.#emptyPages,
      pageSize: this.#settings.pageSize,
      serverPages: this.#settings.serverPages,
    })
    if (doubt !== undefined) {
      const error = new AppError('directory.incomplete-result', doubt, {
        ...this.#context,
        entries: this.#entries,
        pages: this.#pages,
      })
      this.#settle(() => this.#settlement.reject(error))
      return
    }
    const hasMore = cookie !== undefined && cookie.length > 0
    if (hasMore) this.#sendPage(cookie)
    void this.#reportPage(hasMore)
  }

  async #reportPage(hasMore: boolean): Promise<void> {
    try {
      const pending = this.#handler.onPage?.(this.#entries)
      if (pending !== undefined) await this.#waitFor(pending)
    } catch (error) {
      this.#fail(error)
      return
    }
    if (!hasMore) this.#settle(() => this.#settlement.resolve(this.#outcome(true)))
  }

  /** Back-pressure: nothing is read, and no silence counts, while the handler works. */
  async #waitFor(pending: Promise<void>): Promise<void> {
    this.#isWaitingForHandler = true
    this.#stopTimer()
    this.#stream.pause()
    try {
      await pending
    } finally {
      this.#isWaitingForHandler = false
      if (!this.#isSettled) this.#startTimer()
      this.#stream.resume()
    }
  }

  #stopHere(): void {
    this.#stream.send(encodeAbandonRequest(this.#stream.nextMessageId(), this.#messageId))
    this.#settle(() => this.#settlement.resolve(this.#outcome(false)))
  }

  #outcome(isComplete: boolean): SearchOutcome {
    return { entries: this.#entries, pages: this.#pages, references: [...this.#references], isComplete }
  }

  readonly #onAbort = (): void => this.#fail(abortError(this.#signal))

  /** Ends a search that the server is still answering: it is told, and the connection is not used again. */
  #fail(error: unknown): void {
    if (this.#isSettled) return
    if (this.#stream.isOpen) {
      this.#stream.send(encodeAbandonRequest(this.#stream.nextMessageId(), this.#messageId))
    }
    this.#settle(() => this.#settlement.reject(error))
    this.#stream.close(
      error instanceof AppError ? error : new AppError('internal', 'The reader of this connection failed.'),
    )
  }

  #settle(settlement: () => void): void {
    if (this.#isSettled) return
    this.#isSettled = true
    this.#stopTimer()
    this.#signal.removeEventListener('abort', this.#onAbort)
    this.#stream.release(this)
    settlement()
  }

  #startTimer(): void {
    this.#stopTimer()
    this.#timer = setTimeout(() => this.#onSilence(this.#activity), this.#settings.receiveTimeoutMs)
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  // If our own work held the thread, bytes may be waiting that were not looked at yet: look, then decide.
  #onSilence(activity: number): void {
    setTimeout(() => {
      if (this.#isWaitingForHandler || this.#isSettled || this.#activity !== activity) return
      this.#fail(timeoutError(this.#context))
    }, 1)
  }
}

const NO_COOKIE = new Uint8Array(0)
