import type { ReadableDb } from './database-handle.ts'

/** Who has a name or an address that an entry of the run asks for. */
export interface HolderRow {
  /** The key that was asked for. */
  readonly key: string
  readonly id: number
  readonly label: string
  /** Identifier of the connection row that the asking source has for it, unless that one is deleted. */
  readonly identifierHere: string | null
}

const usersByNameSql = `
  SELECT u.username_key AS key, u.id, u.username AS label, c.identifier AS identifierHere
  FROM json_each(:keys) AS wanted
  CROSS JOIN users u ON u.username_key = wanted.value AND u.state <> 'deleted'
  LEFT JOIN user_connections c ON c.user_id = u.id AND c.source_id = :sourceId AND c.state <> 'deleted'`

const usersByEmailSql = `
  SELECT wanted.value AS key, u.id, u.username AS label, c.identifier AS identifierHere
  FROM json_each(:keys) AS wanted
  CROSS JOIN users u ON u.email = wanted.value COLLATE NOCASE AND u.state <> 'deleted'
  LEFT JOIN user_connections c ON c.user_id = u.id AND c.source_id = :sourceId AND c.state <> 'deleted'
  ORDER BY u.id DESC`

const groupsByNameSql = `
  SELECT g.name_key AS key, g.id, g.name AS label, c.identifier AS identifierHere
  FROM json_each(:keys) AS wanted
  CROSS JOIN groups g ON g.name_key = wanted.value AND g.state <> 'deleted'
  LEFT JOIN group_connections c ON c.group_id = g.id AND c.source_id = :sourceId AND c.state <> 'deleted'`

const queries = {
  username: usersByNameSql,
  email: usersByEmailSql,
  groupName: groupsByNameSql,
} as const

/** Holders of these keys, by key. Of several with one e-mail address the oldest is taken. */
export const findHolders = (
  db: ReadableDb,
  by: keyof typeof queries,
  { sourceId, keys }: { readonly sourceId: number; readonly keys: readonly string[] },
): ReadonlyMap<string, HolderRow> => {
  if (keys.length === 0) return new Map()
  const rows = db.all<HolderRow>(queries[by], { keys: JSON.stringify(keys), sourceId })
  return new Map(rows.map((row) => [row.key, row]))
}

const parentGroupsSql = `
  SELECT g.name_key AS key, g.id, g.name AS label, NULL AS identifierHere
  FROM json_each(:keys) AS wanted
  CROSS JOIN groups g ON g.name_key = wanted.value AND g.state <> 'deleted'`

/** Groups of these name keys, whoever they belong to. */
export const findGroupsByName = (
  db: ReadableDb,
  keys: readonly string[],
): ReadonlyMap<string, { readonly id: number; readonly label: string }> =>
  new Map(db.all<HolderRow>(parentGroupsSql, { keys: JSON.stringify(keys) }).map((row) => [row.key, row]))
