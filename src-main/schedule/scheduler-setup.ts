import type { Failure } from '../../src-shared/errors/app-error.ts'
import type { TaskDecision } from './decide-task.ts'
import type {
  ScheduledSource,
  ScheduledTask,
  ScheduleStates,
  ScheduleTrigger,
  TaskState,
} from './scheduled-source.ts'

export interface SchedulerClock {
  now(): number
  /** Calls back once after so many milliseconds; the function it gives back cancels that. */
  setTimer(callback: () => void, delayMs: number): () => void
}

export interface ScheduledRun {
  readonly sourceId: number
  readonly slug: string
  readonly task: ScheduledTask
  readonly trigger: ScheduleTrigger
}

export type SchedulerEvent =
  | ({ readonly kind: 'started' } & ScheduledRun)
  | ({ readonly kind: 'finished'; readonly status: string } & ScheduledRun)
  | ({ readonly kind: 'failed'; readonly failure: Failure } & ScheduledRun)
  /** `unfinished`: the former run of this task is still going; `already-running`: somebody else runs the source. */
  | ({ readonly kind: 'skipped'; readonly reason: 'unfinished' | 'already-running' } & ScheduledRun)
  | {
      readonly kind: 'schedule-invalid'
      readonly slug: string
      readonly task: ScheduledTask
      readonly problem: string
    }
  | { readonly kind: 'look-failed'; readonly failure: Failure }

export interface SchedulerSetup {
  readonly machineId: string
  readonly clock: SchedulerClock
  /** Asked at every look, because people travel. */
  readonly timeZone: () => string
  /** Read at every look, because another process may have changed them. */
  readonly sources: () => readonly ScheduledSource[]
  readonly states: ScheduleStates
  /** Does the work; the answer is a word for how it went. */
  readonly run: (run: ScheduledRun, signal: AbortSignal) => Promise<string>
  readonly onEvent: (event: SchedulerEvent) => void
}

export interface PlannedTask {
  readonly sourceId: number
  readonly slug: string
  readonly task: ScheduledTask
  readonly cron: string
  readonly isRunning: boolean
  readonly decision: TaskDecision
  readonly state: TaskState | undefined
}
