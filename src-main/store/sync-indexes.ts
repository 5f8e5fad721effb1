// A first load fills tables faster without their secondary indexes: sorting 100,000 keys once is far cheaper than
// finding the place of each. All within the run's transaction, so nobody ever sees the tables without them.
import type { WritableDb } from './database-handle.ts'

const indexNames = [
  'users_by_username_key',
  'users_by_email',
  'groups_by_name_key',
  'user_connections_by_user',
  'user_connections_by_dn',
  'group_connections_by_group',
  'group_connections_by_dn',
  'memberships_by_user',
  'run_items_by_object',
] as const

const emptySql = `
  SELECT NOT EXISTS (SELECT 1 FROM users) AND NOT EXISTS (SELECT 1 FROM groups) AS isEmpty`

const definitionSql = `SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = :name`

const drops: Readonly<Record<(typeof indexNames)[number], string>> = {
  users_by_username_key: 'DROP INDEX users_by_username_key',
  users_by_email: 'DROP INDEX users_by_email',
  groups_by_name_key: 'DROP INDEX groups_by_name_key',
  user_connections_by_user: 'DROP INDEX user_connections_by_user',
  user_connections_by_dn: 'DROP INDEX user_connections_by_dn',
  group_connections_by_group: 'DROP INDEX group_connections_by_group',
  group_connections_by_dn: 'DROP INDEX group_connections_by_dn',
  memberships_by_user: 'DROP INDEX memberships_by_user',
  run_items_by_object: 'DROP INDEX run_items_by_object',
}

/** True when nothing was ever synced: no name can be taken, no index is needed while loading. */
export const holdsNothing = (db: WritableDb): boolean => db.get<{ isEmpty: number }>(emptySql)?.isEmpty === 1

/** Indexes of the tables of people, which a load fills first. */
const userIndexNames: readonly string[] = [
  'users_by_username_key',
  'users_by_email',
  'user_connections_by_user',
  'user_connections_by_dn',
]

/**
 * Runs `load` as one transaction, without checking references row by row, which would cost more than all else: every
 * row a first load writes refers to another that it wrote itself. False, and nothing is done, when the store holds
 * something: another process may have filled it since it was last looked at.
 */
export const transactFirst = (db: WritableDb, load: () => void): boolean => {
  // This pragma does nothing within a transaction (https://www.sqlite.org/pragma.html#pragma_foreign_keys).
  db.exec('PRAGMA foreign_keys = OFF')
  try {
    return db.transaction(() => {
      if (!holdsNothing(db)) return false
      load()
      return true
    })
  } finally {
    db.exec('PRAGMA foreign_keys = ON')
  }
}

/**
 * Runs `load` as `transactFirst` does and without secondary indexes, and builds them again as they were defined: those
 * of the people when `load` says that all of them are there, the others at its end.
 */
export const loadFirst = (
  db: WritableDb,
  load: (onUsersLoaded: () => void) => void,
  finish: () => void,
): boolean =>
  transactFirst(db, () => {
    const definitions = dropIndexes(db)
    const build = (names: readonly string[]): void => {
      for (const name of names) {
        const definition = definitions.get(name)
        if (definition !== undefined) db.exec(definition)
        definitions.delete(name)
      }
    }
    load(() => build(userIndexNames))
    build(indexNames)
    finish()
  })

/** How each was defined, by name. */
const dropIndexes = (db: WritableDb): Map<string, string> => {
  const definitions = new Map<string, string>()
  for (const name of indexNames) {
    const definition = db.get<{ sql: string }>(definitionSql, { name })
    if (definition === undefined) continue
    definitions.set(name, definition.sql)
    db.exec(drops[name])
  }
  return definitions
}
