import type { MakePort } from './bridge-port.ts'

interface Link {
  readonly tagName: string
  readonly href: string
  readonly target: string
}
interface Click {
  readonly defaultPrevented: boolean
  composedPath(): readonly Link[]
  preventDefault(): void
}
declare const window: {
  readonly top: unknown
  open: (url?: string, frameName?: string, features?: string) => null
  addEventListener(name: 'click', listener: (event: Click) => void): void
}
declare const location: { readonly href: string }

/**
 * The page's half: puts what the preload exposes on `window`, frozen, and opens no windows. Runs there as source text.
 *
 * A new window is refused before Chromium makes one: closing one that exists, with two debuggers attached to it, now
 * and then stops the page that opened it.
 */
export const startPageWorld = (channel: string, makePort: MakePort): void => {
  if (window !== window.top) return
  const freeze = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    const isOurs = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
    if (!isOurs) return
    for (const inner of Object.values(value)) freeze(inner)
    Object.freeze(value)
  }
  const port = makePort(channel, 'page', 'preload')
  port.onGiven((key, value) => {
    freeze(value)
    Object.defineProperty(window, key, { value, enumerable: true })
  })

  window.open = (url = '', frameName = '', features = '') => {
    port.give('window-open', { url: new URL(url, location.href).href, frameName, features })
    return null
  }
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find(({ tagName }) => tagName === 'A')
    if (link === undefined || event.defaultPrevented) return
    if (['', '_self', '_top', '_parent'].includes(link.target)) return
    event.preventDefault()
    window.open(link.href, link.target)
  })
}
