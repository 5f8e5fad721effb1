import { describe, expect, it } from 'vitest'
import { pageOrigin } from './page-address.ts'
import { isLocal, isOurPage, isTrustedSender, type Sender } from './trusted-senders.ts'

const ours: Sender = { frameUrl: 'rollcall://app/index.html#/runs', isMainFrame: true, isOurWindow: true }

describe('isTrustedSender', () => {
  it('trusts our page in our window', () => {
    expect(isTrustedSender(ours, pageOrigin)).toBe(true)
  })

  it.each([
    ['another window', { ...ours, isOurWindow: false }],
    ['a frame within the page', { ...ours, isMainFrame: false }],
    ['a frame that is gone', { ...ours, frameUrl: undefined }],
    ['a page of the web', { ...ours, frameUrl: 'https://app/index.html' }],
    ['another host of our scheme', { ...ours, frameUrl: 'rollcall://evil/index.html' }],
    ['a host that begins like ours', { ...ours, frameUrl: 'rollcall://app.evil/index.html' }],
    ['a user name that looks like our host', { ...ours, frameUrl: 'rollcall://app@evil/index.html' }],
    ['a file', { ...ours, frameUrl: 'file:///index.html' }],
    ['a page without an address', { ...ours, frameUrl: 'about:blank' }],
  ] satisfies readonly (readonly [string, Sender])[])('does not trust %s', (_, sender) => {
    expect(isTrustedSender(sender, pageOrigin)).toBe(false)
  })
})

const strange = [
  'https://example.org/x.png',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ws://127.0.0.1:1/',
  'rollcall://apps/',
]

describe('isOurPage', () => {
  it('is true for our own page', () => {
    expect(isOurPage('rollcall://app/index.html', pageOrigin)).toBe(true)
  })

  it.each([...strange, 'data:text/html,x'])('is false for %s', (url) => {
    expect(isOurPage(url, pageOrigin)).toBe(false)
  })
})

describe('isLocal', () => {
  it.each(['rollcall://app/assets/a.js', 'data:image/png;base64,AA', 'blob:rollcall://app/1'])(
    'is true for %s',
    (url) => {
      expect(isLocal(url, pageOrigin)).toBe(true)
    },
  )

  it.each(strange)('is false for %s', (url) => {
    expect(isLocal(url, pageOrigin)).toBe(false)
  })

  it('is true, in development, for the server of electron-vite and its web socket', () => {
    expect(isLocal('ws://localhost:5173/', 'http://localhost:5173')).toBe(true)
    expect(isLocal('ws://localhost:5174/', 'http://localhost:5173')).toBe(false)
  })
})
