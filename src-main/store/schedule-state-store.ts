import type { ReadableDb, WritableDb } from './database-handle.ts'

export const scheduledTasks = ['sync', 'connectivity'] as const
export type ScheduledTask = (typeof scheduledTasks)[number]

/** What the scheduler must remember of one task of one source across restarts. Times are ISO-8601 in UTC. */
export interface ScheduleState {
  readonly sourceId: number
  readonly task: ScheduledTask
  /** Set when it is to run once as soon as possible, after a save for example. */
  readonly queuedAt: string | null
  readonly lastStartedAt: string | null
  readonly lastFinishedAt: string | null
  readonly lastStatus: string | null
  readonly pausedUntil: string | null
}

const scheduleStatesSql = `
  SELECT t.source_id AS sourceId, t.task, t.queued_at AS queuedAt, t.last_started_at AS lastStartedAt,
    t.last_finished_at AS lastFinishedAt, t.last_status AS lastStatus, t.paused_until AS pausedUntil
  FROM schedule_states AS t
  JOIN sources AS s ON s.id = t.source_id
  WHERE s.removed_at IS NULL
  ORDER BY s.slug, t.task`

export const listScheduleStates = (db: ReadableDb): readonly ScheduleState[] =>
  db.all<ScheduleState>(scheduleStatesSql)

const scheduleStateSql = `
  SELECT source_id AS sourceId, task, queued_at AS queuedAt, last_started_at AS lastStartedAt,
    last_finished_at AS lastFinishedAt, last_status AS lastStatus, paused_until AS pausedUntil
  FROM schedule_states
  WHERE source_id = :sourceId AND task = :task`

/** The remembered state; all null for a task that never ran. */
export const findScheduleState = (db: ReadableDb, sourceId: number, task: ScheduledTask): ScheduleState =>
  db.get<ScheduleState>(scheduleStateSql, { sourceId, task }) ?? {
    sourceId,
    task,
    queuedAt: null,
    lastStartedAt: null,
    lastFinishedAt: null,
    lastStatus: null,
    pausedUntil: null,
  }

const saveScheduleStateSql = `
  INSERT INTO schedule_states
    (source_id, task, queued_at, last_started_at, last_finished_at, last_status, paused_until)
  VALUES
    (:sourceId, :task, :queuedAt, :lastStartedAt, :lastFinishedAt, :lastStatus, :pausedUntil)
  ON CONFLICT (source_id, task) DO UPDATE
  SET queued_at = :queuedAt, last_started_at = :lastStartedAt, last_finished_at = :lastFinishedAt,
    last_status = :lastStatus, paused_until = :pausedUntil`

/** Changes the named parts of a task's state and leaves the others, in one step against other processes. */
export const updateScheduleState = (
  db: WritableDb,
  { sourceId, task, ...changes }: Pick<ScheduleState, 'sourceId' | 'task'> & Partial<ScheduleState>,
): ScheduleState =>
  db.transaction(() => {
    const state = { ...findScheduleState(db, sourceId, task), ...changes }
    db.run(saveScheduleStateSql, { ...state })
    return state
  })
