import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import type { FaultSwitch } from './fault-plan.ts'
import { encodeReference, encodeResult, responseTag, writeEntry } from './ldap-response.ts'
import { type PagedSearches, pageResponse } from './paged-searches.ts'
import type { LdapResult } from './result-codes.ts'
import { type Interruption, nextInterruption } from './search-faults.ts'
import { hasMore, nextEntry, type PreparedSearch } from './search-operation.ts'

/** The connection as a search sees it. */
export interface SearchOutlet {
  /** Resolves when the socket can take more. */
  readonly send: (bytes: Uint8Array) => Promise<void>
  readonly drop: () => void
  readonly disconnectWithNotice: (result: LdapResult) => void
}

interface SendSettings {
  readonly messageId: number
  readonly sizeLimit: number
  readonly faults: FaultSwitch
  readonly paged: PagedSearches
  readonly isAnonymous: boolean
  readonly signal: AbortSignal
}

/** Large enough that a page of common entries is a few writes, small enough that an abandon is soon heard. */
const chunkBytes = 64 * 1024

const empty = new Uint8Array()

/** Sends a search, or one page of it: its entries, the result, and whatever the fault plan has in store. */
export const sendSearch = async (
  search: PreparedSearch,
  outlet: SearchOutlet,
  settings: SendSettings,
): Promise<void> => {
  const { open, page } = search
  const { messageId, faults, signal } = settings
  const writer = new BerWriter(chunkBytes * 2)
  const faulty = search.isRead ? undefined : faults
  open.page += 1
  const pageEnd = pageEndOf(search, settings)
  const slow = faulty?.strike('slow')
  const duplicates = faulty?.strike('duplicate-entries')

  const flush = async (): Promise<void> => {
    const bytes = writer.toBytes()
    writer.reset()
    if (bytes.length > 0) await outlet.send(bytes)
  }
  const finish = async (result: LdapResult, cookie: Uint8Array | undefined): Promise<void> => {
    const controls = cookie === undefined ? [] : [pageResponse(cookie)]
    writer.writeRaw(encodeResult(messageId, responseTag.searchDone, result, { controls }))
    await flush()
  }

  while (!signal.aborted) {
    // The page's end comes first: a fault due exactly there strikes at the beginning of the next page.
    if (open.entriesSent >= pageEnd.entries) break
    const interruption = faulty === undefined ? undefined : nextInterruption(faulty, open.entriesSent)
    if (interruption !== undefined) {
      if (interruption.kind === 'continuation-reference')
        writer.writeRaw(encodeReference(messageId, interruption.uris))
      await flush()
      if (await interrupt(interruption, outlet, finish)) return
    }
    const entry = nextEntry(open)
    if (entry === undefined) break
    if (settings.sizeLimit > 0 && open.entriesSent >= settings.sizeLimit)
      return finish({ code: 'sizeLimitExceeded' }, page === undefined ? undefined : empty)
    open.entriesSent += 1
    const attributes = search.select(entry)
    writeEntry(writer, messageId, entry.dn, attributes)
    if (duplicates !== undefined && open.entriesSent % duplicates.every === 0)
      writeEntry(writer, messageId, entry.dn, attributes)
    if (slow !== undefined) {
      await flush()
      await delay(1000 / slow.entriesPerSecond, undefined, { signal, ref: false }).catch(() => undefined)
    } else if (writer.length >= chunkBytes) {
      await flush()
      // Other connections and an abandon get their turn even while the socket takes everything.
      await nextTurn()
    }
  }
  if (signal.aborted) return
  if (page === undefined || pageEnd.withoutControl) return finish({ code: 'success' }, undefined)
  const isGoingOn = !pageEnd.isLast && hasMore(open)
  return finish({ code: 'success' }, isGoingOn ? settings.paged.keep(open) : empty)
}

/** Where this page ends, counted over the whole search. */
const pageEndOf = (
  { open, page, isRead }: PreparedSearch,
  { faults, isAnonymous }: SendSettings,
): { readonly entries: number; readonly isLast: boolean; readonly withoutControl: boolean } => {
  // A size of 0 gives the search up (RFC 2696 section 3).
  const size = page?.size ?? Number.POSITIVE_INFINITY
  const regular = { entries: open.entriesSent + size, isLast: page?.size === 0, withoutControl: false }
  if (isRead) return { ...regular, entries: Number.POSITIVE_INFINITY }
  if (faults.strike('no-entries') !== undefined) return { ...regular, entries: 0, isLast: true }
  const subset = isAnonymous ? faults.strike('anonymous-subset') : undefined
  if (subset !== undefined)
    return { ...regular, entries: Math.min(regular.entries, subset.entries), isLast: true }
  if (page === undefined) return regular
  if (faults.strike('empty-page', (fault) => fault.page === open.page) !== undefined)
    return { ...regular, entries: open.entriesSent }
  const isBare = faults.strike('no-paging-control', (fault) => fault.page === open.page) !== undefined
  return { ...regular, withoutControl: isBare }
}

const garbage = Uint8Array.from('HTTP/1.1 400 Bad Request\r\n\r\n', (character) => character.charCodeAt(0))
// SEQUENCE with a length of 0x7fffffff, and the beginning of a message that will never end.
const oversized = Uint8Array.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 0x02, 0x01, 0x02, 0x64)

/** Lets a fault happen; true when the search is over with it. */
const interrupt = async (
  interruption: Interruption,
  outlet: SearchOutlet,
  finish: (result: LdapResult, cookie: Uint8Array | undefined) => Promise<void>,
): Promise<boolean> => {
  switch (interruption.kind) {
    case 'continuation-reference':
      return false
    case 'stall':
      return true
    case 'drop-connection':
      outlet.drop()
      return true
    case 'notice-of-disconnection':
      outlet.disconnectWithNotice({
        code: interruption.code ?? 'unavailable',
        message: 'the server is closing',
      })
      return true
    case 'garbage':
      await outlet.send(garbage)
      return true
    case 'oversized-length':
      await outlet.send(oversized)
      return true
    case 'limit':
      await finish({ code: `${interruption.limit}LimitExceeded` }, undefined)
      return true
    case 'referral':
      await finish({ code: 'referral', referral: interruption.uris }, undefined)
      return true
    default:
      return assertNever(interruption)
  }
}
