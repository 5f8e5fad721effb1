import type { ScheduleStates } from '../schedule/scheduled-source.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { findScheduleState, listScheduleStates, updateScheduleState } from '../store/schedule-state-store.ts'

/** The scheduler's memory in the database, shared by the window and `serve`. */
export const createScheduleStates = (db: WritableDb): ScheduleStates => ({
  list: () =>
    listScheduleStates(db).map((state) => ({
      sourceId: state.sourceId,
      task: state.task,
      queuedAt: state.queuedAt ?? undefined,
      lastStartedAt: state.lastStartedAt ?? undefined,
      lastFinishedAt: state.lastFinishedAt ?? undefined,
      lastStatus: state.lastStatus ?? undefined,
      pausedUntil: state.pausedUntil ?? undefined,
    })),
  queue: (sourceId, task, at) =>
    db.whenFree(() => void updateScheduleState(db, { sourceId, task, queuedAt: at })),
  claim: ({ sourceId, task, at, lastStartedAt }) =>
    // One transaction: two processes that both see a run due must not both start it (failure F20).
    db.whenFree(() => {
      const state = findScheduleState(db, sourceId, task)
      if ((state.lastStartedAt ?? undefined) !== lastStartedAt) return false
      updateScheduleState(db, { sourceId, task, lastStartedAt: at, queuedAt: null })
      return true
    }),
  finish: ({ sourceId, task, at, status }) =>
    db.whenFree(
      () => void updateScheduleState(db, { sourceId, task, lastFinishedAt: at, lastStatus: status }),
    ),
})
