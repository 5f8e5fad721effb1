import type { ReadableDb } from './database-handle.ts'

export interface QuickHit {
  readonly kind: 'user' | 'group'
  readonly id: number
  readonly label: string
  readonly hint: string
}

const searchSql = `
  SELECT kind, id, label, hint
  FROM (
    SELECT 'user' AS kind, id, CASE WHEN name = '' THEN username ELSE name END AS label,
      CASE WHEN email = '' THEN username ELSE username || ' · ' || email END AS hint,
      NOT (username LIKE :prefix ESCAPE '!' OR name LIKE :prefix ESCAPE '!') AS rank, username_key AS sort
    FROM users
    WHERE state <> 'deleted'
      AND (username LIKE :pattern ESCAPE '!' OR name LIKE :pattern ESCAPE '!' OR email LIKE :pattern ESCAPE '!')
    UNION ALL
    SELECT 'group', id, name, '', NOT (name LIKE :prefix ESCAPE '!'), name_key
    FROM groups
    WHERE state <> 'deleted' AND name LIKE :pattern ESCAPE '!')
  ORDER BY rank, sort
  LIMIT :limit`

/** A quick look into the names alone, for a field that answers with every key; lists search every attribute. */
export const findObjects = (db: ReadableDb, text: string, limit: number): readonly QuickHit[] => {
  // LIKE folds ASCII only, so other letters match anything.
  const literal = text.replaceAll(/[!%_]/g, '!$&').replaceAll(/[^\x20-\x7e]/g, '_')
  return db.all<QuickHit>(searchSql, { pattern: `%${literal}%`, prefix: `${literal}%`, limit })
}
