import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import type { ReadableDb } from './database-handle.ts'

/** A user's or group's entry as it was read last, still encoded (directory/raw-entry.ts decodes it). */
export interface StoredEntry {
  readonly kind: 'user' | 'group'
  readonly dn: string
  readonly identifier: string
  readonly raw: Buffer
}

interface StoredEntryQuestion {
  readonly sourceId: number
  /** Undefined: the first of the preferred kind. */
  readonly dn: string | undefined
  readonly preferred: StoredEntry['kind']
}

const entryByDnSql = `
  SELECT 'user' AS kind, dn, identifier, raw_entry AS raw
  FROM user_connections
  WHERE source_id = :sourceId AND dn_key = :dnKey AND state <> 'deleted'
  UNION ALL
  SELECT 'group', dn, identifier, raw_entry
  FROM group_connections
  WHERE source_id = :sourceId AND dn_key = :dnKey AND state <> 'deleted'
  LIMIT 1`

const firstUserSql = `
  SELECT 'user' AS kind, dn, identifier, raw_entry AS raw
  FROM user_connections
  WHERE source_id = :sourceId AND state = 'present'
  ORDER BY id
  LIMIT 1`

const firstGroupSql = `
  SELECT 'group' AS kind, dn, identifier, raw_entry AS raw
  FROM group_connections
  WHERE source_id = :sourceId AND state = 'present'
  ORDER BY id
  LIMIT 1`

export const findStoredEntry = (
  db: ReadableDb,
  { sourceId, dn, preferred }: StoredEntryQuestion,
): StoredEntry | undefined => {
  if (dn !== undefined) return db.get<StoredEntry>(entryByDnSql, { sourceId, dnKey: dnKey(dn) })
  return db.get<StoredEntry>(preferred === 'user' ? firstUserSql : firstGroupSql, { sourceId })
}
