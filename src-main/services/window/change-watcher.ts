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

interface WatchSetup {
  readonly onChange: (topics: readonly Topic[]) => void
  /** Told why it could not look; it looks again. */
  readonly onProblem: (error: unknown) => void
  readonly pauseMs?: number
}

/** Tells the topics whose data changed, whoever changed them: this process, its worker, or the command line. */
export const watchChanges = (
  db: ReadableDb,
  { onChange, onProblem, pauseMs = intervalMs }: WatchSetup,
): ChangeWatcher => {
  let marks = readChangeMarks(db)
  let version = readDataVersion(db)
  let isClosed = false
  const compare = (): void => {
    const before = marks
    marks = readChangeMarks(db)
    const changed = markedTopics.filter((topic) => marks[topic] !== before[topic])
    if (changed.length > 0) onChange(changed)
  }
  const carefully = (act: () => void): void => {
    // After the end the database may be closed already, and a call that is cancelled still comes by.
    if (isClosed) return
    try {
      act()
    } catch (error) {
      onProblem(error)
    }
  }
  const timer = setInterval(
    () =>
      carefully(() => {
        const now = readDataVersion(db)
        if (now === version) return
        version = now
        compare()
      }),
    pauseMs,
  )
  // Watching alone is no reason to stay alive.
  timer.unref()
  return {
    look: () => carefully(compare),
    close() {
      isClosed = true
      clearInterval(timer)
    },
  }
}
