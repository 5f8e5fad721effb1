// The few columns that a table on screen shows, for the ids in sight.
import type { ObjectState } from '../../src-shared/domain/user.ts'
import { chosenIds, type ChosenIds } from './connection-sources.ts'
import type { ReadableDb } from './database-handle.ts'

export interface PersonListRow {
  readonly id: number
  readonly username: string
  readonly name: string
  readonly email: string
  readonly path: string
  readonly isActive: boolean
  readonly isActiveReason: string
  readonly state: ObjectState
  readonly sources: readonly string[]
  readonly createdAt: string
  readonly updatedAt: string
  /** JSON object. */
  readonly attributes: string
}

export interface GroupListRow {
  readonly id: number
  readonly name: string
  readonly state: ObjectState
  /** People it names itself. */
  readonly members: number
  readonly sources: readonly string[]
  readonly createdAt: string
  readonly updatedAt: string
  /** JSON object. */
  readonly attributes: string
}

const personRowsSql = `
  SELECT u.id, u.username, u.name, u.email, u.path, u.is_active AS isActive, u.is_active_reason AS isActiveReason,
    u.state, u.created_at AS createdAt, u.updated_at AS updatedAt, u.attributes
  FROM json_each(:ids) AS chosen
  CROSS JOIN users AS u ON u.id = chosen.value
  ORDER BY chosen.key`

const personSlugsSql = `
  SELECT c.user_id, s.slug
  FROM json_each(:ids) AS chosen
  CROSS JOIN user_connections AS c ON c.user_id = chosen.value AND c.state <> 'deleted'
  CROSS JOIN sources AS s ON s.id = c.source_id
  ORDER BY s.slug`

/** The people of these ids, in the order given; ids that are gone are left out. */
export const loadPersonRows = (db: ReadableDb, ids: readonly number[]): readonly PersonListRow[] => {
  const chosen = chosenIds(ids)
  const slugs = slugsById(db, personSlugsSql, chosen)
  return db
    .all<Omit<PersonListRow, 'isActive' | 'sources'> & { isActive: 0 | 1 }>(personRowsSql, chosen)
    .map((row) => ({ ...row, isActive: row.isActive === 1, sources: slugs.get(row.id) ?? [] }))
}

const groupRowsSql = `
  SELECT g.id, g.name, g.state, g.created_at AS createdAt, g.updated_at AS updatedAt, g.attributes,
    (SELECT count(DISTINCT m.user_id) FROM memberships AS m WHERE m.group_id = g.id) AS members
  FROM json_each(:ids) AS chosen
  CROSS JOIN groups AS g ON g.id = chosen.value
  ORDER BY chosen.key`

const groupSlugsSql = `
  SELECT c.group_id, s.slug
  FROM json_each(:ids) AS chosen
  CROSS JOIN group_connections AS c ON c.group_id = chosen.value AND c.state <> 'deleted'
  CROSS JOIN sources AS s ON s.id = c.source_id
  ORDER BY s.slug`

/** The groups of these ids, in the order given. */
export const loadGroupRows = (db: ReadableDb, ids: readonly number[]): readonly GroupListRow[] => {
  const chosen = chosenIds(ids)
  const slugs = slugsById(db, groupSlugsSql, chosen)
  return db
    .all<Omit<GroupListRow, 'sources'>>(groupRowsSql, chosen)
    .map((row) => ({ ...row, sources: slugs.get(row.id) ?? [] }))
}

const slugsById = (
  db: ReadableDb,
  sql: string,
  chosen: ChosenIds,
): ReadonlyMap<number, readonly string[]> => {
  const slugs = new Map<number, string[]>()
  for (const [id, slug] of db.iterateArrays<[number, string]>(sql, chosen)) {
    const known = slugs.get(id)
    if (known === undefined) slugs.set(id, [slug])
    else known.push(slug)
  }
  return slugs
}
