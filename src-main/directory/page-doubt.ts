/** What is known when a page has ended with success. */
export interface FinishedPage {
  /** The cookie that came with it; undefined when the paging control is missing, empty when nothing follows. */
  readonly cookie: Uint8Array | undefined
  readonly inPage: number
  /** Pages so far, this one included. */
  readonly pages: number
  /** Pages without entries in a row, this one included. */
  readonly emptyPages: number
  /** Undefined for a search without paging. */
  readonly pageSize: number | undefined
  /** Whether the root DSE lists the control; undefined when it could not be read. */
  readonly serverPages: boolean | undefined
}

// Empty pages with a cookie are legal (trap 1), a server that sends nothing else is a loop.
const MOST_EMPTY_PAGES = 1000

/** Why a page that ended well proves neither that there is more nor that there is nothing more (rule S5). */
export const doubtAboutPage = (page: FinishedPage): string | undefined => {
  const { cookie, inPage, pages, emptyPages, pageSize, serverPages } = page
  if (pageSize === undefined) return undefined
  if (cookie !== undefined) {
    return cookie.length > 0 && emptyPages > MOST_EMPTY_PAGES
      ? `The server sent ${MOST_EMPTY_PAGES} empty pages in a row.`
      : undefined
  }
  if (pages > 1) return `The server lost the paging control after page ${pages}.`
  if (serverPages === true) return 'The server offers paging but did not say whether there is more.'
  // A server without paging answers with everything. A full page from one we know nothing of may be just that.
  return serverPages === undefined && inPage === pageSize
    ? 'The server sent exactly one page and did not say whether there is more.'
    : undefined
}
