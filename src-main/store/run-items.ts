// What a run changed. Users and groups have rows of their own in run_items; a membership that a run added or removed
// is told by memberships and membership_history, so that a first sync does not write half a million rows twice.
// A dry run changes neither table, so its memberships are in run_items.

import type { RunItem } from '../../src-shared/domain/sync-run.ts'
import type { ReadableDb, SqlParameters } from './database-handle.ts'
import type { Listing } from './listing.ts'

interface ItemFilter {
  readonly objectType?: RunItem['objectType'] | undefined
  readonly change?: RunItem['change'] | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** Every change of a run in the order in which it was made; memberships come last, additions before removals. */
export const listRunItems = (db: ReadableDb, runId: number, filter: ItemFilter = {}): Listing<RunItem> =>
  db.snapshot(() => {
    const parameters = { runId, objectType: filter.objectType ?? null, change: filter.change ?? null }
    const parts = itemParts
      .filter((part) => part.fits(filter))
      .map(({ sql, countSql, toItem }) => {
        const count = db.get<{ count: number }>(countSql, parameters)?.count ?? 0
        return { sql, count, toItem }
      })
    const total = parts.reduce((sum, { count }) => sum + count, 0)
    return { total, items: walkParts(db, parts, { parameters, filter }) }
  })

interface Part {
  readonly sql: string
  readonly count: number
  readonly toItem: (row: ItemRow) => RunItem
}

function* walkParts(
  db: ReadableDb,
  parts: readonly Part[],
  { parameters, filter }: { readonly parameters: SqlParameters; readonly filter: ItemFilter },
): IterableIterator<RunItem> {
  let toSkip = filter.offset ?? 0
  let toTake = filter.limit ?? Infinity
  for (const { sql, count, toItem } of parts) {
    const limit = Math.min(count, toTake)
    for (const row of db.iterate<ItemRow>(sql, { ...parameters, limit, offset: toSkip })) {
      toTake -= 1
      yield toItem(row)
    }
    toSkip = Math.max(0, toSkip - count)
    if (toTake <= 0) return
  }
}

interface ItemRow {
  readonly objectType: RunItem['objectType']
  readonly name: string
  readonly dn: string | null
  readonly change: RunItem['change']
  readonly reason: string | null
  readonly fields: string | null
}

const rowItemsSql = `
  SELECT object_type AS objectType, name, dn, change, reason, fields
  FROM run_items
  WHERE run_id = :runId
    AND (:objectType IS NULL OR object_type = :objectType)
    AND (:change IS NULL OR change = :change)
  ORDER BY position
  LIMIT :limit OFFSET :offset`

const countRowItemsSql = `
  SELECT count(*) AS count
  FROM run_items
  WHERE run_id = :runId
    AND (:objectType IS NULL OR object_type = :objectType)
    AND (:change IS NULL OR change = :change)`

// For memberships `fields` carries the group's name alone. Their DN is left out: half a million look-ups into wide rows.
const membershipColumnsSql = `
  SELECT 'membership' AS objectType, u.username AS name, NULL AS dn, NULL AS reason, g.name AS fields`

const membershipNamesSql = `
  JOIN users AS u ON u.id = m.user_id
  JOIN groups AS g ON g.id = m.group_id`

const addedSql = `
  ${membershipColumnsSql}, 'added' AS change
  FROM memberships AS m
  ${membershipNamesSql}
  WHERE m.added_run_id = :runId
  LIMIT :limit OFFSET :offset`

const countAddedSql = `
  SELECT count(*) AS count
  FROM memberships
  WHERE added_run_id = :runId`

// Added by this run, removed again by a later one.
const addedOnceSql = `
  ${membershipColumnsSql}, 'added' AS change
  FROM membership_history AS m
  ${membershipNamesSql}
  WHERE m.added_run_id = :runId
  ORDER BY m.id
  LIMIT :limit OFFSET :offset`

const countAddedOnceSql = `
  SELECT count(*) AS count
  FROM membership_history
  WHERE added_run_id = :runId`

const removedSql = `
  ${membershipColumnsSql}, 'removed' AS change
  FROM membership_history AS m
  ${membershipNamesSql}
  WHERE m.removed_run_id = :runId
  ORDER BY m.id
  LIMIT :limit OFFSET :offset`

const countRemovedSql = `
  SELECT count(*) AS count
  FROM membership_history
  WHERE removed_run_id = :runId`

// Written by run-store.ts as a JSON object of pairs.
const parseFields = (fields: string | null): RunItem['fields'] =>
  fields === null ? {} : (JSON.parse(fields) as RunItem['fields'])

const membershipFits =
  (change: 'added' | 'removed') =>
  (filter: ItemFilter): boolean =>
    (filter.objectType ?? 'membership') === 'membership' && (filter.change ?? change) === change

const itemParts = [
  {
    sql: rowItemsSql,
    countSql: countRowItemsSql,
    fits: () => true,
    toItem: (row: ItemRow): RunItem => ({ ...row, fields: parseFields(row.fields) }),
  },
  {
    sql: addedSql,
    countSql: countAddedSql,
    fits: membershipFits('added'),
    toItem: (row: ItemRow): RunItem => ({ ...row, fields: { group: [null, row.fields] } }),
  },
  {
    sql: addedOnceSql,
    countSql: countAddedOnceSql,
    fits: membershipFits('added'),
    toItem: (row: ItemRow): RunItem => ({ ...row, fields: { group: [null, row.fields] } }),
  },
  {
    sql: removedSql,
    countSql: countRemovedSql,
    fits: membershipFits('removed'),
    toItem: (row: ItemRow): RunItem => ({ ...row, fields: { group: [row.fields, null] } }),
  },
] as const
