import type { ReadableDb } from './database-handle.ts'

/** What one source knows of a person or group: the entry as read last, still encoded, and what it provides. */
export interface StoredObjectEntry {
  readonly slug: string
  readonly identifier: string
  readonly dn: string
  readonly state: 'present' | 'suspect' | 'deleted'
  readonly missingReason: string | null
  readonly lastUpdated: string
  readonly raw: Buffer
  /** JSON array of the keys that this source gave. */
  readonly provided: string
}

const userEntriesSql = `
  SELECT s.slug, c.identifier, c.dn, c.state, c.missing_reason AS missingReason, c.last_updated AS lastUpdated,
    c.raw_entry AS raw, c.provided
  FROM user_connections AS c
  JOIN sources AS s ON s.id = c.source_id
  WHERE c.user_id = :id
  ORDER BY s.slug`

const groupEntriesSql = `
  SELECT s.slug, c.identifier, c.dn, c.state, c.missing_reason AS missingReason, c.last_updated AS lastUpdated,
    c.raw_entry AS raw, c.provided
  FROM group_connections AS c
  JOIN sources AS s ON s.id = c.source_id
  WHERE c.group_id = :id
  ORDER BY s.slug`

export const listStoredEntries = (
  db: ReadableDb,
  kind: 'user' | 'group',
  id: number,
): readonly StoredObjectEntry[] =>
  db.all<StoredObjectEntry>(kind === 'user' ? userEntriesSql : groupEntriesSql, { id })

// The ends of the id range are the oldest and the newest objects, which differ most.
const sampleSql = `
  SELECT raw FROM (SELECT raw_entry AS raw FROM user_connections ORDER BY id LIMIT :part)
  UNION ALL
  SELECT raw FROM (SELECT raw_entry AS raw FROM user_connections ORDER BY id DESC LIMIT :part)
  UNION ALL
  SELECT raw FROM (SELECT raw_entry AS raw FROM group_connections ORDER BY id DESC LIMIT :part)`

/** Some stored entries of people and groups, for what can be learnt of entries in general. */
export const listEntrySamples = (db: ReadableDb, size: number): readonly Buffer[] =>
  db.all<{ raw: Buffer }>(sampleSql, { part: Math.ceil(size / 3) }).map(({ raw }) => raw)
