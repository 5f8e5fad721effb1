import type { RunStatus } from '../../src-shared/domain/sync-run.ts'
import type { ReadableDb } from './database-handle.ts'

export interface RunQuestion {
  readonly sourceId: number | null
  readonly status: RunStatus | null
  readonly limit: number
  readonly offset: number
}

const idsSql = `
  SELECT id
  FROM runs
  WHERE (:sourceId IS NULL OR source_id = :sourceId)
    AND (:status IS NULL OR status = :status)
  ORDER BY id DESC
  LIMIT :limit OFFSET :offset`

const countSql = `
  SELECT count(*) AS total
  FROM runs
  WHERE (:sourceId IS NULL OR source_id = :sourceId)
    AND (:status IS NULL OR status = :status)`

/** The ids of runs, newest first. */
export const chooseRuns = (
  db: ReadableDb,
  { sourceId, status, limit, offset }: RunQuestion,
): { readonly total: number; readonly ids: readonly number[] } => ({
  total: db.get<{ total: number }>(countSql, { sourceId, status })?.total ?? 0,
  ids: db.all<{ id: number }>(idsSql, { sourceId, status, limit, offset }).map(({ id }) => id),
})
