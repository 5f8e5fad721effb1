import type { SyncPhase, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { findLastCommittedRun, findRun, findRunRecord, type RunRecord } from '../../store/run-queries.ts'
import { appendRunItems, appendRunMessages, decideHeldRun } from '../../store/run-store.ts'
import { acquireSourceLock } from '../../store/source-lock.ts'
import { findSourceById } from '../../store/source-store.ts'
import { removeListedMemberships } from '../../store/sync-listed-memberships.ts'
import { applyPlan, lateConflictMessage, type LateConflict } from './apply-plan.ts'
import { giveUpHeldRuns } from './give-up-held-runs.ts'
import { planFileName, planPath, removePlan } from './plan-files.ts'
import { openPlan } from './plan-spool.ts'
import { counting } from './progress-meter.ts'
import { loadMappings } from './run-setup.ts'
import type { DecisionRequest } from './worker-protocol.ts'
import { writeDeliveries } from './write-deliveries.ts'

export interface DecisionEnvironment {
  readonly db: WritableDb
  readonly dataFolder: string
  /** Told how many records of the plan are written; when it throws, nothing is, and the run still waits. */
  readonly onProgress: (runId: number, phase: SyncPhase, records: number) => void
}

/** Applies exactly the plan of a held run, or gives it up, as a person decided. */
export const decideRun = (
  environment: DecisionEnvironment,
  { runId, decision, decidedAt, owner }: DecisionRequest,
): SyncRun => {
  const { db, dataFolder } = environment
  const held = requireHeld(db, runId)
  const lock = acquireSourceLock(dataFolder, db, held.sourceId, {
    name: owner,
    pid: process.pid,
    at: decidedAt,
  })
  try {
    lock.setRun(runId)
    const outdated =
      decision === 'approve' ? approve(environment, { held: requireHeld(db, runId), decidedAt }) : []
    if (decision === 'reject' && !decideHeldRun(db, runId, { status: 'rejected', at: decidedAt }))
      throw notHeld(runId)
    for (const id of [runId, ...outdated]) removePlan(dataFolder, planFileName(id))
    return requireRun(db, runId)
  } finally {
    lock.release()
  }
}

const requireHeld = (db: WritableDb, runId: number): RunRecord => {
  const record = findRunRecord(db, runId)
  if (record === undefined) throw new AppError('object.not-found', `There is no run ${runId}.`, { runId })
  if (record.status !== 'held') throw notHeld(runId, record.status)
  return record
}

const notHeld = (runId: number, status?: string): AppError =>
  new AppError(
    'sync.plan-outdated',
    `Run ${runId} does not wait for a decision${status === undefined ? '' : ` (it is "${status}")`}.`,
    { runId },
  )

/** Answers which other runs were given up with it. */
const approve = (
  { db, dataFolder, onProgress }: DecisionEnvironment,
  { held, decidedAt }: { readonly held: RunRecord; readonly decidedAt: string },
): readonly number[] => {
  const plan = openPlan(planPath(dataFolder, planFileName(held.id)))
  try {
    return db.transaction(() => {
      requireCurrent(db, held)
      // The list made for the decision stays as the history; memberships are told by their tables from now on.
      removeListedMemberships(db, held.id)
      const conflicts: LateConflict[] = []
      const entries = counting(plan.entries(), (count) => onProgress(held.id, 'apply', count))
      const items = applyPlan(db, entries, {
        runId: held.id,
        sourceId: held.sourceId,
        now: decidedAt,
        approvedRunId: held.id,
        onLateConflict: (conflict) => conflicts.push(conflict),
      })
      appendRunItems(db, held.id, onlyLate(items, conflicts))
      appendRunMessages(db, held.id, conflicts.map(lateConflictMessage))
      if (!decideHeldRun(db, held.id, { status: 'approved', at: decidedAt })) throw notHeld(held.id)
      const source = findSourceById(db, held.sourceId)?.settings
      const { added, removed } = requireRun(db, held.id).changes.memberships
      const changesMemberships = added + removed > 0
      if (source !== undefined)
        writeDeliveries(db, {
          runId: held.id,
          sourceId: held.sourceId,
          source,
          changesMemberships,
          at: decidedAt,
        })
      return giveUpHeldRuns(db, { sourceId: held.sourceId, runId: held.id, kept: 0, at: decidedAt })
    })
  } finally {
    plan.close()
  }
}

/** Those of the items that turned out conflicts while the plan was applied. */
function* onlyLate(
  items: ReturnType<typeof applyPlan>,
  conflicts: readonly LateConflict[],
): ReturnType<typeof applyPlan> {
  for (const item of items) if (conflicts.at(-1)?.item === item) yield item
}

/** A plan holds only for the state it was made from. */
const requireCurrent = (db: WritableDb, held: RunRecord): void => {
  const source = findSourceById(db, held.sourceId)
  const last = findLastCommittedRun(db, held.sourceId)
  const isCurrent =
    source !== undefined &&
    source.revision === held.settingsRevision &&
    loadMappings(db, source.settings).fingerprint === held.mappingFingerprint &&
    (last === undefined || last.id < held.id)
  if (!isCurrent)
    throw new AppError(
      'sync.plan-outdated',
      `Settings, mappings or data changed since run ${held.id}, so its plan no longer fits.`,
      { runId: held.id },
    )
}

const requireRun = (db: WritableDb, runId: number): SyncRun => {
  const run = findRun(db, runId)
  if (run === undefined) throw new AppError('internal', `The run ${runId} vanished.`)
  return run
}
