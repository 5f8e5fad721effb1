import type { WritableDb } from '../../store/database-handle.ts'
import { pruneHistory } from '../../store/prune-history.ts'
import type { SettingsService } from './settings-service.ts'

interface HistorySetup {
  readonly db: WritableDb
  readonly clock: () => Date
  readonly settings: SettingsService
}

const dayMs = 24 * 60 * 60_000
const lookMs = 6 * 60 * 60_000
/** Between two portions, so that calls of the page come in between. */
const breathMs = 50
/** Not while the window opens. */
const firstLookMs = 60_000

/** Forgets history that is older than the person wants, a little at a time. Returns the function that ends it. */
export const keepHistory = ({ db, clock, settings }: HistorySetup): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const later = (ms: number): void => {
    timer = setTimeout(work, ms)
    timer.unref()
  }
  const work = (): void => {
    const { historyDays } = settings.get()
    const before = new Date(clock().getTime() - historyDays * dayMs).toISOString()
    // Zero keeps everything.
    later(historyDays > 0 && pruneHistory(db, before) ? breathMs : lookMs)
  }
  later(firstLookMs)
  return () => clearTimeout(timer)
}
