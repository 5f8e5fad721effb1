import { nameKey } from '../../src-shared/domain/name-key.ts'
import type { ObjectState } from '../../src-shared/domain/user.ts'
import type { ReadableDb } from './database-handle.ts'

/** A person as somebody types them. */
export interface Person {
  readonly id: number
  readonly username: string
  readonly isActive: boolean
  readonly isActiveReason: string
}

interface PersonRow extends Omit<Person, 'isActive'> {
  readonly isActive: 0 | 1
}

const byUsernameSql = `
  SELECT id, username, is_active AS isActive, is_active_reason AS isActiveReason
  FROM users
  WHERE username_key = :key AND state <> 'deleted'`

// The LIKE spares the JSON of nearly everybody; what it lets through is compared as a whole.
const byPrincipalNameSql = `
  SELECT id, username, is_active AS isActive, is_active_reason AS isActiveReason
  FROM users
  WHERE state <> 'deleted'
    AND attributes LIKE :pattern ESCAPE '!'
    AND (lower(attributes ->> '$.upn') = :name OR lower(attributes ->> '$.userPrincipalName') = :name)
  ORDER BY username_key`

const byEmailSql = `
  SELECT id, username, is_active AS isActive, is_active_reason AS isActiveReason
  FROM users
  WHERE email = :name COLLATE NOCASE AND state <> 'deleted'
  ORDER BY username_key`

/**
 * Everybody whom a typed name may mean: by username, else by user principal name, else by e-mail address. The first
 * kind that finds somebody counts, because it names fewer people: an administrator's second account often carries the
 * address of the first. Case makes no difference.
 */
export const findPeople = (db: ReadableDb, typed: string): readonly Person[] => {
  const name = typed.trim()
  if (name === '') return []
  const byUsername = db.all<PersonRow>(byUsernameSql, { key: nameKey(name) })
  if (byUsername.length > 0) return byUsername.map(toPerson)
  const folded = asciiLower(name)
  const pattern = `%${name.replaceAll(/[!%_]/g, '!$&')}%`
  const byPrincipalName = db.all<PersonRow>(byPrincipalNameSql, { name: folded, pattern })
  if (byPrincipalName.length > 0) return byPrincipalName.map(toPerson)
  return db.all<PersonRow>(byEmailSql, { name }).map(toPerson)
}

const toPerson = (row: PersonRow): Person => ({ ...row, isActive: row.isActive === 1 })

/** As SQLite's lower() and LIKE do it: letters beyond ASCII stay as they are. */
const asciiLower = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())

/** What ties a person to a source, as a sign-in check needs it. */
export interface PersonConnection {
  readonly sourceId: number
  readonly slug: string
  readonly dn: string
  readonly state: ObjectState
  readonly rawEntry: Uint8Array
}

const connectionsSql = `
  SELECT c.source_id AS sourceId, s.slug, c.dn, c.state, c.raw_entry AS rawEntry
  FROM user_connections AS c
  JOIN sources AS s ON s.id = c.source_id
  WHERE c.user_id = :userId AND s.removed_at IS NULL
  ORDER BY c.state = 'present' DESC, c.last_updated DESC, c.id DESC`

/** A person's connections to sources that are there: present ones first, the newest first. */
export const listPersonConnections = (db: ReadableDb, userId: number): readonly PersonConnection[] =>
  db.all<PersonConnection>(connectionsSql, { userId })

const personByIdSql = `
  SELECT id, username, is_active AS isActive, is_active_reason AS isActiveReason
  FROM users
  WHERE id = :id AND state <> 'deleted'`

export const findPersonById = (db: ReadableDb, id: number): Person | undefined => {
  const row = db.get<PersonRow>(personByIdSql, { id })
  return row === undefined ? undefined : toPerson(row)
}
