import type { ReadableDb } from './database-handle.ts'

export const markedTopics = [
  'sources',
  'runs',
  'objects',
  'mappings',
  'settings',
  'secrets',
  'connectivity',
  'schedule',
  'deliveries',
] as const
export type MarkedTopic = (typeof markedTopics)[number]

/** For each topic a text that differs whenever its data do. */
export type ChangeMarks = Readonly<Record<MarkedTopic, string>>

// Users and groups change when a run is committed or a source is removed, and at no other time, so the wide tables are
// not read at all. Whom an entry was said to be belongs to them as well.
// So is the long tail of runs and of delivered deliveries, which nothing changes any more. Committed runs are told by
// their number and ids too, because the clock may be set back.
const marksSql = `
  WITH latest AS (
    SELECT id, status, dry_run, finished_at
    FROM runs
    ORDER BY id DESC
    LIMIT 200)
  SELECT
    (SELECT coalesce(group_concat(id || ':' || revision || ':' || coalesce(removed_at, ''), ';'), '') FROM sources) AS sources,
    (SELECT coalesce(group_concat(id || ':' || status || ':' || coalesce(finished_at, ''), ';'), '') FROM latest) AS runs,
    (SELECT count(*) || ':' || coalesce(max(id), '') || ':' || coalesce(max(finished_at), '') FROM latest
      WHERE dry_run = 0 AND status IN ('ok', 'ok_with_errors', 'approved')) AS committed,
    (SELECT count(*) || ':' || coalesce(max(chosen_at), '') FROM chosen_links) AS chosen,
    (SELECT count(*) || ':' || coalesce(max(updated_at), '') FROM property_mappings) AS mappings,
    (SELECT coalesce(max(value), '') FROM settings WHERE key = 'window-settings') AS settings,
    (SELECT count(*) || ':' || coalesce(max(updated_at), '') FROM secret_index) AS secrets,
    (SELECT count(*) || ':' || coalesce(max(checked_at), '') FROM connectivity_reports) AS connectivity,
    (SELECT coalesce(group_concat(source_id || task || coalesce(last_finished_at, '') || ':'
      || coalesce(paused_until, '') || ':' || coalesce(queued_at, ''), ';'), '') FROM schedule_states) AS schedule,
    (SELECT coalesce(group_concat(id || ':' || attempts || ':' || due_at, ';'), '')
      FROM outgoing_deliveries WHERE state = 'pending')
      || ';' || (SELECT count(*) || ':' || coalesce(sum(id), '') FROM outgoing_deliveries WHERE state = 'dead')
      || ';' || (SELECT coalesce(max(id), '') FROM outgoing_deliveries) AS deliveries`

/** Where the data stand now: a handful of small tables are read, never the objects. */
export const readChangeMarks = (db: ReadableDb): ChangeMarks => {
  const row = db.get<Record<Exclude<MarkedTopic, 'objects'> | 'committed' | 'chosen', string>>(marksSql)
  if (row === undefined) throw new Error('a query without FROM gives one row')
  const { committed, chosen, ...marks } = row
  return { ...marks, objects: `${committed};${chosen};${marks.sources}` }
}

/** Changes whenever another connection, of this process or another one, has committed. */
export const readDataVersion = (db: ReadableDb): number =>
  db.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0

const databaseBytesSql = `
  SELECT page_count * page_size AS bytes
  FROM pragma_page_count, pragma_page_size`

/** Size of the database without its write-ahead log. */
export const readDatabaseBytes = (db: ReadableDb): number =>
  db.get<{ bytes: number }>(databaseBytesSql)?.bytes ?? 0
