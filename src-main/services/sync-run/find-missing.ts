import { nameKey } from '../../../src-shared/domain/name-key.ts'
import type { MissingRecord } from '../../../src-shared/domain/sync-plan.ts'
import { loadMissing, type MissingRow } from '../../store/sync-missing-queries.ts'
import { missingAction, missingReason, planMissing, type MissingAction } from '../../sync/plan-missing.ts'
import { lookUpMissing } from './look-up-missing.ts'
import type { KindRun, RunContext } from './run-context.ts'

const chunkSize = 1000

/**
 * Decides about objects that a complete read did not contain: suspect at first, looked up by their identifier and
 * acted on when their grace is over (rule S8).
 */
export const findMissing = async (context: RunContext, run: KindRun): Promise<void> => {
  const unclaimed = run.index.unclaimed()
  for (let start = 0; start < unclaimed.length; start += chunkSize) {
    const rows = loadMissing(context.db, run.kind, unclaimed.slice(start, start + chunkSize))
    // An entry that came without its identifier was read badly; whoever had its DN is not missing.
    const missing = rows.filter(({ dnKey }) => !run.unidentified.has(dnKey))
    for (const { id } of missing) run.keys.missing.add(id)
    await decideMissing(context, run, missing)
  }
}

const decideMissing = async (
  context: RunContext,
  run: KindRun,
  missing: readonly MissingRow[],
): Promise<void> => {
  const toLookUp: MissingRow[] = []
  const records: MissingRecord[] = []
  for (const row of missing) {
    const step = planMissing(row, context.source)
    if (step.kind === 'look-up' && !isDone(context, run, row)) toLookUp.push(row)
    else
      records.push(toRecord(run, row, { step: step.kind === 'suspect' ? 'suspect' : 'wait', reason: null }))
  }
  const results = await lookUpMissing(context, run.kind, toLookUp)
  for (const row of toLookUp) {
    const result = results.get(row.connectionId)
    const reason = result === undefined ? undefined : missingReason(result)
    // It is there after all, changed since the listing was read: the next run will see it.
    if (reason === undefined) continue
    const step = actionFor(context, run, row)
    records.push(toRecord(run, row, { step, reason }))
  }
  for (const record of records) note(context, run, { record, row: missing.find(hasId(record)) })
}

const hasId =
  ({ connectionId }: MissingRecord) =>
  (row: MissingRow): boolean =>
    row.connectionId === connectionId

const actionFor = ({ source }: RunContext, { kind }: KindRun, row: MissingRow): MissingAction =>
  missingAction(kind, source.deletionAction, { heldElsewhere: row.heldElsewhere === 1 })

/** Kept or switched off by an earlier run: nothing is left to do until it comes back or the action changes. */
const isDone = (context: RunContext, run: KindRun, row: MissingRow): boolean => {
  const action = actionFor(context, run, row)
  if (action === 'keep') return row.missingReason !== null
  return action === 'deactivate' && row.isDeactivated === 1
}

const toRecord = (
  { kind }: KindRun,
  row: MissingRow,
  { step, reason }: Pick<MissingRecord, 'step' | 'reason'>,
): MissingRecord => ({
  kind: 'missing',
  object: kind,
  step,
  connectionId: row.connectionId,
  id: row.id,
  name: row.label,
  dn: row.dn,
  reason,
})

const note = (
  { plan, tally }: RunContext,
  run: KindRun,
  { record, row }: { readonly record: MissingRecord; readonly row: MissingRow | undefined },
): void => {
  plan.append(record)
  tally.count(record)
  const isCounted = record.step !== 'wait' && record.step !== 'keep'
  if (isCounted && row?.approvedRunId === null) tally.missing[run.kind]++
  if (record.step !== 'delete' && record.step !== 'detach') return
  run.keys.ended.add(record.id)
  if (record.step === 'detach') {
    run.detached.push(record.id)
    return
  }
  run.deleted.push(record.id)
  run.names.release(nameKey(record.name), record.id)
}
