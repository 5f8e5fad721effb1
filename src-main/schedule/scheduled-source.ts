import type { RunTrigger } from '../../src-shared/domain/sync-run.ts'

export const scheduledTasks = ['sync', 'connectivity'] as const
export type ScheduledTask = (typeof scheduledTasks)[number]

/** What the scheduler has to know of a source. */
export interface ScheduledSource {
  readonly id: number
  readonly slug: string
  readonly enabled: boolean
  /** Cron texts; an empty one stands for the default. */
  readonly schedule: { readonly sync: string; readonly connectivity: string; readonly paused: boolean }
  /** ISO time of the last change to the source. */
  readonly savedAt: string
}

/** What is remembered of one task of one source; times are ISO texts. */
export interface TaskState {
  readonly sourceId: number
  readonly task: ScheduledTask
  /** Somebody asked for a run at once. */
  readonly queuedAt: string | undefined
  readonly lastStartedAt: string | undefined
  readonly lastFinishedAt: string | undefined
  readonly lastStatus: string | undefined
  readonly pausedUntil: string | undefined
}

/** Where the states are kept: the app's database, so that window and command line see the same ones. */
export interface ScheduleStates {
  list(): readonly TaskState[]
  queue(sourceId: number, task: ScheduledTask, at: string): Promise<void>
  /**
   * Notes the start of a run and that nothing is queued any more. False, and nothing changes, when the last start is
   * not the given one: another process has started the run that was due.
   */
  claim(start: {
    readonly sourceId: number
    readonly task: ScheduledTask
    readonly at: string
    readonly lastStartedAt: string | undefined
  }): Promise<boolean>
  finish(end: {
    readonly sourceId: number
    readonly task: ScheduledTask
    readonly at: string
    readonly status: string
  }): Promise<void>
}

/** Why the scheduler starts a run, as the run's record tells it. */
export type ScheduleTrigger = Extract<RunTrigger, 'schedule' | 'catch_up' | 'save'>
