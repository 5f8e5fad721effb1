import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { appendRunItems, appendRunMessages, finishRun, type RunOutcome } from '../../store/run-store.ts'
import { listCreated } from '../../store/sync-created-items.ts'
import { loadFirst } from '../../store/sync-indexes.ts'
import { loadStaged } from '../../store/staged-rows.ts'
import { countMemberships } from '../../store/sync-membership-queries.ts'
import { countEndingMemberships } from '../../store/sync-missing-queries.ts'
import { checkLimits, type BrokenLimit } from '../../sync/check-limits.ts'
import { applyPlan, lateConflictMessage, withoutCreations, type LateConflict } from './apply-plan.ts'
import { giveUpHeldRuns } from './give-up-held-runs.ts'
import { listPlan } from './list-plan.ts'
import { planFileName, planPath, removePlan } from './plan-files.ts'
import { openPlan } from './plan-spool.ts'
import { counting } from './progress-meter.ts'
import type { KindRun, RunContext } from './run-context.ts'
import type { RunTally } from './run-tally.ts'
import type { StagedRows } from './stage-plan.ts'
import { writeDeliveries } from './write-deliveries.ts'

interface Finishing {
  readonly user: KindRun
  readonly group: KindRun
  readonly runId: number
  readonly dataFolder: string
  readonly isComplete: boolean
  readonly dryRun: boolean
  readonly finishedAt: () => string
  /** On a first load, the rows of this plan, prepared while it was written. */
  readonly staged: StagedRows | undefined
}

/** Plans that wait take as much disk as their source is large, and only a recent one is worth deciding about. */
const mostHeldRuns = 3

/** The last step, and the only one in which a dry run and a real one differ: list, hold, or apply the plan. */
export const finishPlan = (context: RunContext, finishing: Finishing): void => {
  const { tally, signal } = context
  const startedAt = performance.now()
  context.onProgress('limits', 0)
  tally.memberships.removed += endingMemberships(context, finishing)
  const limits = broken(context, finishing)
  tally.addPhase('limits', performance.now() - startedAt)
  if (signal.aborted) throw new AppError('sync.cancelled', 'The run was cancelled. Nothing was changed.')
  const isHeld = limits.length > 0
  if (isHeld && finishing.dryRun)
    tally.say({
      level: 'warning',
      code: 'sync.held',
      message: 'A real run would be held here, because it breaks a limit.',
      dn: null,
    })
  const outdated =
    finishing.dryRun || isHeld
      ? list(context, { ...finishing, limits, isHeld })
      : apply(context, { ...finishing, limits })
  const isKept = isHeld && !finishing.dryRun
  for (const runId of isKept ? outdated : [...outdated, finishing.runId])
    removePlan(finishing.dataFolder, planFileName(runId))
}

const endingMemberships = ({ db, sourceId, isFirstLoad }: RunContext, { user, group }: Finishing): number =>
  isFirstLoad
    ? 0
    : countEndingMemberships(db, sourceId, {
        users: user.deleted,
        groups: group.deleted,
        detachedUsers: user.detached,
        detachedGroups: group.detached,
      })

const broken = (context: RunContext, { user, group }: Finishing): readonly BrokenLimit[] => {
  const { db, source, sourceId, tally, isFirstLoad } = context
  return checkLimits(
    {
      users: user.index.liveCount,
      groups: group.index.liveCount,
      memberships: isFirstLoad ? 0 : countMemberships(db, sourceId),
      usersRead: source.syncUsers ? tally.read.user : undefined,
      groupsRead: source.syncGroups ? tally.read.group : undefined,
      usersMissing: tally.missing.user,
      usersDeactivated: tally.deactivated,
      groupsMissing: tally.missing.group,
      membershipsRemoved: tally.membershipsWithdrawn,
      blanked: tally.blanked,
    },
    source.limits,
  )
}

type Outcome = Finishing & { readonly limits: readonly BrokenLimit[] }

/** This and `apply` answer which other runs were given up with it. */
const list = (
  { db, connection, tally, sourceId }: RunContext,
  outcome: Outcome & { readonly isHeld: boolean },
): readonly number[] => {
  const { runId, dataFolder, dryRun, isHeld } = outcome
  const plan = openPlan(planPath(dataFolder, planFileName(runId)))
  try {
    return db.transaction(() => {
      appendRunItems(db, runId, listPlan(db, plan.entries()))
      appendRunMessages(db, runId, tally.messages)
      finishRun(db, runId, {
        ...report(tally, outcome),
        server: connection.facts.uri,
        status: isHeld && !dryRun ? 'held' : endStatus(tally),
        planFile: isHeld && !dryRun ? planFileName(runId) : null,
      })
      if (dryRun) return []
      return giveUpHeldRuns(db, { sourceId, runId, kept: mostHeldRuns - 1, at: outcome.finishedAt() })
    })
  } finally {
    plan.close()
  }
}

const apply = (context: RunContext, outcome: Outcome): readonly number[] => {
  const { db, connection, tally, source, sourceId, now } = context
  const { runId, dataFolder, staged } = outcome
  const startedAt = performance.now()
  // A first load has its rows ready and goes through no plan: without this nobody would hear that it is written.
  context.onProgress('apply', 0)
  const plan = openPlan(planPath(dataFolder, planFileName(runId)))
  const write = ({ isFirst }: { readonly isFirst: boolean }): void => {
    const entries = counting(plan.entries(), (count) => context.onProgress('apply', count))
    const items = applyPlan(db, entries, {
      runId,
      sourceId,
      now,
      approvedRunId: null,
      onLateConflict: (conflict) => noteLateConflict(tally, conflict),
    })
    appendRunItems(db, runId, isFirst ? withoutCreations(items) : items)
    if (isFirst) listCreated(db, { runId, sourceId })
  }
  let outdated: readonly number[] = []
  const finish = (): void => {
    appendRunMessages(db, runId, tally.messages)
    tally.addPhase('apply', performance.now() - startedAt + (staged?.waitedMs ?? 0))
    finishRun(db, runId, {
      ...report(tally, outcome),
      server: connection.facts.uri,
      status: endStatus(tally),
      planFile: null,
    })
    const { added, removed } = tally.memberships
    const changesMemberships = added + removed > 0
    const at = outcome.finishedAt()
    writeDeliveries(db, { runId, sourceId, source, changesMemberships, at })
    outdated = giveUpHeldRuns(db, { sourceId, runId, kept: 0, at })
  }
  const writeFirst = (): boolean => {
    if (staged === undefined) return loadFirst(db, () => write({ isFirst: true }), finish)
    return loadStaged(db, staged.folder, () => {
      for (const conflict of staged.conflicts) noteLateConflict(tally, conflict)
      finish()
    })
  }
  try {
    const isWritten = context.isFirstLoad && writeFirst()
    if (!isWritten)
      db.transaction(() => {
        write({ isFirst: false })
        finish()
      })
    return outdated
  } finally {
    plan.close()
  }
}

const endStatus = (tally: RunTally): SyncRun['status'] => (tally.hasErrors ? 'ok_with_errors' : 'ok')

const report = (
  tally: RunTally,
  { limits, isComplete, finishedAt }: Outcome,
): Omit<RunOutcome, 'status' | 'server' | 'planFile'> => ({
  read: { users: tally.read.user, groups: tally.read.group },
  changes: tally.changes,
  limits: [...limits],
  phases: tally.phases,
  failure: null,
  complete: isComplete,
  finishedAt: finishedAt(),
})

/** What was planned as written turned out a conflict: the numbers of the report follow. */
export const noteLateConflict = (tally: RunTally, conflict: LateConflict): void => {
  const counts = tally.counts[conflict.object]
  const isNew = conflict.change === 'created' || conflict.change === 'restored'
  counts[isNew ? 'created' : 'updated']--
  counts.failed++
  tally.say(lateConflictMessage(conflict))
}
