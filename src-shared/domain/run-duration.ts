import type { SyncRun } from './sync-run.ts'

type Timed = Pick<SyncRun, 'status' | 'startedAt' | 'finishedAt' | 'phases'>

/** How long a run was at work, in milliseconds; null until it has ended. A held one that was decided also waited for a person. */
export const runMilliseconds = ({ status, startedAt, finishedAt, phases }: Timed): number | null => {
  if (finishedAt === null) return null
  if (status === 'approved' || status === 'rejected')
    return phases.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  return Date.parse(finishedAt) - Date.parse(startedAt)
}
