import type { WritableDb } from '../../store/database-handle.ts'
import { findHeldRuns } from '../../store/run-queries.ts'
import { decideHeldRun } from '../../store/run-store.ts'

interface GivingUp {
  readonly sourceId: number
  /** The run that is being finished. */
  readonly runId: number
  /** How many others may go on waiting, the newest ones. */
  readonly kept: number
  readonly at: string
}

/**
 * Rejects the other held runs of a source, whose plans were made from a state that is no more. Part of the transaction
 * that finishes a run, so that nothing after it can fail. Answers whose plans nobody needs now.
 */
export const giveUpHeldRuns = (
  db: WritableDb,
  { sourceId, runId, kept, at }: GivingUp,
): readonly number[] => {
  const others = findHeldRuns(db, sourceId).filter(({ id }) => id !== runId)
  const ids = others.slice(kept).map(({ id }) => id)
  for (const id of ids) decideHeldRun(db, id, { status: 'rejected', at })
  return ids
}
