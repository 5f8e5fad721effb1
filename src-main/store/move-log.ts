import type { WritableDb } from './database-handle.ts'

/** This connection no longer moves the write-ahead log into the database by itself, at the end of a large commit. */
export const keepLog = (db: WritableDb): void => db.exec('PRAGMA wal_autocheckpoint = 0')

/**
 * Moves what others do not read any more from the write-ahead log into the database
 * (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint): after a first load hundreds of megabytes, for which nobody
 * should have to wait.
 */
export const moveLog = (db: WritableDb): void => {
  try {
    db.exec('PRAGMA wal_checkpoint(PASSIVE)')
  } catch {
    // What was committed is safe in the log, and the next time tries again.
  }
}
