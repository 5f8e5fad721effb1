import type {
  OnlyObject,
  RunItem,
  RunMessage,
  RunStatus,
  RunTrigger,
  SyncRun,
} from '../../src-shared/domain/sync-run.ts'
import { emptyCounts } from '../../src-shared/domain/sync-run.ts'
import type { WritableDb } from './database-handle.ts'

export interface NewRun {
  readonly sourceId: number
  readonly trigger: RunTrigger
  readonly dryRun: boolean
  readonly settingsRevision: number
  readonly mappingFingerprint: string | null
  readonly startedAt: string
  readonly ownerPid: number
  /** Undefined for a run of the whole source. */
  readonly only?: OnlyObject | undefined
}

/** The part of a run that is only ever read as a whole, kept as JSON. */
export type RunReport = Pick<SyncRun, 'read' | 'changes' | 'limits' | 'phases' | 'failure'>

export interface RunOutcome extends RunReport {
  readonly status: RunStatus
  readonly complete: boolean
  readonly server: string | null
  readonly finishedAt: string
  /** Name of the spool file that a held run waits with. */
  readonly planFile: string | null
}

export const emptyReport = (): RunReport => ({
  read: { users: 0, groups: 0 },
  changes: { users: emptyCounts(), groups: emptyCounts(), memberships: { added: 0, removed: 0 } },
  limits: [],
  phases: [],
  failure: null,
})

const insertRunSql = `
  INSERT INTO runs
    (source_id, status, trigger, dry_run, settings_revision, mapping_fingerprint, started_at, owner_pid,
      only_type, only_id, only_name)
  VALUES
    (:sourceId, 'running', :trigger, :dryRun, :settingsRevision, :mappingFingerprint, :startedAt, :ownerPid,
      :onlyType, :onlyId, :onlyName)`

/** Records that a run goes on; call it while the source's lock is held. Answers the run's id. */
export const insertRun = (db: WritableDb, { only, ...run }: NewRun): number =>
  db.run(insertRunSql, {
    ...run,
    dryRun: Number(run.dryRun),
    onlyType: only?.objectType ?? null,
    onlyId: only?.id ?? null,
    onlyName: only?.name ?? null,
  }).lastInsertRowid

const finishRunSql = `
  UPDATE runs
  SET status = :status, complete = :complete, server = :server, finished_at = :finishedAt, report = :report,
    plan_file = :planFile, owner_pid = NULL
  WHERE id = :runId`

export const finishRun = (db: WritableDb, runId: number, outcome: RunOutcome): void => {
  const { read, changes, limits, phases, failure, status, complete, server, finishedAt, planFile } = outcome
  const report = JSON.stringify({ read, changes, limits, phases, failure } satisfies RunReport)
  db.run(finishRunSql, { runId, status, complete: Number(complete), server, finishedAt, report, planFile })
}

const decideRunSql = `
  UPDATE runs
  SET status = :status, plan_file = NULL, finished_at = :at
  WHERE id = :runId AND status = 'held'`

/** Ends the waiting of a held run. Answers whether it was still held: of two who decide at once, one is too late. */
export const decideHeldRun = (
  db: WritableDb,
  runId: number,
  { status, at }: { readonly status: 'approved' | 'rejected'; readonly at: string },
): boolean => db.run(decideRunSql, { runId, status, at }).changes === 1

const runningRunsSql = `
  SELECT id
  FROM runs
  WHERE source_id = :sourceId AND status = 'running'`

const interruptRunSql = `
  UPDATE runs
  SET status = 'interrupted', finished_at = :at, report = :report, plan_file = NULL, owner_pid = NULL
  WHERE id = :runId`

/** Rule S13. Only for a caller that holds the source's lock: then whoever wrote 'running' is dead. */
export const markInterruptedRuns = (
  db: WritableDb,
  sourceId: number,
  { at }: { readonly at: string },
): readonly number[] => {
  const failure = {
    code: 'sync.interrupted',
    message: 'The program ended during the run. Nothing of it was kept.',
    details: {},
  }
  const report = JSON.stringify({ ...emptyReport(), failure } satisfies RunReport)
  return db.transaction(() => {
    const dead = db.all<{ id: number }>(runningRunsSql, { sourceId }).map(({ id }) => id)
    for (const runId of dead) db.run(interruptRunSql, { runId, at, report })
    return dead
  })
}

const nextMessageSql = `
  SELECT coalesce(max(position) + 1, 0) AS next
  FROM run_messages
  WHERE run_id = :runId`

const insertMessageSql = `
  INSERT INTO run_messages (run_id, position, level, code, message, dn)
  VALUES (:runId, :position, :level, :code, :message, :dn)`

/** Adds messages after those the run already has; part of the caller's transaction. */
export const appendRunMessages = (db: WritableDb, runId: number, messages: Iterable<RunMessage>): void => {
  let position = db.get<{ next: number }>(nextMessageSql, { runId })?.next ?? 0
  for (const { level, code, message, dn } of messages) {
    db.run(insertMessageSql, { runId, position, level, code, message, dn })
    position += 1
  }
}

/** A run's item with the row it is about, null when nothing was stored for it. */
export interface StoredRunItem extends RunItem {
  readonly objectId: number | null
}

const nextItemSql = `
  SELECT coalesce(max(position) + 1, 0) AS next
  FROM run_items
  WHERE run_id = :runId`

const insertItemSql = `
  INSERT INTO run_items (run_id, position, object_type, object_id, name, dn, change, reason, fields)
  VALUES (:runId, :position, :objectType, :objectId, :name, :dn, :change, :reason, :fields)`

/**
 * Adds items after those the run already has; part of the caller's transaction. An item without changed fields takes a
 * narrow row. While they are taken the plan is written, so there must be no savepoint around it: SQLite walks through
 * all that a savepoint has changed before at each of its statements, and 50,000 updates took ten minutes.
 */
export const appendRunItems = (db: WritableDb, runId: number, items: Iterable<StoredRunItem>): void => {
  let position = db.get<{ next: number }>(nextItemSql, { runId })?.next ?? 0
  for (const { objectType, objectId, name, dn, change, reason, fields } of items) {
    const kept = Object.keys(fields).length === 0 ? null : JSON.stringify(fields)
    db.run(insertItemSql, { runId, position, objectType, objectId, name, dn, change, reason, fields: kept })
    position += 1
  }
}
