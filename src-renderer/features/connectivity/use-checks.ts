import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'

export type CheckState =
  | { readonly kind: 'running'; readonly controller: AbortController; readonly startedAt: number }
  /** The check itself could not be made; what a check finds out is in its report. */
  | { readonly kind: 'failed'; readonly error: unknown }

export interface Checks {
  readonly of: (slug: string) => CheckState | undefined
  readonly start: (slug: string) => void
  readonly cancel: (slug: string) => void
}

/** The checks under way, one a source; their reports arrive with the stored ones. */
export const useChecks = (): Checks => {
  const api = useApi()
  const [states, setStates] = useState<ReadonlyMap<string, CheckState>>(new Map())
  const put = (slug: string, state: CheckState | undefined): void =>
    setStates((before) => {
      const after = new Map(before)
      if (state === undefined) after.delete(slug)
      else after.set(slug, state)
      return after
    })
  const run = async (slug: string): Promise<void> => {
    const controller = new AbortController()
    put(slug, { kind: 'running', controller, startedAt: Date.now() })
    try {
      await api.call('sources.checkSaved', slug, controller.signal)
      put(slug, undefined)
    } catch (error) {
      put(slug, controller.signal.aborted ? undefined : { kind: 'failed', error })
    }
  }
  return {
    of: (slug) => states.get(slug),
    start: (slug) => {
      if (states.get(slug)?.kind !== 'running') void run(slug)
    },
    cancel: (slug) => {
      const state = states.get(slug)
      if (state?.kind === 'running') state.controller.abort()
    },
  }
}
