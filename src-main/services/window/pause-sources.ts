import type { ReadableDb, WritableDb } from '../../store/database-handle.ts'
import { scheduledTasks, updateScheduleState } from '../../store/schedule-state-store.ts'
import { listSources, updateSource, type StoredSource } from '../../store/source-store.ts'
import { requireSource } from '../find-source.ts'

/**
 * "Until resumed" as the schedule's memory keeps it. Not the source's own `schedule.paused`: saving that would make a
 * new revision of its settings, and a held run's plan would no longer fit.
 */
const untilResumed = '9999-12-31T23:59:59.999Z'

/** When a pause ends by itself; null for one that a person has to end. */
export const endOfPause = (pausedUntil: string): string | null =>
  pausedUntil >= untilResumed ? null : pausedUntil

/** Pauses one source or all until an instant, or until they are resumed. */
export const pauseSources = async (
  db: WritableDb,
  slug: string | null,
  until: string | null,
): Promise<void> => {
  const pausedUntil = until === null ? untilResumed : new Date(until).toISOString()
  await db.whenFree(() => {
    for (const { id: sourceId } of chosen(db, slug))
      for (const task of scheduledTasks) updateScheduleState(db, { sourceId, task, pausedUntil })
  })
}

/** Ends every kind of pause. What was missed meanwhile is made up for once. */
export const resumeSources = (db: WritableDb, slug: string | null, at: string): Promise<void> =>
  db.whenFree(() => {
    for (const { id: sourceId, settings } of chosen(db, slug)) {
      for (const task of scheduledTasks) updateScheduleState(db, { sourceId, task, pausedUntil: null })
      if (!settings.schedule.paused) continue
      const schedule = { ...settings.schedule, paused: false }
      updateSource(db, sourceId, { settings: { ...settings, schedule }, at })
    }
  })

const chosen = (db: ReadableDb, slug: string | null): readonly StoredSource[] =>
  slug === null ? listSources(db) : [requireSource(db, slug)]
