import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { hasObjectChanges } from '../../store/change-set-queries.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { insertDelivery } from '../../store/delivery-store.ts'

/**
 * Those who run the start make them due when it ends. Whoever else looks leaves them alone so long, and takes them
 * over when the process that ran is dead.
 */
const deferredForMs = 15 * 60_000

interface CommittedRun {
  readonly runId: number
  readonly sourceId: number
  readonly source: LdapSource
  readonly changesMemberships: boolean
  /** ISO time of the commit. */
  readonly at: string
}

/** Writes down whom a run has to tell. Part of the run's one transaction, after its items. */
export const writeDeliveries = (
  db: WritableDb,
  { runId, sourceId, source, changesMemberships, at }: CommittedRun,
): void => {
  const { outgoingTargets: targets, syncOutgoingTriggerMode: mode } = source
  if (targets.length === 0 || mode === 'none') return
  const hasChanges = changesMemberships || hasObjectChanges(db, runId)
  const dueAt = mode === 'immediate' ? at : new Date(Date.parse(at) + deferredForMs).toISOString()
  for (const target of targets) {
    // A file is written after every run: its time says when it was last known to be right.
    if (target.kind === 'file' || hasChanges) insertDelivery(db, { sourceId, runId, target, mode, dueAt, at })
  }
}
