import { AppError, toFailure } from '../../src-shared/errors/app-error.ts'
import type { ScheduledRun, SchedulerSetup } from './scheduler-setup.ts'

type PerformSetup = Pick<SchedulerSetup, 'run' | 'states' | 'clock' | 'onEvent'>

/** Claims a run that is due; `taken` when another process was faster. Never rejects. */
export const claimRun = async (
  setup: PerformSetup,
  { sourceId, task }: ScheduledRun,
  { now, lastStartedAt }: { readonly now: number; readonly lastStartedAt: string | undefined },
): Promise<'claimed' | 'taken' | 'failed'> => {
  const at = new Date(now).toISOString()
  try {
    return (await setup.states.claim({ sourceId, task, at, lastStartedAt })) ? 'claimed' : 'taken'
  } catch (error) {
    setup.onEvent({ kind: 'look-failed', failure: toFailure(error) })
    return 'failed'
  }
}

/**
 * Does one run that was claimed, writes down how it ended and tells it. Never rejects. True when the run was queued once
 * more, because the one it met began with the settings from before a save.
 */
export const performRun = async (
  setup: PerformSetup,
  run: ScheduledRun,
  signal: AbortSignal,
): Promise<boolean> => {
  let status: string
  try {
    status = await setup.run(run, signal)
  } catch (error) {
    return await endWithout(setup, run, error)
  }
  await writeEnd(setup, run, status)
  setup.onEvent({ kind: 'finished', status, ...run })
  return false
}

const endWithout = async (setup: PerformSetup, run: ScheduledRun, error: unknown): Promise<boolean> => {
  const { states, onEvent } = setup
  const isHeldByOther = error instanceof AppError && error.code === 'sync.already-running'
  await writeEnd(setup, run, isHeldByOther ? 'skipped' : 'failed')
  if (!isHeldByOther) {
    onEvent({ kind: 'failed', failure: toFailure(error), ...run })
    return false
  }
  onEvent({ kind: 'skipped', reason: 'already-running', ...run })
  if (run.trigger !== 'save') return false
  await record(setup, () => states.queue(run.sourceId, run.task, nowText(setup)))
  return true
}

const writeEnd = (setup: PerformSetup, { sourceId, task }: ScheduledRun, status: string): Promise<void> =>
  record(setup, () => setup.states.finish({ sourceId, task, at: nowText(setup), status }))

const nowText = ({ clock }: PerformSetup): string => new Date(clock.now()).toISOString()

/** Writes into the database where nobody is left to hear of a failure but the listener of events. */
const record = async ({ onEvent }: PerformSetup, write: () => Promise<void>): Promise<void> => {
  try {
    await write()
  } catch (error) {
    onEvent({ kind: 'look-failed', failure: toFailure(error) })
  }
}
