import type { ObjectKind } from '../../../src-shared/domain/sync-object.ts'
import type { OnlyObject } from '../../../src-shared/domain/sync-run.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { findObjectConnection, type ObjectConnection } from '../../store/one-object.ts'
import { findHeldRuns } from '../../store/run-queries.ts'
import type { StoredSource } from '../../store/source-store.ts'
import type { RunRequest } from './worker-protocol.ts'

/** The object of a partial run, and how the source knows it. */
export interface ChosenObject extends ObjectConnection {
  readonly kind: ObjectKind
  readonly only: OnlyObject
}

/**
 * Who a run of one object is about. Throws where there can be no such run: `object.not-found` for what this source
 * never had, `input.invalid` for a kind that it does not sync, `sync.held` while a run waits for a decision.
 */
export const requireObject = (
  db: ReadableDb,
  { id: sourceId, settings }: StoredSource,
  { only: wanted, dryRun }: RunRequest,
): ChosenObject | undefined => {
  if (wanted === undefined) return undefined
  const { objectType: kind, id } = wanted
  if (kind === 'user' && !settings.syncUsers)
    throw new AppError('input.invalid', `The source "${settings.slug}" does not sync users.`, {
      field: 'syncUsers',
    })
  if (kind === 'group' && !settings.syncGroups)
    throw new AppError('input.invalid', `The source "${settings.slug}" does not sync groups.`, {
      field: 'syncGroups',
    })
  const connection = findObjectConnection(db, kind, { sourceId, objectId: id })
  if (connection === undefined)
    throw new AppError(
      'object.not-found',
      kind === 'user'
        ? `The source "${settings.slug}" never had this person.`
        : `The source "${settings.slug}" never had this group.`,
      { id },
    )
  const [held] = dryRun ? [] : findHeldRuns(db, sourceId)
  // Its plan was made from what is stored now; writing anything would end it without the person having decided.
  if (held !== undefined)
    throw new AppError(
      'sync.held',
      `Run ${held.id} of "${settings.slug}" waits for a decision, and a sync of one person or group would make its plan outdated. Nothing was changed.`,
      { runId: held.id },
    )
  return { ...connection, kind, only: { objectType: kind, id, name: connection.name } }
}
