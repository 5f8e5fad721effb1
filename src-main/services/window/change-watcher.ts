import type { Topic } from '../../../src-shared/contract/events.ts'
import { markedTopics, readChangeMarks, readDataVersion } from '../../store/change-marks.ts'
import type { ReadableDb } from '../../store/database-handle.ts'

export interface ChangeWatcher {
  /** Compares with the last look and tells what changed. Call it after a write of this process. */
  look(): void
  close(): void
}

/** A change by the command line shows within this time. Asking SQLite for its data version costs microseconds. */
const intervalMs = 1000

/** Tells the topics whose data changed, whoever changed them: this process, its worker, or the command line. */
export const watchChanges = (
  db: ReadableDb,
  onChange: (topics: readonly Topic[]) => void,
  pauseMs: number = intervalMs,
): ChangeWatcher => {
  let marks = readChangeMarks(db)
  let version = readDataVersion(db)
  const look = (): void => {
    const before = marks
    marks = readChangeMarks(db)
    const changed = markedTopics.filter((topic) => marks[topic] !== before[topic])
    if (changed.length > 0) onChange(changed)
  }
  const timer = setInterval(() => {
    const now = readDataVersion(db)
    if (now === version) return
    version = now
    look()
  }, pauseMs)
  // Watching alone is no reason to stay alive.
  timer.unref()
  return { look, close: () => clearInterval(timer) }
}
