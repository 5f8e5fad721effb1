// A connection as two brands: a function that takes a ReadableDb cannot write, one that takes a WritableDb may.
// Statements are prepared once per connection and kept by their text, which works because SQL is always a constant.
// better-sqlite3 is synchronous, so a caller that must not block (the window) reads in pages and writes with `whenFree`.

import type { Database, Statement } from 'better-sqlite3'

import { createWriteQueue } from './write-queue.ts'
import { translated, toStoreError } from './store-errors.ts'

export type SqlValue = string | number | bigint | Uint8Array | null
/** Values of the named parameters (`:name`) of a statement. */
export type SqlParameters = Readonly<Record<string, SqlValue>>

const brand: unique symbol = Symbol('database handle')

export interface ReadableDb {
  readonly [brand]: 'readable' | 'writable'
  all<Row>(sql: string, parameters?: SqlParameters): Row[]
  get<Row>(sql: string, parameters?: SqlParameters): Row | undefined
  /** Rows one at a time. Until it is finished or left, this connection refuses writes. */
  iterate<Row>(sql: string, parameters?: SqlParameters): IterableIterator<Row>
  /** Like `iterate`, each row an array in the order of the columns: half the cost for narrow rows in large numbers. */
  iterateArrays<Row extends readonly unknown[]>(
    sql: string,
    parameters?: SqlParameters,
  ): IterableIterator<Row>
  /** Runs reads that must see one and the same state, whatever other connections commit meanwhile. */
  snapshot<Result>(read: () => Result): Result
  close(): void
}

export interface WritableDb extends ReadableDb {
  readonly [brand]: 'writable'
  run(sql: string, parameters?: SqlParameters): { readonly changes: number; readonly lastInsertRowid: number }
  /** Like `run` with `?` parameters, for the few statements that run hundreds of thousands of times: a third faster. */
  runPositional(sql: string, values: readonly SqlValue[]): number
  /** One or more statements without parameters, for changes of the schema. */
  exec(sql: string): void
  /** All or nothing. Takes the write lock at once, waits for it up to the busy timeout, and nests as a savepoint. */
  transaction<Result>(work: () => Result): Result
  /**
   * All or nothing, like `transaction`, after what was asked for so before it. While another connection writes it waits
   * without holding up the thread: for whatever is written where a window or a schedule is served.
   */
  whenFree<Result>(work: () => Result): Promise<Result>
}

/** Wraps a better-sqlite3 connection. Only open-database.ts and tests of the store itself call this. */
export const createDatabaseHandle = (database: Database): WritableDb => {
  const statements = new Map<string, Statement<unknown[]>>()
  const arrayStatements = new Map<string, Statement<unknown[]>>()

  const prepared = (cache: Map<string, Statement<unknown[]>>, sql: string): Statement<unknown[]> => {
    const kept = cache.get(sql)
    // A statement that is being iterated cannot be started a second time.
    if (kept !== undefined && !kept.busy) return kept
    const statement = database.prepare<unknown[]>(sql)
    if (cache === arrayStatements) statement.raw()
    if (kept === undefined) cache.set(sql, statement)
    return statement
  }

  function* iterateStatement<Row>(
    cache: Map<string, Statement<unknown[]>>,
    sql: string,
    parameters: SqlParameters,
  ): IterableIterator<Row> {
    try {
      // The shape of a row is known only to the author of the SQL.
      yield* prepared(cache, sql).iterate(parameters) as IterableIterator<Row>
    } catch (error) {
      throw toStoreError(error)
    }
  }

  const inTurn = createWriteQueue()
  const busyTimeoutMs = Number(database.pragma('busy_timeout', { simple: true }))

  /** Throws `store.locked` at once where `transaction` would wait. */
  const transactAtOnce = <Result>(work: () => Result): Result => {
    database.pragma('busy_timeout = 0')
    try {
      return translated(() => database.transaction(work).immediate())
    } finally {
      database.pragma(`busy_timeout = ${busyTimeoutMs}`)
    }
  }

  return {
    [brand]: 'writable',
    // In the following two: the shape of a row is known only to the author of the SQL.
    all: <Row>(sql: string, parameters: SqlParameters = {}) =>
      translated(() => prepared(statements, sql).all(parameters) as Row[]),
    get: <Row>(sql: string, parameters: SqlParameters = {}) =>
      translated(() => prepared(statements, sql).get(parameters) as Row | undefined),
    iterate: (sql, parameters = {}) => iterateStatement(statements, sql, parameters),
    iterateArrays: (sql, parameters = {}) => iterateStatement(arrayStatements, sql, parameters),
    snapshot: (read) => translated(() => database.transaction(read).deferred()),
    close: () => {
      translated(() => database.close())
    },
    run: (sql, parameters = {}) =>
      translated(() => {
        const { changes, lastInsertRowid } = prepared(statements, sql).run(parameters)
        return { changes, lastInsertRowid: Number(lastInsertRowid) }
      }),
    runPositional: (sql, values) => {
      try {
        return prepared(statements, sql).run(values).changes
      } catch (error) {
        throw toStoreError(error)
      }
    },
    exec: (sql) => {
      translated(() => database.exec(sql))
    },
    transaction: (work) => translated(() => database.transaction(work).immediate()),
    whenFree: (work) => inTurn(() => transactAtOnce(work)),
  }
}
