import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { ReadableDb } from './database-handle.ts'

const userAttributesSql = `
  SELECT DISTINCT a.key AS name
  FROM users AS u
  CROSS JOIN json_each(u.attributes) AS a
  WHERE u.state <> 'deleted'
  ORDER BY a.key COLLATE NOCASE, a.key`

const groupAttributesSql = `
  SELECT DISTINCT a.key AS name
  FROM groups AS g
  CROSS JOIN json_each(g.attributes) AS a
  WHERE g.state <> 'deleted'
  ORDER BY a.key COLLATE NOCASE, a.key`

/** The attributes that anybody, or any group, has here, by name. Looks at every one of them. */
export const listKeptAttributeNames = (db: ReadableDb, kind: ObjectKind): readonly string[] =>
  db.all<{ name: string }>(kind === 'user' ? userAttributesSql : groupAttributesSql).map(({ name }) => name)
