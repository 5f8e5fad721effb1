import { labelOf, type ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { MembersRecord, PlanEntry } from '../../../src-shared/domain/sync-plan.ts'
import { assertNever } from '../../../src-shared/errors/assert-never.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import type { StoredRunItem } from '../../store/run-store.ts'
import { loadUserNames } from '../../store/sync-membership-queries.ts'
import { missingItem, noteItem, parentItems, writeItem } from '../../sync/run-item.ts'

interface UserName {
  readonly name: string
  readonly dn: string | null
}

/**
 * What a plan would change, for a dry run and for a person who decides about a held one. Nothing is written, so
 * memberships are listed one by one; a real run's are told by the membership tables.
 */
export function* listPlan(
  db: ReadableDb,
  entries: Iterable<PlanEntry>,
): Generator<StoredRunItem, void, void> {
  const created = new Map<ObjectRef, UserName>()
  for (const { record } of entries) {
    switch (record.kind) {
      case 'write': {
        const name = labelOf({ kind: record.object, fields: record.fields })
        if (record.object === 'user' && record.ref < 0) created.set(record.ref, { name, dn: record.dn })
        const item = writeItem(record)
        if (item !== undefined) yield { ...item, objectId: record.ref > 0 ? record.ref : null }
        break
      }
      case 'note':
        yield { ...noteItem(record), objectId: record.id }
        break
      case 'missing': {
        const item = missingItem(record)
        if (item !== undefined) yield { ...item, objectId: record.id }
        break
      }
      case 'members':
        yield* memberItems(db, record, created)
        break
      case 'parents':
        for (const item of parentItems(record)) yield { ...item, objectId: null }
        break
      case 'release':
      case 'revisit':
        break
      default:
        assertNever(record)
    }
  }
}

function* memberItems(
  db: ReadableDb,
  record: MembersRecord,
  created: ReadonlyMap<ObjectRef, UserName>,
): Generator<StoredRunItem, void, void> {
  const stored = loadUserNames(
    db,
    [...record.added, ...record.removed].filter((ref) => ref > 0),
  )
  const changes = [
    ['added', record.added],
    ['removed', record.removed],
  ] as const
  for (const [change, refs] of changes) {
    for (const ref of refs) {
      const user = created.get(ref) ?? stored.get(ref)
      if (user === undefined) continue
      yield {
        objectType: 'membership',
        objectId: null,
        name: user.name,
        dn: user.dn,
        change,
        reason: null,
        fields: { group: change === 'added' ? [null, record.name] : [record.name, null] },
      }
    }
  }
}
