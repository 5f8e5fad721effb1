import type { ReadableDb } from '../store/database-handle.ts'
import { openMemberships, type Memberships } from '../store/export-queries.ts'
import { walkGroups } from '../store/group-queries.ts'
import { walkUsers } from '../store/user-queries.ts'
import type { ExportRows } from './export-text.ts'
import { sourceIdFor } from './find-source.ts'

/** People or groups, in the order in which they are written. */
export interface ExportedObjects {
  readonly kind: 'users' | 'groups'
  readonly ids: readonly number[]
}

interface ExportShape {
  /** Slug of the source that memberships and DNs are those of. */
  readonly source: string | undefined
  readonly columns: readonly string[] | undefined
}

/** What an export of some people or groups, or of their memberships, reads: by the thousand, whatever their number. */
export const exportRowsOf = (
  db: ReadableDb,
  { kind, ids }: ExportedObjects,
  { source, columns }: ExportShape,
): ExportRows => {
  let opened: Memberships | undefined
  const memberships = (): Memberships =>
    (opened ??= openMemberships(db, {
      sourceId: sourceIdFor(db, source),
      userIds: kind === 'users' ? ids : undefined,
    }))
  return {
    users: () => walkUsers(db, ids),
    groups: () => walkGroups(db, ids),
    memberships: () => memberships().rows(kind === 'groups' ? ids : undefined),
    memberDns: (groupIds) => memberships().memberDns(groupIds),
    columns,
    slug: source,
  }
}
