import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { MissingRecord, PlanRecord, WriteRecord } from '../../src-shared/domain/sync-plan.ts'
import { emptyCounts, type ObjectCounts } from '../../src-shared/domain/sync-run.ts'

type Count = keyof ObjectCounts

const writeCounts: Readonly<Record<WriteRecord['change'], Count>> = {
  created: 'created',
  // A deleted object that came back is new to whoever looks at the present.
  restored: 'created',
  linked: 'updated',
  updated: 'updated',
  refreshed: 'unchanged',
}

const missingCounts: Readonly<Record<MissingRecord['step'], Count | undefined>> = {
  suspect: 'suspect',
  wait: undefined,
  keep: undefined,
  delete: 'deleted',
  detach: 'deleted',
  deactivate: 'deactivated',
}

/** Which number of the report a record adds to; undefined for those that change no number of its kind. */
export const countOf = (record: PlanRecord): Count | undefined => {
  switch (record.kind) {
    case 'write':
      return writeCounts[record.change]
    case 'missing':
      return missingCounts[record.step]
    case 'note':
      return record.change === 'skipped' ? 'skipped' : 'failed'
    default:
      return undefined
  }
}

/** Whether a record switches off somebody who is there; those who are missing have records of their own. */
export const isDeactivation = (record: PlanRecord): boolean =>
  record.kind === 'write' && record.changes?.['isActive']?.[1] === false

/** The counters of one run, users and groups apart. */
export const createCounts = (): Record<ObjectKind, ObjectCounts> => ({
  user: emptyCounts(),
  group: emptyCounts(),
})
