import type {
  OnlyObject,
  RunMessage,
  RunStatus,
  RunTrigger,
  SyncRun,
} from '../../src-shared/domain/sync-run.ts'
import { runMilliseconds } from '../../src-shared/domain/run-duration.ts'
import { chosenIds } from './connection-sources.ts'
import type { ReadableDb } from './database-handle.ts'
import { noLimit } from './listing.ts'
import { emptyReport, type RunReport } from './run-store.ts'

interface RunFilter {
  readonly sourceId?: number | undefined
  /** Without runs of one object that are over: they say nothing of the source. */
  readonly wholeOnly?: boolean
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** A list carries at most this many messages of each run; `findRun` has them all. */
const messagesInList = 50

const countRunsSql = `
  SELECT count(*) AS total
  FROM runs
  WHERE (:sourceId IS NULL OR source_id = :sourceId)
    AND (:wholeOnly = 0 OR only_type IS NULL OR status IN ('running', 'held'))`

const runColumnsSql = `
  SELECT r.id, s.slug AS source, r.status, r.trigger, r.dry_run AS dryRun, r.complete, r.server,
    r.started_at AS startedAt, r.finished_at AS finishedAt, r.report, r.only_type AS onlyType, r.only_id AS onlyId,
    r.only_name AS onlyName
  FROM runs AS r
  JOIN sources AS s ON s.id = r.source_id`

const runsSql = `
  ${runColumnsSql}
  WHERE (:sourceId IS NULL OR r.source_id = :sourceId)
    AND (:wholeOnly = 0 OR r.only_type IS NULL OR r.status IN ('running', 'held'))
  ORDER BY r.id DESC
  LIMIT :limit OFFSET :offset`

/** Runs, newest first. */
export const listRuns = (
  db: ReadableDb,
  filter: RunFilter = {},
): { readonly total: number; readonly items: readonly SyncRun[] } =>
  db.snapshot(() => {
    const sourceId = filter.sourceId ?? null
    const { limit = noLimit, offset = 0 } = filter
    const chosen = { sourceId, wholeOnly: Number(filter.wholeOnly ?? false) }
    const total = db.get<{ total: number }>(countRunsSql, chosen)?.total ?? 0
    const rows = db.all<RunRow>(runsSql, { ...chosen, limit, offset })
    const messages = loadMessages(db, rows, messagesInList)
    return { total, items: rows.map((row) => toRun(row, messages.get(row.id) ?? [])) }
  })

const runByIdSql = `
  ${runColumnsSql}
  WHERE r.id = :runId`

/** One run with every message; its items are listed by run-items.ts. */
export const findRun = (db: ReadableDb, runId: number): SyncRun | undefined =>
  db.snapshot(() => {
    const row = db.get<RunRow>(runByIdSql, { runId })
    if (row === undefined) return undefined
    return toRun(row, loadMessages(db, [row], Number.MAX_SAFE_INTEGER).get(runId) ?? [])
  })

/** What deciding about a run, or starting the next one, needs to know of it. */
export interface RunRecord {
  readonly id: number
  readonly sourceId: number
  readonly status: RunStatus
  readonly settingsRevision: number
  readonly mappingFingerprint: string | null
  readonly planFile: string | null
}

const recordColumnsSql = `
  SELECT id, source_id AS sourceId, status, settings_revision AS settingsRevision,
    mapping_fingerprint AS mappingFingerprint, plan_file AS planFile
  FROM runs`

const runRecordSql = `
  ${recordColumnsSql}
  WHERE id = :runId`

export const findRunRecord = (db: ReadableDb, runId: number): RunRecord | undefined =>
  db.get<RunRecord>(runRecordSql, { runId })

// A held run is approved only while nothing was committed after it, so commits have the order of ids. The clock would
// be wrong after it was set back.
const lastCommittedRunSql = `
  ${recordColumnsSql}
  WHERE source_id = :sourceId AND dry_run = 0 AND status IN ('ok', 'ok_with_errors', 'approved')
  ORDER BY id DESC
  LIMIT 1`

/** The newest run whose changes are in the store, be it of one object only. */
export const findLastCommittedRun = (db: ReadableDb, sourceId: number): RunRecord | undefined =>
  db.get<RunRecord>(lastCommittedRunSql, { sourceId })

const lastWholeRunSql = `
  ${recordColumnsSql}
  WHERE source_id = :sourceId AND dry_run = 0 AND status IN ('ok', 'ok_with_errors', 'approved')
    AND only_type IS NULL
  ORDER BY id DESC
  LIMIT 1`

/** The newest run whose changes are in the store and that looked at every object of the source. */
export const findLastWholeRun = (db: ReadableDb, sourceId: number): RunRecord | undefined =>
  db.get<RunRecord>(lastWholeRunSql, { sourceId })

const heldRunsSql = `
  ${recordColumnsSql}
  WHERE source_id = :sourceId AND status = 'held'
  ORDER BY id DESC`

/** Runs of a source that wait for a decision, newest first. */
export const findHeldRuns = (db: ReadableDb, sourceId: number): readonly RunRecord[] =>
  db.all<RunRecord>(heldRunsSql, { sourceId })

interface RunRow {
  readonly id: number
  readonly source: string
  readonly status: RunStatus
  readonly trigger: RunTrigger
  readonly dryRun: 0 | 1
  readonly complete: 0 | 1
  readonly server: string | null
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly report: string | null
  readonly onlyType: OnlyObject['objectType'] | null
  readonly onlyId: number | null
  readonly onlyName: string | null
}

const toRun = (
  { report, onlyType, onlyId, onlyName, ...row }: RunRow,
  messages: readonly RunMessage[],
): SyncRun => {
  // Written by run-store.ts in this shape.
  const known = report === null ? emptyReport() : (JSON.parse(report) as RunReport)
  return {
    ...row,
    ...known,
    dryRun: row.dryRun === 1,
    only:
      onlyType === null || onlyId === null
        ? null
        : { objectType: onlyType, id: onlyId, name: onlyName ?? '' },
    complete: row.complete === 1,
    milliseconds: runMilliseconds({ ...row, phases: known.phases }),
    messages: [...messages],
  }
}

const messagesSql = `
  SELECT m.run_id AS runId, m.level, m.code, m.message, m.dn
  FROM json_each(:ids) AS chosen
  CROSS JOIN run_messages AS m ON m.run_id = chosen.value AND m.position < :most
  ORDER BY m.run_id, m.position`

const loadMessages = (
  db: ReadableDb,
  runs: readonly RunRow[],
  most: number,
): ReadonlyMap<number, readonly RunMessage[]> => {
  const rows = db.all<RunMessage & { readonly runId: number }>(messagesSql, {
    ...chosenIds(runs.map(({ id }) => id)),
    most,
  })
  const messages = new Map<number, RunMessage[]>(runs.map(({ id }) => [id, []]))
  for (const { runId, ...message } of rows) messages.get(runId)?.push(message)
  return messages
}
