// What component tests stand on: the real providers and routes, and a fake at the edge of the page instead of the bridge.
import type { ReactNode } from 'react'
import { Router } from 'wouter'
import type { SourceSummary } from '../../src-shared/contract/source-calls.ts'
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/contract.ts'
import type { AppEvent } from '../../src-shared/contract/events.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ApiClient } from '../api/api-client.ts'
import { useHashPath, useHashSearch } from './hash-location.ts'
import { Providers } from './providers.tsx'

export type FakeHandlers = {
  readonly [Name in CallName]?: (input: CallInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>
}

export interface FakeApi extends ApiClient {
  /** Every call in order, as name and input. */
  readonly calls: readonly (readonly [CallName, unknown])[]
  /** Calls that the page gave up, in the order in which it did. */
  readonly cancelled: readonly CallName[]
  readonly emit: (event: AppEvent) => void
}

export const englishSettings: CallOutput<'settings.get'> = {
  startAtLogin: false,
  closeToTray: true,
  notifications: { held: true, failing: true, recovered: true, expiring: true },
  theme: 'light',
  highContrast: false,
  language: 'en',
  historyDays: 0,
  navigationFolded: false,
}

const usual: FakeHandlers = {
  'settings.get': () => englishSettings,
  'app.info': () => ({
    version: '0.0.0',
    dataFolder: '/data',
    databaseBytes: 0,
    platform: 'linux',
    isPackaged: false,
    locale: 'en-GB',
    keychain: { state: 'ready', message: '' },
  }),
  'sources.list': () => [],
  'app.listen': () => undefined,
}

/** Answers what a test says; a call that it does not expect fails as loudly as a fault. */
export const createFakeApi = (handlers: FakeHandlers): FakeApi => {
  const calls: (readonly [CallName, unknown])[] = []
  const cancelled: CallName[] = []
  const listeners = new Set<(event: AppEvent) => void>()
  const known: FakeHandlers = { ...usual, ...handlers }
  return {
    calls,
    cancelled,
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    call: async (name, input, signal) => {
      calls.push([name, input])
      let isDone = false
      signal?.addEventListener('abort', () => {
        if (!isDone) cancelled.push(name)
      })
      const handler = known[name]
      if (handler === undefined) throw new AppError('internal', `The test does not answer ${name}.`)
      try {
        return await handler(input)
      } finally {
        isDone = true
      }
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The page's world around one component. */
export const TestWindow = ({ api, children }: { readonly api: ApiClient; readonly children: ReactNode }) => (
  <Providers api={api}>
    <Router hook={useHashPath} searchHook={useHashSearch}>
      {children}
    </Router>
  </Providers>
)

/** What the kit asks of a browser and jsdom does not have. */
export const prepareBrowser = (): void => {
  window.matchMedia = (media) => ({
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  })
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  // A text field that grows measures itself anew when a font arrives.
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() })
  // jsdom lays nothing out: everything would have no size, in a window that has none, and a menu hides as soon as the
  // button it hangs on is out of sight.
  for (const side of ['clientWidth', 'clientHeight'] as const) {
    Object.defineProperty(document.documentElement, side, { configurable: true, value: 1000 })
  }
  Element.prototype.getBoundingClientRect = () => DOMRect.fromRect({ x: 100, y: 100, width: 100, height: 30 })
  // The code field measures its text as soon as it seems to be in sight.
  const nowhere: DOMRect[] = []
  Range.prototype.getClientRects = () => Object.assign(nowhere, { item: () => null })
  Range.prototype.getBoundingClientRect = () => DOMRect.fromRect()
  Element.prototype.scrollIntoView = scrolled
  Element.prototype.scrollTo = scrolled
}

// It answers with a promise, as newer browsers do, of which the types say nothing yet.
const scrolled = (): void => Promise.resolve() as unknown as undefined

export const sourceSummary = (part: Partial<SourceSummary>): SourceSummary => ({
  slug: 'corp',
  name: 'Head office',
  enabled: true,
  serverUri: ['ldaps://dc1.example'],
  baseDn: 'DC=example',
  tlsVerification: 'system',
  state: 'ok',
  stateReason: '',
  stateSince: null,
  runningRunId: null,
  heldRunId: null,
  lastRunId: null,
  lastGoodSyncAt: null,
  nextSyncAt: null,
  pausedUntil: null,
  users: 0,
  groups: 0,
  memberships: 0,
  usersChange: 0,
  groupsChange: 0,
  recentRuns: [],
  outgoing: { targets: 0, pending: 0, dead: 0 },
  warnings: [],
  ...part,
})
