import type { SyncPhase, SyncProgress } from '../../../src-shared/domain/sync-run.ts'

/** Four times a second is as often as a person can read. */
const shortestPauseMs = 250

/** How many plan records are written between two looks at the clock. */
const recordsAtOnce = 500

/** The same values; told every few hundred, from 0 on, how many of them were taken. */
export function* counting<Value>(
  values: Iterable<Value>,
  onCount: (count: number) => void,
): Generator<Value, void, void> {
  let count = 0
  for (const value of values) {
    if (count % recordsAtOnce === 0) onCount(count)
    yield value
    count += 1
  }
  onCount(count)
}

/** Turns counts into progress events: the first of each phase at once, the others a few times a second. */
export const createProgressMeter = (
  source: string,
  send: (progress: SyncProgress) => void,
  now: () => number = () => performance.now(),
): ((runId: number, phase: SyncPhase, entries: number) => void) => {
  let current: SyncPhase | undefined
  let phaseStartedAt = 0
  let sentAt = 0
  return (runId, phase, entries) => {
    const at = now()
    if (phase !== current) {
      current = phase
      phaseStartedAt = at
    } else if (at - sentAt < shortestPauseMs) return
    sentAt = at
    const seconds = (at - phaseStartedAt) / 1000
    send({ runId, source, phase, entries, rate: seconds > 0 ? Math.round(entries / seconds) : 0 })
  }
}
