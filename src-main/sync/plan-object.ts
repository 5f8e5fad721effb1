import { nameKey } from '../../src-shared/domain/name-key.ts'
import {
  type DesiredObject,
  type FieldChanges,
  type GroupFields,
  labelOf,
  type ObjectRef,
  type StoredObject,
  type UserFields,
} from '../../src-shared/domain/sync-object.ts'
import type { WriteRecord } from '../../src-shared/domain/sync-plan.ts'
import { compareObject, isSameJson } from './compare-object.ts'

/** The record that creates a user or group nobody had before. */
export const planCreate = (desired: DesiredObject, ref: ObjectRef): WriteRecord => ({
  ...desiredColumns(desired),
  change: 'created',
  ref,
  connectionId: null,
  basedOn: null,
  fields: desired.fields,
  labelKey: nameKey(labelOf(desired)),
  attributes: JSON.stringify(desired.attributes),
})

export interface PlannedUpdate {
  /** Undefined when there is nothing to write at all. */
  readonly record: WriteRecord | undefined
  readonly blanked: readonly string[]
  /** The name it takes and the one it gives up, when it is renamed. */
  readonly renamedFrom: string | undefined
}

interface UpdateContext {
  /** The entry has the bytes it had before. */
  readonly isSameEntry: boolean
  /** The source had no connection row for it until now, or one that was deleted. */
  readonly isLink: boolean
}

/** The record that brings a stored object to what the directory asks for. */
export const planUpdate = (
  stored: StoredObject,
  desired: DesiredObject,
  { isSameEntry, isLink }: UpdateContext,
): PlannedUpdate => {
  const comparison = compareObject(stored, desired)
  const changes = withReason(stored, desired, comparison.changes)
  const hasChanges = Object.keys(changes).length > 0
  if (!isLink && !hasChanges && isSameEntry && isSameConnection(stored, desired))
    return { record: undefined, blanked: [], renamedFrom: undefined }
  // compareObject keeps the keys of the stored fields, so the shape is that of their kind.
  const fields = comparison.fields as UserFields | GroupFields
  const label = labelOf({ kind: stored.kind, fields })
  const record: WriteRecord = {
    ...desiredColumns(desired),
    change: changeOf(stored, { isLink, hasChanges }),
    ref: stored.id,
    connectionId: stored.connectionId === 0 ? null : stored.connectionId,
    basedOn: stored.updatedAt,
    fields,
    labelKey: nameKey(label),
    attributes: JSON.stringify(comparison.attributes),
    changes,
  }
  const isRenamed = label !== labelOf(stored)
  return { record, blanked: comparison.blanked, renamedFrom: isRenamed ? labelOf(stored) : undefined }
}

const changeOf = (
  stored: StoredObject,
  { isLink, hasChanges }: { readonly isLink: boolean; readonly hasChanges: boolean },
): WriteRecord['change'] => {
  if (isLink) return 'linked'
  if (stored.connectionState === 'deleted') return 'restored'
  return hasChanges ? 'updated' : 'refreshed'
}

const withReason = (stored: StoredObject, desired: DesiredObject, changes: FieldChanges): FieldChanges => {
  if (stored.kind !== 'user' || desired.kind !== 'user') return changes
  if (stored.isActiveReason === desired.isActiveReason) return changes
  return { ...changes, isActiveReason: [stored.isActiveReason, desired.isActiveReason] }
}

const isSameConnection = (stored: StoredObject, desired: DesiredObject): boolean =>
  stored.dn === desired.dn &&
  stored.memberKey === desired.memberKey &&
  stored.sid === desired.sid &&
  stored.recheckAt === desired.recheckAt &&
  isSameJson(stored.provided, desired.provided)

const desiredColumns = (desired: DesiredObject) =>
  ({
    kind: 'write',
    object: desired.kind,
    identifier: desired.identifier,
    dn: desired.dn,
    dnKey: desired.dnKey,
    memberKey: desired.memberKey ?? null,
    sid: desired.sid ?? null,
    isActiveReason: desired.kind === 'user' ? desired.isActiveReason : 'default',
    provided: JSON.stringify(desired.provided),
    recheckAt: desired.recheckAt ?? null,
  }) as const
