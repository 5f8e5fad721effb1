import { AppError } from '../../src-shared/errors/app-error.ts'
import { nextRun } from './next-run.ts'
import type { ScheduledSource, ScheduledTask, ScheduleTrigger, TaskState } from './scheduled-source.ts'

/** Later than this, a run makes up for one that was missed; a look happens every minute. */
const catchUpAfterMs = 2 * 60_000

/**
 * A last run this far in the future means that the clock was wrong then, and is not waited for. Less is a correction
 * of the clock: believing the new time would run what has just run once more.
 */
const clockCorrectionMs = 60 * 60_000

export type TaskDecision =
  | { readonly kind: 'off' }
  /** `until` is undefined when a person has to end the pause. */
  | { readonly kind: 'paused'; readonly until: number | undefined }
  | { readonly kind: 'waiting'; readonly dueAt: number }
  | { readonly kind: 'due'; readonly dueAt: number; readonly trigger: ScheduleTrigger }
  | { readonly kind: 'invalid'; readonly problem: string }

export interface TaskQuestion {
  readonly source: ScheduledSource
  readonly task: ScheduledTask
  readonly cron: string
  readonly state: TaskState | undefined
  /** Runs due up to this instant are done or given up. */
  readonly anchorAt: number
  readonly now: number
  readonly timeZone: string
}

/**
 * Whether a task has to run now. It asks for one due instant after the last run, however many have passed: that is
 * what makes one run, not a storm, of a night's sleep.
 */
export const decideTask = (question: TaskQuestion): TaskDecision => {
  const { source, cron, state, anchorAt, now, timeZone } = question
  if (!source.enabled) return { kind: 'off' }
  if (source.schedule.paused) return { kind: 'paused', until: undefined }
  const pausedUntil = instantOf(state?.pausedUntil)
  if (pausedUntil !== undefined && pausedUntil > now) return { kind: 'paused', until: pausedUntil }
  if (state?.queuedAt !== undefined)
    return { kind: 'due', dueAt: instantOf(state.queuedAt) ?? now, trigger: 'save' }
  try {
    const dueAt = nextRun(cron, new Date(anchorAt), timeZone).getTime()
    if (dueAt > now) return { kind: 'waiting', dueAt }
    return { kind: 'due', dueAt, trigger: now - dueAt > catchUpAfterMs ? 'catch_up' : 'schedule' }
  } catch (error) {
    if (error instanceof AppError) return { kind: 'invalid', problem: error.message }
    throw error
  }
}

/** The instant up to which a task is done as far as the database knows: its last start, or the save of its source. */
export const knownAnchor = (source: ScheduledSource, state: TaskState | undefined): number =>
  Math.max(instantOf(source.savedAt) ?? 0, instantOf(state?.lastStartedAt) ?? 0)

/** The anchor to go on with; one from a clock that was wrong is replaced by the present. */
export const credibleAnchor = (anchorAt: number, now: number): number =>
  anchorAt > now + clockCorrectionMs ? now : anchorAt

const instantOf = (iso: string | undefined): number | undefined => {
  const instant = iso === undefined ? Number.NaN : Date.parse(iso)
  return Number.isNaN(instant) ? undefined : instant
}
