// Electron's main-process module is a set of singletons that know each other. This is the one place of their shared
// state; the modules around it import this file and not one another where that would be a circle.
import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import type { BrowserWindow } from './browser-window.ts'
import type { DevTools } from './dev-tools.ts'

interface Host {
  mainFile: string
  devTools: DevTools | undefined
  /** Nothing new may be started any more. */
  isExiting: boolean
  isReady: boolean
  readonly ready: PromiseWithResolvers<void>
  readonly windows: Map<number, BrowserWindow>
  /** `theme`: pages must follow nativeTheme; `window-closed`: the last one may end the app. */
  readonly events: EventEmitter<{ theme: []; 'window-closed': [] }>
  /** What only this host can tell a test: requests that no handler answered or a rule stopped. */
  readonly blockedUrls: string[]
  /** Those of them that a rule of the app stopped. */
  readonly cancelledUrls: string[]
}

export const host: Host = {
  mainFile: resolve(process.argv[1] ?? '.'),
  devTools: undefined,
  isExiting: false,
  isReady: false,
  ready: Promise.withResolvers(),
  windows: new Map(),
  events: new EventEmitter<{ theme: []; 'window-closed': [] }>().setMaxListeners(0),
  blockedUrls: [],
  cancelledUrls: [],
}
Object.assign(globalThis, { __electronHost: host })

/** The browser; using it before `ready` is the app's mistake, as in Electron. */
export const devTools = (): DevTools => {
  if (host.devTools === undefined) throw new Error('Cannot create BrowserWindow before app is ready')
  return host.devTools
}
