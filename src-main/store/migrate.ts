import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ReadableDb, WritableDb } from './database-handle.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  /** SHA-256 of the text, so that an edited migration is noticed. */
  readonly hash: string
}

/** Packaged builds copy the folder beside the bundle, so the same relative address holds there. */
const migrationsFolder = new URL('./migrations/', import.meta.url)

/** Reads the migrations that come with the program, in order. */
export const loadMigrations = (folder: URL = migrationsFolder): readonly Migration[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => toMigration(file, readFileSync(new URL(file, folder), 'utf8')))

/** A migration from its file name (`0001-initial-schema.sql`) and text. */
export const toMigration = (file: string, text: string): Migration => {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]
  if (number === undefined)
    throw failed(`The migration ${file} is not named NNNN-what-it-does.sql.`, { file })
  // A checkout on Windows may turn line ends into CRLF; the hash must not depend on that.
  const sql = text.replaceAll('\r\n', '\n')
  return {
    number: Number(number),
    name: file.slice(0, -'.sql'.length),
    sql,
    hash: createHash('sha256').update(sql).digest('hex'),
  }
}

/** What stands between this database and the program: the migrations not applied yet. Throws when it cannot be told. */
export const pendingMigrations = (
  db: ReadableDb,
  migrations: readonly Migration[],
): { readonly schemaVersion: number; readonly pending: readonly Migration[] } => {
  requireUnbroken(migrations)
  const applied = readApplied(db)
  const newest = migrations.length
  const schemaVersion = applied.at(-1)?.number ?? 0
  if (schemaVersion > newest) {
    throw new AppError(
      'store.from-newer-version',
      `The data has schema ${schemaVersion}; this program knows schemas up to ${newest}.`,
      { schemaVersion, known: newest },
    )
  }
  for (const [index, row] of applied.entries()) requireSame(row, migrations[index])
  return { schemaVersion, pending: migrations.slice(applied.length) }
}

/** Applies what is pending, one transaction each, and answers how many there were. */
export const migrate = (
  db: WritableDb,
  { migrations, now }: { readonly migrations: readonly Migration[]; readonly now: Date },
): number => {
  const { pending } = pendingMigrations(db, migrations)
  if (pending.length === 0) return 0
  // Rebuilding a table drops the old one, which would cascade. Inside a transaction this pragma does nothing, so it
  // comes before, and a check inside each transaction takes its place (https://www.sqlite.org/lang_altertable.html).
  db.exec('PRAGMA foreign_keys = OFF')
  try {
    for (const migration of pending) applyMigration(db, { migration, migrations, now })
  } finally {
    db.exec('PRAGMA foreign_keys = ON')
  }
  return pending.length
}

const createMigrationsTableSql = `
  CREATE TABLE IF NOT EXISTS schema_migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    applied_at TEXT NOT NULL
  ) STRICT`

const insertMigrationSql = `
  INSERT INTO schema_migrations (number, name, hash, applied_at)
  VALUES (:number, :name, :hash, :appliedAt)`

const foreignKeyCheckSql = `
  SELECT "table" AS tableName
  FROM pragma_foreign_key_check
  LIMIT 1`

const applyMigration = (
  db: WritableDb,
  {
    migration,
    migrations,
    now,
  }: { readonly migration: Migration; readonly migrations: readonly Migration[]; readonly now: Date },
): void => {
  const { number, name, hash, sql } = migration
  try {
    db.transaction(() => {
      // Another process may have been faster: the write lock is ours only now.
      if (pendingMigrations(db, migrations).schemaVersion >= number) return
      db.exec(createMigrationsTableSql)
      db.exec(sql)
      const broken = db.get<{ tableName: string }>(foreignKeyCheckSql)
      if (broken !== undefined) {
        throw failed(`The migration ${name} leaves rows of ${broken.tableName} without their parent.`, {
          migration: name,
        })
      }
      db.run(insertMigrationSql, { number, name, hash, appliedAt: now.toISOString() })
    })
  } catch (error) {
    throw asMigrationFailure(error, name)
  }
}

// A full disk or a locked file is not the migration's fault and has its own remedy.
const asMigrationFailure = (error: unknown, name: string): unknown => {
  if (error instanceof AppError && error.code !== 'internal') return error
  const words = error instanceof Error ? error.message : String(error)
  return new AppError(
    'store.migration-failed',
    `The migration ${name} failed: ${words}`,
    { migration: name },
    error,
  )
}

interface AppliedMigration {
  readonly number: number
  readonly name: string
  readonly hash: string
}

const tablesSql = `
  SELECT name
  FROM sqlite_schema
  WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'`

const appliedSql = `
  SELECT number, name, hash
  FROM schema_migrations
  ORDER BY number`

const readApplied = (db: ReadableDb): readonly AppliedMigration[] => {
  const tables = db.all<{ name: string }>(tablesSql)
  if (tables.length === 0) return []
  if (!tables.some(({ name }) => name === 'schema_migrations')) {
    throw failed('The file is a database, but not one that Rollcall wrote.', { tables: tables.length })
  }
  return db.all<AppliedMigration>(appliedSql)
}

const requireUnbroken = (migrations: readonly Migration[]): void => {
  const wrong = migrations.find(({ number }, index) => number !== index + 1)
  if (wrong !== undefined) {
    throw failed(`The migrations are not numbered without a gap: ${wrong.name}.`, { migration: wrong.name })
  }
}

const requireSame = (applied: AppliedMigration, known: Migration | undefined): void => {
  if (known === undefined || known.number !== applied.number) {
    throw failed(`The data misses a migration before ${applied.name}.`, { migration: applied.name })
  }
  if (known.hash !== applied.hash) {
    throw failed(`The migration ${applied.name} is not the one that was applied to this data.`, {
      migration: applied.name,
    })
  }
}

const failed = (message: string, details: Readonly<Record<string, unknown>>): AppError =>
  new AppError('store.migration-failed', message, details)
