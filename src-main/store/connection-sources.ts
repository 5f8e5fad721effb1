import type { ObjectSource, ObjectState } from '../../src-shared/domain/user.ts'
import type { ReadableDb } from './database-handle.ts'

/** Ids of the objects wanted, as the JSON array that `json_each` unfolds: one query for a thousand rows. */
export interface ChosenIds extends Readonly<Record<string, string>> {
  readonly ids: string
}

export const chosenIds = (ids: readonly number[]): ChosenIds => ({ ids: JSON.stringify(ids) })

const userSourcesSql = `
  SELECT c.user_id, s.slug, c.identifier, c.dn, c.state, c.missing_reason
  FROM json_each(:ids) AS chosen
  CROSS JOIN user_connections AS c ON c.user_id = chosen.value
  CROSS JOIN sources AS s ON s.id = c.source_id`

const groupSourcesSql = `
  SELECT c.group_id, s.slug, c.identifier, c.dn, c.state, c.missing_reason
  FROM json_each(:ids) AS chosen
  CROSS JOIN group_connections AS c ON c.group_id = chosen.value
  CROSS JOIN sources AS s ON s.id = c.source_id`

/** The sources of each of the chosen users or groups. */
export const loadConnectionSources = (
  db: ReadableDb,
  kind: 'user' | 'group',
  chosen: ChosenIds,
): ReadonlyMap<number, readonly ObjectSource[]> => {
  const sql = kind === 'user' ? userSourcesSql : groupSourcesSql
  const sources = new Map<number, ObjectSource[]>()
  const rows = db.iterateArrays<[number, string, string, string, ObjectState, string | null]>(sql, chosen)
  for (const [id, slug, identifier, dn, state, missingReason] of rows) {
    const source = { slug, identifier, dn, state, missingReason }
    const known = sources.get(id)
    if (known === undefined) sources.set(id, [source])
    else known.push(source)
  }
  return sources
}
