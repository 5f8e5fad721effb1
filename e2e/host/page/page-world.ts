import type { MakePort } from './bridge-port.ts'

declare const window: object & { readonly top: unknown }

/** The page's half: puts what the preload exposes on `window`, frozen. Runs there as source text. */
export const startPageWorld = (channel: string, makePort: MakePort): void => {
  if (window !== window.top) return
  const freeze = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    const isOurs = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
    if (!isOurs) return
    for (const inner of Object.values(value)) freeze(inner)
    Object.freeze(value)
  }
  makePort(channel, 'page', 'preload').onExpose((key, value) => {
    freeze(value)
    Object.defineProperty(window, key, { value, enumerable: true })
  })
}
