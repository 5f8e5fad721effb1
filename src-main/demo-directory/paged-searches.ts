import { BerReader } from '../../src-shared/ldap-syntax/ber-reader.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import type { StoredEntry } from './entry-tree.ts'
import type { Control } from './ldap-request.ts'
import type { ResponseControl } from './ldap-response.ts'
import { OperationError } from './result-codes.ts'

export const pagedResultsOid = '1.2.840.113556.1.4.319'

/** A search that goes on over several requests. */
export interface OpenSearch {
  /** What must not change from page to page (RFC 2696 section 3). */
  readonly fingerprint: string
  readonly entries: Iterator<StoredEntry>
  /** Read ahead, to know at the end of a page whether it was the last. */
  lookahead: IteratorResult<StoredEntry> | undefined
  entriesSent: number
  /** Pages asked for so far. */
  page: number
}

export interface PageRequest {
  readonly size: number
  readonly cookie: Uint8Array
}

/** The paging control of a request; undefined where there is none. */
export const pageRequestOf = (controls: readonly Control[]): PageRequest | undefined => {
  const control = controls.find(({ oid }) => oid === pagedResultsOid)
  if (control === undefined) return undefined
  const reader = new BerReader(control.value ?? new Uint8Array()).enter(berTag.sequence)
  return { size: reader.readInteger(), cookie: reader.readBytes() }
}

/** The total is left at 0, "unknown", as OpenLDAP does. */
export const pageResponse = (cookie: Uint8Array): ResponseControl => ({
  oid: pagedResultsOid,
  value: new BerWriter(64).begin().writeInteger(0).writeBytes(cookie).end().toBytes(),
})

/** The searches of one connection between two of their pages; a cookie means nothing on another connection. */
export class PagedSearches {
  readonly #open = new Map<number, OpenSearch>()
  #lastId = 0

  /** Takes the search out: its cookie works once. */
  take(cookie: Uint8Array, fingerprint: string): OpenSearch {
    const [id, page] = decodeCookie(cookie)
    const search = this.#open.get(id)
    if (search === undefined || search.page !== page)
      throw new OperationError('unwillingToPerform', 'paged results cookie is invalid or old')
    this.#open.delete(id)
    if (search.fingerprint !== fingerprint)
      throw new OperationError('unwillingToPerform', 'paged results cookie belongs to another search')
    return search
  }

  /** Keeps a search for its next page; returns the cookie. */
  keep(search: OpenSearch): Uint8Array {
    this.#lastId += 1
    this.#open.set(this.#lastId, search)
    const cookie = new Uint8Array(8)
    const view = new DataView(cookie.buffer)
    view.setUint32(0, this.#lastId)
    view.setUint32(4, search.page)
    return cookie
  }
}

const decodeCookie = (cookie: Uint8Array): readonly [id: number, page: number] => {
  if (cookie.length !== 8) return [0, 0]
  const view = new DataView(cookie.buffer, cookie.byteOffset, cookie.byteLength)
  return [view.getUint32(0), view.getUint32(4)]
}
