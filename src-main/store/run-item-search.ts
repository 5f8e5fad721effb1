// Pages of what a run changed, filtered and searched. As in run-items.ts, memberships of a real run are told by their
// own tables, half a million of them after a first sync: a page is chosen among bare ids, and only its rows get names.
import type { RunItem, SyncRun } from '../../src-shared/domain/sync-run.ts'
import type { ReadableDb, SqlParameters } from './database-handle.ts'
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

/** One page of what a run changed or would change. */
export const searchRunItems = (
  db: ReadableDb,
  runId: SyncRun['id'],
  { search, limit, offset, objectType, change }: RunItemQuestion,
): RunItemPage =>
  db.snapshot(() => {
    const pattern = searchPattern(search.trim())
    const filter = { runId, objectType, change, pattern }
    const parts = itemParts.filter((part) => part.fits(objectType, change))
    const items: RunItem[] = []
    let total = 0
    for (const { countSql, pageSql, toItem } of parts) {
      const count = db.get<{ items: number }>(countSql, filter)?.items ?? 0
      const skipped = Math.max(0, offset - total)
      total += count
      const wanted = limit - items.length
      if (wanted <= 0 || skipped >= count) continue
      const rows = db.all<ItemRow>(pageSql, { ...filter, limit: wanted, offset: skipped })
      items.push(...rows.map(toItem))
    }
    return { total, counts: countKinds(db, { runId }), items }
  })

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

const countKinds = (db: ReadableDb, parameters: SqlParameters): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { kind, items } of db.all<{ kind: string; items: number }>(countsSql, parameters))
    if (items > 0) counts[kind] = (counts[kind] ?? 0) + items
  return counts
}

interface ItemRow {
  readonly objectType: RunItem['objectType']
  readonly name: string
  readonly dn: string | null
  readonly change: RunItem['change']
  readonly reason: string | null
  /** JSON of the changed fields; of a membership the group's name. */
  readonly fields: string | null
}

const rowsSql = `
  FROM run_items
  WHERE run_id = :runId
    AND (:objectType IS NULL OR object_type = :objectType)
    AND (:change IS NULL OR change = :change)
    AND (:pattern = '%%' OR name LIKE :pattern ESCAPE '!' OR dn LIKE :pattern ESCAPE '!'
      OR fields LIKE :pattern ESCAPE '!')`

const pageOfRowsSql = `
  SELECT object_type AS objectType, name, dn, change, reason, fields
  ${rowsSql}
  ORDER BY position
  LIMIT :limit OFFSET :offset`

const countRowsSql = `
  SELECT count(*) AS items
  ${rowsSql}`

// Whose name or whose group's name fits is found once, not once a membership.
const namesFitSql = `
  (:pattern = '%%'
    OR user_id IN (SELECT id FROM users WHERE username LIKE :pattern ESCAPE '!')
    OR group_id IN (SELECT id FROM groups WHERE name LIKE :pattern ESCAPE '!'))`

const named = (chosen: string): string => `
  SELECT 'membership' AS objectType, u.username AS name, NULL AS dn, NULL AS reason, g.name AS fields
  FROM (${chosen} LIMIT :limit OFFSET :offset) AS m
  JOIN users AS u ON u.id = m.user_id
  JOIN groups AS g ON g.id = m.group_id`

const counted = (chosen: string): string => `
  SELECT count(*) AS items
  FROM (${chosen})`

const addedSql = `
  SELECT user_id, group_id
  FROM memberships
  WHERE added_run_id = :runId AND ${namesFitSql}`

// Added by this run, removed again by a later one.
const addedOnceSql = `
  SELECT user_id, group_id
  FROM membership_history
  WHERE added_run_id = :runId AND ${namesFitSql}`

const removedSql = `
  SELECT user_id, group_id
  FROM membership_history
  WHERE removed_run_id = :runId AND ${namesFitSql}`

interface ItemPart {
  readonly fits: (objectType: string | null, change: string | null) => boolean
  readonly countSql: string
  readonly pageSql: string
  readonly toItem: (row: ItemRow) => RunItem
}

const membershipPart = (change: 'added' | 'removed', chosen: string): ItemPart => ({
  fits: (objectType, wanted) =>
    (objectType ?? 'membership') === 'membership' && (wanted ?? change) === change,
  countSql: counted(chosen),
  pageSql: named(chosen),
  toItem: ({ fields: group, ...row }) => ({
    ...row,
    change,
    fields: { group: change === 'added' ? [null, group] : [group, null] },
  }),
})

const itemParts: readonly ItemPart[] = [
  {
    fits: () => true,
    countSql: countRowsSql,
    pageSql: pageOfRowsSql,
    toItem: ({ fields, ...row }) => ({
      ...row,
      // Written by run-store.ts as a JSON object of pairs.
      fields: fields === null ? {} : (JSON.parse(fields) as RunItem['fields']),
    }),
  },
  membershipPart('added', addedSql),
  membershipPart('added', addedOnceSql),
  membershipPart('removed', removedSql),
]
