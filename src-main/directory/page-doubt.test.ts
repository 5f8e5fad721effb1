import { describe, expect, it } from 'vitest'
import { doubtAboutPage, type FinishedPage } from './page-doubt.ts'

const doubt = (page: Partial<FinishedPage>): string | undefined =>
  doubtAboutPage({
    cookie: undefined,
    inPage: 10,
    pages: 1,
    emptyPages: 0,
    pageSize: 1000,
    serverPages: undefined,
    ...page,
  })

describe('a page that ended with success', () => {
  it.each([
    ['an empty cookie', { cookie: new Uint8Array() }],
    ['a cookie', { cookie: new Uint8Array(4) }],
    ['a cookie and no entries', { cookie: new Uint8Array(4), inPage: 0, emptyPages: 1 }],
    ['no paging asked for', { pageSize: undefined }],
    ['a server that knows no paging', { serverPages: false, inPage: 1000 }],
    ['one page that is not full, of a server that says nothing of itself', { inPage: 999 }],
    ['more than a page, of a server that says nothing of itself', { inPage: 1001 }],
  ] as const)('is trusted with %s', (_what, page) => {
    expect(doubt(page)).toBeUndefined()
  })

  it.each([
    ['no control from a server that offers paging', { serverPages: true }],
    ['no control after the first page', { pages: 2, serverPages: false }],
    ['exactly one page from a server that says nothing of itself', { inPage: 1000 }],
    ['a thousand empty pages', { cookie: new Uint8Array(4), inPage: 0, emptyPages: 1001 }],
  ] as const)('is doubted with %s', (_what, page) => {
    expect(doubt(page)).toMatch(/^The server/)
  })
})
