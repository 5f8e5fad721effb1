import { nameKey } from '../../../src-shared/domain/name-key.ts'
import { labelOf } from '../../../src-shared/domain/sync-object.ts'
import { findHolders } from '../../store/sync-holders.ts'
import { findRenames } from '../../sync/find-renames.ts'
import type { Candidate, DecidedObject } from './read-entry.ts'
import type { KindRun, RunContext } from './run-context.ts'
import { settlePage } from './settle-page.ts'

/** Ends the reading of a kind: decides about whoever clashed, and has the names given up freed before any is taken. */
export const endReading = (context: RunContext, run: KindRun): readonly DecidedObject[] => {
  const decided = settleDeferred(context, run)
  if (run.renamed.length > 0) {
    context.plan.beginEarly()
    context.plan.append({ kind: 'release', object: run.kind, ids: run.renamed })
    context.plan.endEarly()
  }
  return decided
}

/**
 * Decides once more about those who clashed, now that every name given up in this run is known: two people may even
 * swap theirs.
 */
const settleDeferred = (context: RunContext, run: KindRun): readonly DecidedObject[] => {
  const deferred = run.deferred ?? []
  run.deferred = undefined
  if (deferred.length === 0) return []
  releaseRenamed(context, run, deferred)
  return settlePage(context, run, deferred)
}

const releaseRenamed = (context: RunContext, run: KindRun, deferred: readonly Candidate[]): void => {
  const { db, sourceId } = context
  const renames = deferred.map(({ desired, stored }) => ({
    id: stored?.id,
    wanted: nameKey(labelOf(desired)),
    held: stored === undefined || stored.state === 'deleted' ? undefined : nameKey(labelOf(stored)),
  }))
  const by = run.kind === 'user' ? 'username' : 'groupName'
  const known = findHolders(db, by, { sourceId, keys: renames.map(({ wanted }) => wanted) })
  const possible = findRenames(renames, (key, self) => run.names.holderOf(key, self, known.get(key))?.ref)
  for (const { id, held } of possible) if (id !== undefined && held !== undefined) run.names.release(held, id)
}
