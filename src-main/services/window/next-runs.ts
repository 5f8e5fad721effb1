import { hostname } from 'node:os'
import { cronProblem, defaultCron } from '../../schedule/cron-text.ts'
import { nextRun } from '../../schedule/next-run.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { findSource } from '../../store/source-store.ts'

export interface NextRunsQuestion {
  readonly slug: string | null
  readonly task: 'sync' | 'connectivity'
  readonly cron: string
}

const shownTimes = 3

/** The next times of a cron text, as it will be used here; the default's for an empty one, none for a wrong one. */
export const nextRuns = (
  db: ReadableDb,
  { slug, task, cron }: NextRunsQuestion,
  now: Date,
): { readonly cron: string; readonly times: string[] } => {
  // A source that is not saved yet has no number to spread its default by; the first one's shows the idea.
  const sourceId = (slug === null ? undefined : findSource(db, slug)?.id) ?? 1
  const text = cron.trim() === '' ? defaultCron(hostname(), task, sourceId) : cron.trim()
  if (cronProblem(text) !== undefined) return { cron: text, times: [] }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const times: string[] = []
  let after = now
  while (times.length < shownTimes) {
    after = nextRun(text, after, timeZone)
    times.push(after.toISOString())
  }
  return { cron: text, times }
}
