// The database is one file in the data folder, shared by window, worker and command line at the same time (WAL).
// Never open that file with node:fs: POSIX drops every lock a process holds on a file as soon as the process closes
// any descriptor of it (https://www.sqlite.org/howtocorrupt.html, section 2.2).

import { chmodSync, existsSync, linkSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import { AppError } from '../../src-shared/errors/app-error.ts'
import { backUpDatabase } from './back-up-database.ts'
import { createDatabaseHandle, type ReadableDb, type WritableDb } from './database-handle.ts'
import { loadMigrations, migrate, pendingMigrations, type Migration } from './migrate.ts'
import { makeFolder } from './make-folder.ts'
import { translated } from './store-errors.ts'

export const databaseFileName = 'rollcall.sqlite'

interface OpenOptions {
  readonly now?: Date
  /** Told before data of an older program are copied and brought up to date, which may take seconds. */
  readonly onUpdate?: (() => void) | undefined
  /** Other than the program's own, for tests of migrating. */
  readonly migrations?: readonly Migration[]
  /** How long a write waits for another one; ten seconds unless told otherwise. */
  readonly busyTimeoutMs?: number
}

/**
 * Opens the store of a data folder, or one in memory, with its schema brought up to date. A database that is damaged,
 * newer than the program or locked is a named error and stays untouched; nothing is ever rebuilt.
 */
export function openDatabase(
  dataFolder: string,
  options?: OpenOptions & { readonly readonly?: false },
): WritableDb
export function openDatabase(
  dataFolder: string,
  options: OpenOptions & { readonly readonly: true },
): ReadableDb
export function openDatabase(
  dataFolder: string,
  options: OpenOptions & { readonly readonly?: boolean } = {},
): WritableDb | ReadableDb {
  const { now = new Date(), migrations = loadMigrations(), busyTimeoutMs = shortWaitMs } = options
  if (dataFolder === ':memory:') return openInMemory(migrations, now)
  const file = join(dataFolder, databaseFileName)
  return translated(
    () => {
      if (options.readonly === true) return openReadonly(file, migrations)
      prepareFolder(dataFolder)
      if (!existsSync(file)) createDatabase(dataFolder, { file, migrations, now })
      return openExisting(dataFolder, { file, migrations, now, busyTimeoutMs, onUpdate: options.onUpdate })
    },
    { file },
  )
}

interface Target extends OpenOptions {
  readonly file: string
  readonly migrations: readonly Migration[]
  readonly now: Date
}

/** As long as somebody at a window or a terminal may be kept waiting. A run of 100,000 people commits in less. */
const shortWaitMs = 10_000

// 16 KB pages hold several wide rows each; measured a third faster than 4 KB for 100,000 of them. The cache is in KiB.
// NORMAL is safe against corruption in WAL mode; a power cut may undo the last commits but never half of one.
// The limit of 64 MB is what the write-ahead log shrinks back to after a first sync has made it huge.
const pragmas = `
  PRAGMA foreign_keys = ON;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -65536;
  PRAGMA journal_size_limit = 67108864;
  PRAGMA temp_store = MEMORY;`

const openInMemory = (migrations: readonly Migration[], now: Date): WritableDb => {
  const db = createDatabaseHandle(new Database(':memory:'))
  db.exec(pragmas)
  migrate(db, { migrations, now })
  return db
}

const openReadonly = (file: string, migrations: readonly Migration[]): ReadableDb => {
  const db = createDatabaseHandle(
    new Database(file, { readonly: true, fileMustExist: true, timeout: shortWaitMs }),
  )
  return orClose(db, () => {
    db.exec(pragmas)
    const { pending } = pendingMigrations(db, migrations)
    if (pending.length === 0) return db
    throw new AppError(
      'store.migration-failed',
      'The data must be opened for writing once, to bring it up to date.',
    )
  })
}

// A new database gets its schema under another name and appears complete, so that a crash never leaves an empty one
// behind and two processes starting together cannot both create it.
const createDatabase = (dataFolder: string, { file, migrations, now }: Target): void => {
  const folder = mkdtempSync(join(dataFolder, 'new-'))
  const draft = join(folder, databaseFileName)
  try {
    const db = createDatabaseHandle(new Database(draft))
    orClose(db, () => {
      chmodSync(draft, 0o600)
      db.exec('PRAGMA page_size = 16384')
      db.exec('PRAGMA journal_mode = WAL')
      db.exec(pragmas)
      migrate(db, { migrations, now })
    })
    db.close()
    publish(draft, file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// link() refuses to replace a file, rename() does not; some file systems have only the latter.
const publish = (draft: string, file: string): void => {
  try {
    linkSync(draft, file)
  } catch {
    if (!existsSync(file)) renameSync(draft, file)
  }
}

const openExisting = (
  dataFolder: string,
  { file, migrations, now, busyTimeoutMs, onUpdate }: Target & { readonly busyTimeoutMs: number },
): WritableDb => {
  // SQLite would take an empty file for a new database; ours are never empty.
  if (statSync(file).size === 0) throw new AppError('store.corrupt', 'The database file is empty.', { file })
  const db = createDatabaseHandle(new Database(file, { fileMustExist: true, timeout: busyTimeoutMs }))
  return orClose(db, () => {
    db.exec(pragmas)
    chmodSync(file, 0o600)
    const { schemaVersion, pending } = pendingMigrations(db, migrations)
    if (pending.length > 0) {
      onUpdate?.()
      backUpDatabase(db, { dataFolder, schemaVersion, now })
      migrate(db, { migrations, now })
    }
    return db
  })
}

const prepareFolder = (dataFolder: string): void => {
  makeFolder(dataFolder)
  chmodSync(dataFolder, 0o700)
}

const orClose = <Result>(db: WritableDb, work: () => Result): Result => {
  try {
    return work()
  } catch (error) {
    db.close()
    throw error
  }
}
