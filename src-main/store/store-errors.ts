import { SqliteError } from 'better-sqlite3'

import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ErrorCode } from '../../src-shared/errors/error-codes.ts'

// Families of SQLite result codes (https://www.sqlite.org/rescode.html); an extended code starts with its family's
// name. The first prefix that fits wins, so the exceptions stand before their family.
const families: readonly (readonly [prefix: string, code: ErrorCode, message: string])[] = [
  ['SQLITE_FULL', 'store.disk-full', 'The disk is full.'],
  // The shared-memory file beside the database could not be made larger: in practice a full disk.
  ['SQLITE_IOERR_SHMSIZE', 'store.disk-full', 'The disk is full.'],
  ['SQLITE_CORRUPT', 'store.corrupt', 'The database is damaged.'],
  ['SQLITE_NOTADB', 'store.corrupt', 'The file is not a database, or it is damaged.'],
  ['SQLITE_IOERR_SHORT_READ', 'store.corrupt', 'The database file is shorter than it should be.'],
  ['SQLITE_BUSY', 'store.locked', 'Another program is writing to the database.'],
  ['SQLITE_LOCKED', 'store.locked', 'The database is in use by another part of the program.'],
  ['SQLITE_PROTOCOL', 'store.locked', 'The database is in use by another program.'],
  ['SQLITE_READONLY', 'store.unwritable', 'The database may not be written.'],
  ['SQLITE_CANTOPEN', 'store.unwritable', 'The database could not be opened.'],
  ['SQLITE_PERM', 'store.unwritable', 'The rights on the database do not allow this.'],
  ['SQLITE_AUTH', 'store.unwritable', 'The rights on the database do not allow this.'],
  ['SQLITE_IOERR', 'store.unwritable', 'The disk reported an error.'],
]

const systemErrors: Readonly<Record<string, readonly [code: ErrorCode, message: string]>> = {
  ENOSPC: ['store.disk-full', 'The disk is full.'],
  EDQUOT: ['store.disk-full', 'The disk quota is used up.'],
  EFBIG: ['store.disk-full', 'A limit of the system on the size of files is reached.'],
  EACCES: ['store.unwritable', 'The rights on the data folder do not allow this.'],
  EPERM: ['store.unwritable', 'The rights on the data folder do not allow this.'],
  EROFS: ['store.unwritable', 'The data folder lies on a disk that is read-only.'],
  ENOTDIR: ['store.unwritable', 'The path of the data folder leads through a file.'],
  EEXIST: ['store.unwritable', 'The path of the data folder is a file.'],
  ENOENT: ['store.unwritable', 'A part of the path of the data folder is missing.'],
  EISDIR: ['store.unwritable', 'There is a folder where the database should be.'],
}

/**
 * Translates what better-sqlite3 or the file system threw, once, at the edge of the store. An AppError passes through,
 * and so does anything else: a wrong parameter is a fault in our code and keeps its stack.
 */
export const toStoreError = (error: unknown, details: Readonly<Record<string, unknown>> = {}): unknown => {
  if (error instanceof SqliteError) return fromSqlite(error, details)
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const known = systemErrors[error.code]
    if (known !== undefined)
      return new AppError(known[0], naming(known[1], details), { ...details, system: error.code }, error)
  }
  return error
}

const fromSqlite = (
  error: InstanceType<typeof SqliteError>,
  details: Readonly<Record<string, unknown>>,
): AppError => {
  const family = families.find(([prefix]) => error.code.startsWith(prefix))
  const sqlite = { ...details, sqlite: error.code }
  if (family !== undefined) return new AppError(family[1], naming(family[2], details), sqlite, error)
  // SQLite's own words name tables and columns, never values (https://www.sqlite.org/c3ref/errcode.html).
  return new AppError('internal', `The database refused a statement: ${error.message}`, sqlite, error)
}

const naming = (message: string, { file }: Readonly<Record<string, unknown>>): string =>
  typeof file === 'string' ? `${message} The file it is about: ${file}` : message

/** Runs `work` and lets only translated errors out. */
export const translated = <Result>(
  work: () => Result,
  details?: Readonly<Record<string, unknown>>,
): Result => {
  try {
    return work()
  } catch (error) {
    throw toStoreError(error, details)
  }
}
