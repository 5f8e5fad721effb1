// The thread that prepares the rows of a first load. It follows the plan's file while the sync worker still writes it,
// so that reading the directory and filling tables happen at the same time.
import { parentPort, workerData } from 'node:worker_threads'

import type { PlanEntry } from '../../../src-shared/domain/sync-plan.ts'
import { toFailure } from '../../../src-shared/errors/app-error.ts'
import { appendRunItems } from '../../store/run-store.ts'
import { stageRows } from '../../store/staged-rows.ts'
import { toStoreError } from '../../store/store-errors.ts'
import { listCreated } from '../../store/sync-created-items.ts'
import { applyPlan, withoutCreations, type LateConflict } from './apply-plan.ts'
import { writtenParts } from './plan-progress.ts'
import { openPlanParts } from './plan-spool.ts'
import type { FromStaging, StagingRequest } from './staging-protocol.ts'

const stage = ({ planFile, folder, progress, context }: StagingRequest): FromStaging => {
  const conflicts: LateConflict[] = []
  const plan = openPlanParts(planFile)
  const entries = function* (onUsersLoaded: () => void): Generator<PlanEntry, void, void> {
    let hasGroups = false
    for (const part of writtenParts(progress)) {
      for (const entry of plan.read(part)) {
        if (!hasGroups && isGroup(entry)) {
          hasGroups = true
          // While the groups are still being read there is time for it.
          onUsersLoaded()
        }
        yield entry
      }
    }
  }
  try {
    stageRows(folder, (db, onUsersLoaded) => {
      const items = applyPlan(db, entries(onUsersLoaded), {
        ...context,
        approvedRunId: null,
        onLateConflict: (conflict) => conflicts.push(conflict),
      })
      appendRunItems(db, context.runId, withoutCreations(items))
      listCreated(db, context)
    })
    return { kind: 'staged', conflicts }
  } catch (error) {
    return { kind: 'failed', failure: toFailure(toStoreError(error)) }
  } finally {
    plan.close()
  }
}

const isGroup = ({ record }: PlanEntry): boolean => record.kind === 'write' && record.object === 'group'

// Given by stage-plan.ts when it starts this thread.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(stage(workerData as StagingRequest))
