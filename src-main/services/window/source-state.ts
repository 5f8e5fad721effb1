import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'

type SourceState = SourceSummary['state']

interface PastRun {
  readonly id: number
  readonly status: string
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly failureMessage: string | null
}

/** Everything a source's state depends on; `runs` are real ones (no dry runs), newest first. */
export interface StateQuestion {
  readonly enabled: boolean
  readonly runs: readonly PastRun[]
  readonly isPaused: boolean
  /** ISO text; undefined while a person has to end the pause. */
  readonly pausedUntil: string | undefined
  /** How long after a good sync the next one is due. */
  readonly intervalMs: number | undefined
  readonly now: number
}

export interface StateAnswer {
  readonly state: SourceState
  readonly reason: string
  readonly since: string | null
}

/** Two periods and a quarter of an hour without a good sync: one may be late, two are a fault. */
const staleAfter = (intervalMs: number): number => 2 * intervalMs + 15 * 60_000

const goodStatuses = new Set(['ok', 'ok_with_errors', 'approved'])
const badStatuses = new Set(['failed', 'interrupted'])

/** How a source is doing. What needs a person comes before what is merely so. */
export const sourceState = (question: StateQuestion): StateAnswer => {
  const { enabled, runs, isPaused, pausedUntil, intervalMs, now } = question
  const [running] = runs.filter(({ status }) => status === 'running')
  if (running !== undefined)
    return { state: 'running', reason: 'A sync is going on.', since: running.startedAt }
  if (!enabled) return { state: 'disabled', reason: 'The source is switched off.', since: null }
  const [held] = runs.filter(({ status }) => status === 'held')
  if (held !== undefined)
    return {
      state: 'held',
      reason: 'A sync waits for a decision: it would change too much.',
      since: held.finishedAt,
    }
  if (isPaused) {
    const reason = pausedUntil === undefined ? 'Paused until it is resumed.' : 'Paused for a while.'
    return { state: 'paused', reason, since: null }
  }
  // A cancelled or rejected run says nothing about how the source is doing.
  const telling = runs.filter(({ status }) => goodStatuses.has(status) || badStatuses.has(status))
  const [last] = telling
  if (last === undefined) return { state: 'new', reason: 'It was never synced.', since: null }
  if (badStatuses.has(last.status)) return failing(telling, last)
  const goodAt = Date.parse(last.finishedAt ?? last.startedAt)
  if (intervalMs !== undefined && now - goodAt > staleAfter(intervalMs)) {
    const since = new Date(goodAt + intervalMs).toISOString()
    return { state: 'stale', reason: 'The last good sync is older than it should be.', since }
  }
  return { state: 'ok', reason: '', since: last.finishedAt }
}

const failing = (telling: readonly PastRun[], last: PastRun): StateAnswer => {
  const firstGood = telling.findIndex(({ status }) => goodStatuses.has(status))
  const first = (firstGood === -1 ? telling : telling.slice(0, firstGood)).at(-1) ?? last
  const reason = last.failureMessage ?? 'The last sync failed.'
  return { state: 'failing', reason, since: first.finishedAt ?? first.startedAt }
}
