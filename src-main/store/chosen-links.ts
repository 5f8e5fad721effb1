import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { ReadableDb, WritableDb } from './database-handle.ts'
import type { HolderRow } from './sync-holders.ts'

const usersSql = `
  SELECT l.identifier AS key, u.id, u.username AS label, c.identifier AS identifierHere
  FROM chosen_links AS l
  JOIN users AS u ON u.id = l.user_id AND u.state <> 'deleted'
  LEFT JOIN user_connections AS c ON c.user_id = u.id AND c.source_id = l.source_id AND c.state <> 'deleted'
  WHERE l.source_id = :sourceId AND l.object_type = 'user'`

const groupsSql = `
  SELECT l.identifier AS key, g.id, g.name AS label, c.identifier AS identifierHere
  FROM chosen_links AS l
  JOIN groups AS g ON g.id = l.group_id AND g.state <> 'deleted'
  LEFT JOIN group_connections AS c ON c.group_id = g.id AND c.source_id = l.source_id AND c.state <> 'deleted'
  WHERE l.source_id = :sourceId AND l.object_type = 'group'`

/** Whom entries of a source were said to be, by the entry's identifier. */
export const loadChosenLinks = (
  db: ReadableDb,
  kind: ObjectKind,
  sourceId: number,
): ReadonlyMap<string, HolderRow> => {
  const rows = db.all<HolderRow>(kind === 'user' ? usersSql : groupsSql, { sourceId })
  return new Map(rows.map((row) => [row.key, row]))
}

const replaceUserSql = `
  INSERT OR REPLACE INTO chosen_links (source_id, object_type, identifier, user_id, chosen_at)
  VALUES (:sourceId, 'user', :identifier, :id, :at)`

const replaceGroupSql = `
  INSERT OR REPLACE INTO chosen_links (source_id, object_type, identifier, group_id, chosen_at)
  VALUES (:sourceId, 'group', :identifier, :id, :at)`

interface ChosenLink {
  readonly sourceId: number
  readonly identifier: string
  /** Of the user or group. */
  readonly id: number
  readonly at: string
}

/** Keeps what a person said; what was said before of the same entry, user or group in this source is forgotten. */
export const saveChosenLink = (db: WritableDb, kind: ObjectKind, link: ChosenLink): void => {
  db.run(kind === 'user' ? replaceUserSql : replaceGroupSql, { ...link })
}

interface LinkedEntry {
  readonly sourceId: number
  readonly identifier: string
}

const chosenUserSql = `
  SELECT u.username AS label
  FROM chosen_links AS l
  JOIN users AS u ON u.id = l.user_id
  WHERE l.source_id = :sourceId AND l.object_type = 'user' AND l.identifier = :identifier`

const chosenGroupSql = `
  SELECT g.name AS label
  FROM chosen_links AS l
  JOIN groups AS g ON g.id = l.group_id
  WHERE l.source_id = :sourceId AND l.object_type = 'group' AND l.identifier = :identifier`

/** Name of the user or group that an entry of a source was said to be, whether a run has tied the two or not. */
export const findChosenLink = (db: ReadableDb, kind: ObjectKind, entry: LinkedEntry): string | undefined =>
  db.get<{ label: string }>(kind === 'user' ? chosenUserSql : chosenGroupSql, { ...entry })?.label

const forgetSql = `
  DELETE FROM chosen_links
  WHERE source_id = :sourceId AND object_type = :kind AND identifier = :identifier`

/** Forgets what a person said of an entry. */
export const forgetChosenLink = (db: WritableDb, kind: ObjectKind, entry: LinkedEntry): void => {
  db.run(forgetSql, { ...entry, kind })
}

const userOfSql = `
  SELECT u.username AS label
  FROM user_connections AS c
  JOIN users AS u ON u.id = c.user_id
  WHERE c.source_id = :sourceId AND c.identifier = :identifier AND c.state <> 'deleted'`

const groupOfSql = `
  SELECT g.name AS label
  FROM group_connections AS c
  JOIN groups AS g ON g.id = c.group_id
  WHERE c.source_id = :sourceId AND c.identifier = :identifier AND c.state <> 'deleted'`

/** Name of the user or group that an entry of a source is tied to. */
export const findTied = (db: ReadableDb, kind: ObjectKind, entry: LinkedEntry): string | undefined =>
  db.get<{ label: string }>(kind === 'user' ? userOfSql : groupOfSql, { ...entry })?.label
