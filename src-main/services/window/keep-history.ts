import type { WritableDb } from '../../store/database-handle.ts'
import { toFailure, type Failure } from '../../../src-shared/errors/app-error.ts'
import { pruneHistory } from '../../store/prune-history.ts'
import type { SettingsService } from './settings-service.ts'

interface HistorySetup {
  readonly db: WritableDb
  readonly clock: () => Date
  readonly settings: SettingsService
  /** Told when history could not be forgotten; the next look tries again. */
  readonly onProblem: (failure: Failure) => void
}

const dayMs = 24 * 60 * 60_000
const lookMs = 6 * 60 * 60_000
/** Between two portions, so that calls of the page come in between. */
const breathMs = 50
/** Not while the window opens. */
const firstLookMs = 60_000

/** Forgets history that is older than the person wants, a little at a time. Returns the function that ends it. */
export const keepHistory = ({ db, clock, settings, onProblem }: HistorySetup): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const later = (ms: number): void => {
    timer = setTimeout(() => void work(), ms)
    timer.unref()
  }
  let isEnded = false
  const work = async (): Promise<void> => {
    const isMoreLeft = await prune().catch((error: unknown) => {
      onProblem(toFailure(error))
      return false
    })
    if (!isEnded) later(isMoreLeft ? breathMs : lookMs)
  }
  const prune = async (): Promise<boolean> => {
    const { historyDays } = settings.get()
    const before = new Date(clock().getTime() - historyDays * dayMs).toISOString()
    // Zero keeps everything.
    return historyDays > 0 && (await db.whenFree(() => pruneHistory(db, before)))
  }
  later(firstLookMs)
  return () => {
    isEnded = true
    clearTimeout(timer)
  }
}
