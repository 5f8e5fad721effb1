import { runMilliseconds } from '../../src-shared/domain/run-duration.ts'
import type { RunStatus, SyncRun } from '../../src-shared/domain/sync-run.ts'
import type { ReadableDb } from './database-handle.ts'
import { emptyReport, type RunReport } from './run-store.ts'

/** A run as far as a source's state and its chart need it. */
export interface RecentRun {
  readonly id: number
  readonly status: RunStatus
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly milliseconds: number | null
  readonly changes: SyncRun['changes']
  readonly failure: SyncRun['failure']
}

interface RecentRow {
  readonly id: number
  readonly status: RunStatus
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly report: string | null
}

const recentRunsSql = `
  SELECT id, status, started_at AS startedAt, finished_at AS finishedAt, report
  FROM runs
  WHERE source_id = :sourceId AND dry_run = 0 AND (only_type IS NULL OR status IN ('running', 'held'))
  ORDER BY id DESC
  LIMIT :limit`

/**
 * The last runs of a source, newest first, dry runs left out. So are those of one object, which say nothing of the
 * source, unless they are at work or wait for a decision.
 */
export const listRecentRuns = (db: ReadableDb, sourceId: number, limit: number): readonly RecentRun[] =>
  db.all<RecentRow>(recentRunsSql, { sourceId, limit }).map(({ report, ...run }) => {
    // Written by run-store.ts in this shape.
    const { changes, failure, phases } = report === null ? emptyReport() : (JSON.parse(report) as RunReport)
    return { ...run, milliseconds: runMilliseconds({ ...run, phases }), changes, failure }
  })
