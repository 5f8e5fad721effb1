import { nameKey } from '../../../src-shared/domain/name-key.ts'
import { labelOf, type ObjectKind, type ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { PlanEntry, ParentLink, WriteRecord } from '../../../src-shared/domain/sync-plan.ts'
import type { RunMessage } from '../../../src-shared/domain/sync-run.ts'
import { assertNever } from '../../../src-shared/errors/assert-never.ts'
import {
  applyMembers,
  applyParents,
  changeUnresolved,
  replaceUnresolved,
} from '../../store/apply-memberships.ts'
import { applyMissing } from '../../store/apply-missing.ts'
import {
  applyRelease,
  applyRevisit,
  applyWrite,
  highestId,
  restoreName,
  type ApplyContext,
  type WriteOutcome,
} from '../../store/apply-objects.ts'
import type { ErrorCode } from '../../../src-shared/errors/error-codes.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import type { StoredRunItem } from '../../store/run-store.ts'
import { missingItem, noteItem, parentItems, writeItem } from '../../sync/run-item.ts'

/** An object that could not be written because of what another source did after the plan was made. */
export interface LateConflict {
  readonly object: ObjectKind
  readonly change: WriteRecord['change']
  readonly code: ErrorCode
  /** What the history shows of it. */
  readonly item: StoredRunItem & { readonly reason: string }
}

/**
 * Writes a plan, and yields what the history shows of it. Ids of new objects are given out here and not when the plan
 * is made: another source may have created some meanwhile.
 */
export function* applyPlan(
  db: WritableDb,
  entries: Iterable<PlanEntry>,
  context: ApplyContext & { readonly onLateConflict: (conflict: LateConflict) => void },
): Generator<StoredRunItem, void, void> {
  const ids = createIds(db)
  for (const { record, bytes } of entries) {
    switch (record.kind) {
      case 'write': {
        const id = ids.resolve(record.object, record.ref) ?? 0
        const outcome = applyWrite(db, { record, bytes, id }, context)
        if (outcome === 'written') {
          const item = writeItem(record)
          if (item !== undefined) yield { ...item, objectId: id }
        } else {
          giveUp(db, record, id)
          ids.drop(record.object, record.ref)
          const conflict = toConflict(record, outcome)
          context.onLateConflict(conflict)
          yield conflict.item
        }
        break
      }
      case 'release':
        applyRelease(db, record.object, record.ids)
        break
      case 'revisit':
        applyRevisit(db, record.object, record.connectionId)
        break
      case 'note':
        yield { ...noteItem(record), objectId: record.id }
        break
      case 'missing': {
        applyMissing(db, record, context)
        const item = missingItem(record)
        if (item !== undefined) yield { ...item, objectId: record.id }
        break
      }
      case 'members': {
        const groupId = ids.resolve('group', record.group)
        if (groupId === undefined) break
        const { added, removed, unresolved } = record
        applyMembers(db, { groupId, added: ids.resolveAll('user', added), removed }, context)
        if (unresolved.kind === 'replace')
          replaceUnresolved(db, { groupId, members: unresolved.members, isNew: record.group < 0 }, context)
        else changeUnresolved(db, { groupId, ...unresolved }, context)
        break
      }
      case 'parents': {
        const toFinal = (links: readonly ParentLink[]) => finalLinks(ids, links)
        applyParents(db, { added: toFinal(record.added), removed: toFinal(record.removed) }, context)
        for (const item of parentItems(record)) yield { ...item, objectId: null }
        break
      }
      default:
        assertNever(record)
    }
  }
}

/** On a first load everything is created, and listed from the rows themselves. */
export function* withoutCreations(items: ReturnType<typeof applyPlan>): ReturnType<typeof applyPlan> {
  for (const item of items) if (item.change !== 'created') yield item
}

interface Ids {
  /** The database id; undefined for an object that could not be written. */
  resolve(kind: ObjectKind, ref: ObjectRef): number | undefined
  resolveAll(kind: ObjectKind, refs: readonly ObjectRef[]): number[]
  drop(kind: ObjectKind, ref: ObjectRef): void
}

const createIds = (db: WritableDb): Ids => {
  const base = { user: highestId(db, 'user'), group: highestId(db, 'group') }
  const dropped = { user: new Set<ObjectRef>(), group: new Set<ObjectRef>() }
  const resolve = (kind: ObjectKind, ref: ObjectRef): number | undefined => {
    if (ref > 0) return ref
    return dropped[kind].has(ref) ? undefined : base[kind] - ref
  }
  return {
    resolve,
    resolveAll: (kind, refs) => {
      const ids: number[] = []
      for (const ref of refs) {
        const id = resolve(kind, ref)
        if (id !== undefined) ids.push(id)
      }
      return ids
    },
    drop: (kind, ref) => {
      // One that existed goes on existing, with its old name.
      if (ref < 0) dropped[kind].add(ref)
    },
  }
}

const finalLinks = (ids: Ids, links: readonly ParentLink[]) =>
  links.flatMap(([parent, child, kind]) => {
    const parentId = ids.resolve('group', parent)
    const childId = ids.resolve('group', child)
    return parentId === undefined || childId === undefined ? [] : [{ parentId, childId, kind }]
  })

/** Leaves the object as it was: with its old name, and to be looked at again by the next run. */
const giveUp = (db: WritableDb, record: WriteRecord, id: number): void => {
  const label = record.object === 'user' ? 'username' : 'name'
  const before = record.changes?.[label]?.[0]
  if (typeof before === 'string') restoreName(db, record.object, { id, key: nameKey(before) })
  if (record.connectionId !== null) applyRevisit(db, record.object, record.connectionId)
}

const toConflict = (record: WriteRecord, outcome: Exclude<WriteOutcome, 'written'>): LateConflict => {
  const { object, change, ref, dn, fields } = record
  const name = labelOf({ kind: object, fields })
  const isTaken = outcome === 'name-taken'
  const takenCode = object === 'user' ? 'sync.username-conflict' : 'sync.name-conflict'
  const reason = isTaken
    ? `The name "${name}" was taken by a run of another source in the meantime.`
    : 'A run of another source changed it in the meantime; the next run looks at it again.'
  return {
    object,
    change,
    code: isTaken ? takenCode : 'sync.plan-outdated',
    item: {
      objectType: object,
      objectId: ref > 0 ? ref : null,
      name,
      dn,
      change: 'conflict',
      reason,
      fields: {},
    },
  }
}

export const lateConflictMessage = ({ code, item }: LateConflict): RunMessage => ({
  level: 'error',
  code,
  message: item.reason,
  dn: item.dn,
})
