// One run per source (rule S12), whatever process or thread asks. The lock is the operating system's: the write lock of
// a tiny SQLite file per source, which falls when its holder dies, however it dies. The row in source_locks only says
// who the holder is. Never open those files with node:fs: closing one would drop the lock (see open-database.ts).

import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

import Database, { SqliteError } from 'better-sqlite3'

import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ReadableDb, WritableDb } from './database-handle.ts'
import { markInterruptedRuns } from './run-store.ts'
import { translated } from './store-errors.ts'

export interface LockOwner {
  /** As a person would call it: 'window', 'command line', 'schedule'. */
  readonly name: string
  readonly pid: number
  readonly at: string
}

export interface SourceLock {
  /** Says in source_locks which run the lock is held for. */
  setRun(runId: number): void
  release(): void
}

const writeHolderSql = `
  INSERT INTO source_locks (source_id, owner_pid, owner_name, run_id, acquired_at)
  VALUES (:sourceId, :pid, :name, NULL, :at)
  ON CONFLICT (source_id) DO UPDATE
  SET owner_pid = :pid, owner_name = :name, run_id = NULL, acquired_at = :at`

const setRunSql = `
  UPDATE source_locks
  SET run_id = :runId
  WHERE source_id = :sourceId`

const deleteHolderSql = `
  DELETE FROM source_locks
  WHERE source_id = :sourceId`

/**
 * Takes the lock of a source or throws `sync.already-running`, which names the holder and since when. Runs that a dead
 * holder left as 'running' are marked interrupted.
 */
export const acquireSourceLock = (
  dataFolder: string,
  db: WritableDb,
  sourceId: number,
  owner: LockOwner,
): SourceLock => {
  const held = holdFile(dataFolder, sourceId)
  if (held === undefined) throw alreadyRunning(findLockHolder(db, sourceId))
  locksInUse.add(held)
  try {
    db.transaction(() => {
      markInterruptedRuns(db, sourceId, { at: owner.at })
      db.run(writeHolderSql, { sourceId, pid: owner.pid, name: owner.name, at: owner.at })
    })
  } catch (error) {
    letGo(held)
    throw error
  }
  return {
    setRun: (runId) => {
      db.run(setRunSql, { sourceId, runId })
    },
    release: () => {
      if (!held.open) return
      try {
        db.run(deleteHolderSql, { sourceId })
      } finally {
        letGo(held)
      }
    },
  }
}

// better-sqlite3 closes a connection that nothing refers to any more. A lock must not fall because its holder forgot the
// object, only because it released it or died; hence the one piece of state that belongs to the whole thread.
const locksInUse = new Set<Database.Database>()

const letGo = (held: Database.Database): void => {
  locksInUse.delete(held)
  held.close()
}

export interface LockHolder {
  readonly name: string
  readonly pid: number
  readonly since: string
  readonly runId: number | null
}

const holderSql = `
  SELECT owner_name AS name, owner_pid AS pid, acquired_at AS since, run_id AS runId
  FROM source_locks
  WHERE source_id = :sourceId`

/** Who last took the lock of a source and has not given it back; a dead holder stays until the next one. */
export const findLockHolder = (db: ReadableDb, sourceId: number): LockHolder | undefined =>
  db.get<LockHolder>(holderSql, { sourceId })

const sourcesWithRunningRunsSql = `
  SELECT DISTINCT source_id AS sourceId
  FROM runs
  WHERE status = 'running'`

/**
 * For the start of the program: marks the runs of dead owners interrupted, those of living ones are left alone.
 * Answers the ids of the runs it marked.
 */
export const recoverInterruptedRuns = (
  dataFolder: string,
  db: WritableDb,
  { at }: { readonly at: string },
): readonly number[] =>
  db.all<{ sourceId: number }>(sourcesWithRunningRunsSql).flatMap(({ sourceId }) => {
    const held = holdFile(dataFolder, sourceId)
    if (held === undefined) return []
    try {
      return db.transaction(() => {
        db.run(deleteHolderSql, { sourceId })
        return markInterruptedRuns(db, sourceId, { at })
      })
    } finally {
      held.close()
    }
  })

export const lockFolderName = 'locks'

const holdFile = (dataFolder: string, sourceId: number): Database.Database | undefined =>
  translated(() => {
    const folder = join(dataFolder, lockFolderName)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, `source-${sourceId}.lock`)
    // No waiting: whoever finds the lock taken wants to hear by whom.
    const held = new Database(file, { timeout: 0 })
    try {
      chmodSync(file, 0o600)
      // IMMEDIATE is one step. EXCLUSIVE takes several, and two that start together can make each other fail.
      held.exec('BEGIN IMMEDIATE')
      return held
    } catch (error) {
      held.close()
      if (error instanceof SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined
      throw error
    }
  })

const alreadyRunning = (holder: LockHolder | undefined): AppError => {
  // The holder has the lock an instant before its row is written.
  if (holder === undefined)
    return new AppError('sync.already-running', 'Another process has just started a run.')
  const { name, pid, since, runId } = holder
  return new AppError(
    'sync.already-running',
    `The ${name} (process ${pid}) has been running it since ${since}.`,
    {
      holder: name,
      pid,
      since,
      runId,
    },
  )
}
