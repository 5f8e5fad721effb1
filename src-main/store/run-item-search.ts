import type { RunItem, SyncRun } from '../../src-shared/domain/sync-run.ts'
import type { ReadableDb } from './database-handle.ts'
import { searchPattern } from './text-search.ts'

export interface RunItemQuestion {
  readonly objectType: RunItem['objectType'] | null
  readonly change: string | null
  readonly search: string
  readonly limit: number
  readonly offset: number
}

export interface RunItemPage {
  readonly total: number
  /** `user.created` and so on to how many there are, whatever is filtered. */
  readonly counts: Readonly<Record<string, number>>
  readonly items: readonly RunItem[]
}

// Memberships of a real run are told by their own tables (see run-items.ts), those of a dry run by its items.
const itemsSql = `
  SELECT objectType, name, dn, change, reason, fields, "group"
  FROM (
    SELECT position, object_type AS objectType, name, dn, change, reason, fields, NULL AS "group"
    FROM run_items
    WHERE run_id = :runId
    UNION ALL
    SELECT 1000000000, 'membership', u.username, NULL, 'added', NULL, NULL, g.name
    FROM memberships AS m
    JOIN users AS u ON u.id = m.user_id
    JOIN groups AS g ON g.id = m.group_id
    WHERE m.added_run_id = :runId AND :withMemberships = 1
    UNION ALL
    SELECT 1000000001, 'membership', u.username, NULL, 'added', NULL, NULL, g.name
    FROM membership_history AS m
    JOIN users AS u ON u.id = m.user_id
    JOIN groups AS g ON g.id = m.group_id
    WHERE m.added_run_id = :runId AND :withMemberships = 1
    UNION ALL
    SELECT 1000000002, 'membership', u.username, NULL, 'removed', NULL, NULL, g.name
    FROM membership_history AS m
    JOIN users AS u ON u.id = m.user_id
    JOIN groups AS g ON g.id = m.group_id
    WHERE m.removed_run_id = :runId AND :withMemberships = 1)
  WHERE (:objectType IS NULL OR objectType = :objectType)
    AND (:change IS NULL OR change = :change)
    AND (:pattern = '%%' OR name LIKE :pattern ESCAPE '!' OR dn LIKE :pattern ESCAPE '!'
      OR "group" LIKE :pattern ESCAPE '!' OR fields LIKE :pattern ESCAPE '!')`

const pageSql = `
  ${itemsSql}
  LIMIT :limit OFFSET :offset`

const countSql = `
  SELECT count(*) AS total
  FROM (${itemsSql})`

const countsSql = `
  SELECT object_type || '.' || change AS kind, count(*) AS items
  FROM run_items
  WHERE run_id = :runId
  GROUP BY object_type, change
  UNION ALL
  SELECT 'membership.added', count(*)
  FROM memberships
  WHERE added_run_id = :runId
  UNION ALL
  SELECT 'membership.added', count(*)
  FROM membership_history
  WHERE added_run_id = :runId
  UNION ALL
  SELECT 'membership.removed', count(*)
  FROM membership_history
  WHERE removed_run_id = :runId`

interface ItemRow {
  readonly objectType: RunItem['objectType']
  readonly name: string
  readonly dn: string | null
  readonly change: RunItem['change']
  readonly reason: string | null
  readonly fields: string | null
  readonly group: string | null
}

/** One page of what a run changed or would change. */
export const searchRunItems = (
  db: ReadableDb,
  runId: SyncRun['id'],
  { search, limit, offset, objectType, change }: RunItemQuestion,
): RunItemPage =>
  db.snapshot(() => {
    const counts: Record<string, number> = {}
    for (const { kind, items } of db.all<{ kind: string; items: number }>(countsSql, { runId }))
      if (items > 0) counts[kind] = (counts[kind] ?? 0) + items
    const pattern = searchPattern(search.trim())
    // Walking half a million memberships to leave them out again would be the whole cost of most pages.
    const withMemberships = Number(objectType === null || objectType === 'membership')
    const filter = { runId, objectType, change, pattern, withMemberships }
    const total =
      pattern === '%%'
        ? sumOf(counts, objectType, change)
        : db.get<{ total: number }>(countSql, filter)?.total
    const rows = db.all<ItemRow>(pageSql, { ...filter, limit, offset })
    return { total: total ?? 0, counts, items: rows.map(toItem) }
  })

const sumOf = (
  counts: Readonly<Record<string, number>>,
  objectType: string | null,
  change: string | null,
): number =>
  Object.entries(counts)
    .filter(([kind]) => {
      const [type, what] = kind.split('.')
      return (objectType ?? type) === type && (change ?? what) === what
    })
    .reduce((sum, [, items]) => sum + items, 0)

const toItem = ({ fields, group, ...row }: ItemRow): RunItem => {
  if (group !== null)
    return { ...row, fields: { group: row.change === 'added' ? [null, group] : [group, null] } }
  // Written by run-store.ts as a JSON object of pairs.
  return { ...row, fields: fields === null ? {} : (JSON.parse(fields) as RunItem['fields']) }
}
