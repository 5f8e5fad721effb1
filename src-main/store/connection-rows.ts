// The rows that a connection index is made of. A thousand come as one JSON text: far fewer crossings into JavaScript,
// and no Buffer object for each hash.
import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { ReadableDb } from './database-handle.ts'

/** Columns of a row as the queries below pack them; the hash in hexadecimal. */
export type IndexRow = readonly [
  id: number,
  objectId: number,
  identifier: string,
  hash: string,
  isLive: 0 | 1,
  isSettled: 0 | 1,
]

// NOT INDEXED: in the order of ids the table is read once; by an index each thousand would be searched for and sorted.
const manyUsersSql = `
  SELECT json_group_array(json_array(id, user_id, identifier, hex(entry_hash), is_live, is_settled)) AS packed
  FROM (
    SELECT id, user_id, identifier, entry_hash, state <> 'deleted' AS is_live,
      state = 'present' AND (recheck_at IS NULL OR recheck_at > :now) AS is_settled
    FROM user_connections NOT INDEXED
    WHERE source_id = :sourceId AND id > :after
    ORDER BY id
    LIMIT :limit
  )`

const manyGroupsSql = `
  SELECT json_group_array(json_array(id, group_id, identifier, hex(entry_hash), is_live, is_settled)) AS packed
  FROM (
    SELECT id, group_id, identifier, entry_hash, state <> 'deleted' AS is_live,
      state = 'present' AND (recheck_at IS NULL OR recheck_at > :now) AS is_settled
    FROM group_connections NOT INDEXED
    WHERE source_id = :sourceId AND id > :after
    ORDER BY id
    LIMIT :limit
  )`

// A small source beside large ones: by the index, so that the wide rows of the others are not read.
const fewUsersSql = `
  SELECT json_group_array(json_array(id, user_id, identifier, hex(entry_hash), state <> 'deleted',
    state = 'present' AND (recheck_at IS NULL OR recheck_at > :now))) AS packed
  FROM user_connections
  WHERE source_id = :sourceId`

const fewGroupsSql = `
  SELECT json_group_array(json_array(id, group_id, identifier, hex(entry_hash), state <> 'deleted',
    state = 'present' AND (recheck_at IS NULL OR recheck_at > :now))) AS packed
  FROM group_connections
  WHERE source_id = :sourceId`

const countUsersSql = `
  SELECT (SELECT count(*) FROM user_connections WHERE source_id = :sourceId) AS size,
    (SELECT count(*) FROM user_connections) AS allSources`

const countGroupsSql = `
  SELECT (SELECT count(*) FROM group_connections WHERE source_id = :sourceId) AS size,
    (SELECT count(*) FROM group_connections) AS allSources`

const statements = {
  user: { count: countUsersSql, few: fewUsersSql, many: manyUsersSql },
  group: { count: countGroupsSql, few: fewGroupsSql, many: manyGroupsSql },
} as const satisfies Readonly<Record<ObjectKind, unknown>>

const rowsPerQuery = 1000
/** Looking a row up costs several times what stepping over one does. */
const smallShare = 1 / 8

interface RowQuestion {
  readonly sourceId: number
  /** ISO text. */
  readonly now: string
}

/** Every connection row of a source, with their number; read it within one snapshot. */
export const loadConnectionRows = (
  db: ReadableDb,
  kind: ObjectKind,
  { sourceId, now }: RowQuestion,
): { readonly size: number; readonly rows: Iterable<IndexRow> } => {
  const sql = statements[kind]
  const found = db.get<{ size: number; allSources: number }>(sql.count, { sourceId })
  const size = found?.size ?? 0
  const isFew = size < (found?.allSources ?? 0) * smallShare
  const rows = isFew
    ? unpack(db.get<Packed>(sql.few, { sourceId, now }))
    : walkRows(db, sql.many, { sourceId, now })
  return { size, rows }
}

interface Packed {
  readonly packed: string
}

// Packed by the queries above in this shape.
const unpack = (row: Packed | undefined): readonly IndexRow[] =>
  JSON.parse(row?.packed ?? '[]') as readonly IndexRow[]

function* walkRows(
  db: ReadableDb,
  sql: string,
  { sourceId, now }: RowQuestion,
): Generator<IndexRow, void, void> {
  let after = 0
  for (;;) {
    const rows = unpack(db.get<Packed>(sql, { sourceId, now, after, limit: rowsPerQuery }))
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsPerQuery) return
    after = last[0]
  }
}
