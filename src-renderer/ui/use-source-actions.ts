import { useRef, useState } from 'react'
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/contract.ts'
import { pauseUntil, type PauseChoice } from '../../src-shared/domain/pause-choice.ts'
import { useDuration } from './use-duration.ts'
import { useNotify } from './use-notify.tsx'
import { useText } from './use-text.ts'

/** How the page asks; handed in, because what is shown everywhere talks to nobody itself. */
export interface Caller {
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    signal?: AbortSignal,
  ): Promise<CallOutput<Name>>
}

/** A source as far as actions need it. */
export interface ActedOn {
  readonly slug: string
  readonly name: string
}

export interface SourceActions {
  readonly sync: (source: ActedOn, options?: { readonly dryRun?: boolean; readonly full?: boolean }) => void
  readonly syncAll: () => void
  readonly cancel: (runId: number) => void
  /** Null means every source. */
  readonly pause: (source: ActedOn | null, choice: PauseChoice) => void
  readonly resume: (source: ActedOn | null) => void
  readonly check: (source: ActedOn) => void
  readonly cancelCheck: () => void
  /** Slug of the source whose connection is being checked. */
  readonly checking: string | undefined
  /** Slug of the source whose sync is being started. */
  readonly starting: string | undefined
}

/** What can be done with sources wherever they are shown: in lists, on cards, in the palette, by keys. Each says how it went. */
export const useSourceActions = (api: Caller): SourceActions => {
  const text = useText()
  const notify = useNotify()
  const duration = useDuration()
  const [checking, setChecking] = useState<string>()
  const [starting, setStarting] = useState<string>()
  const checkControl = useRef<AbortController>(undefined)

  const attempt = (work: () => Promise<void>): void => void work().catch(notify.failed)

  return {
    checking,
    starting,
    sync: (source, { dryRun = false, full = false } = {}) =>
      attempt(async () => {
        setStarting(source.slug)
        try {
          const { runId } = await api.call('sync.start', { slug: source.slug, dryRun, full })
          const route = `/runs/${runId}`
          notify.done({
            message: text(dryRun ? 'run.previewStarted' : 'run.syncStarted', { source: source.name }),
            link: { label: text('run.openRun'), to: route },
          })
          // A preview is asked for in order to be looked at.
          if (dryRun) location.hash = route
        } finally {
          setStarting(undefined)
        }
      }),
    syncAll: () =>
      attempt(async () => {
        const started = await api.call('sync.startAll', undefined)
        const count = started.filter((one) => one.runId !== null).length
        if (count > 0) notify.done({ message: text('overview.syncAllStarted', { count }) })
        for (const { slug, failure } of started)
          if (failure !== null) notify.attention({ title: slug, message: failure })
      }),
    cancel: (runId) =>
      attempt(async () => {
        await api.call('sync.cancel', { runId })
        notify.done({ message: text('overview.cancelRequested') })
      }),
    pause: (source, choice) =>
      attempt(() =>
        api.call('sources.pause', { slug: source?.slug ?? null, until: pauseUntil(choice, new Date()) }),
      ),
    resume: (source) => attempt(() => api.call('sources.resume', { slug: source?.slug ?? null })),
    check: (source) =>
      attempt(async () => {
        const control = new AbortController()
        checkControl.current = control
        setChecking(source.slug)
        try {
          const report = await api.call('sources.checkSaved', source.slug, control.signal)
          const failed = report.servers.filter((server) => server.status !== 'ok').length
          const link = { label: text('overview.checkShow'), to: '/connectivity' }
          const values = { source: source.name, count: report.servers.length }
          if (failed > 0) {
            notify.attention({ message: text('overview.checkFailed', { ...values, failed }), link })
            return
          }
          const slowest = Math.max(0, ...report.servers.map((server) => server.milliseconds))
          notify.done({
            message: text('overview.checkOk', { ...values, duration: duration(slowest) }),
            link,
          })
        } catch (error) {
          if (!control.signal.aborted) throw error
          notify.done({ message: text('overview.checkCancelled') })
        } finally {
          setChecking(undefined)
        }
      }),
    cancelCheck: () => checkControl.current?.abort(),
  }
}
