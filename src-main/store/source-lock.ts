// One run per source (rule S12), whatever process or thread asks. The lock is the operating system's (lock-file.ts), so
// it falls when its holder dies. The row in source_locks only says who the holder is.

import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ReadableDb, WritableDb } from './database-handle.ts'
import { holdLockFile, type LockFile } from './lock-file.ts'
import { markInterruptedRuns } from './run-store.ts'

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
  try {
    db.transaction(() => {
      markInterruptedRuns(db, sourceId, { at: owner.at })
      db.run(writeHolderSql, { sourceId, pid: owner.pid, name: owner.name, at: owner.at })
    })
  } catch (error) {
    held.release()
    throw error
  }
  return {
    setRun: (runId) => {
      db.run(setRunSql, { sourceId, runId })
    },
    release: () => {
      if (!held.isHeld()) return
      try {
        db.run(deleteHolderSql, { sourceId })
      } finally {
        held.release()
      }
    },
  }
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
      held.release()
    }
  })

const holdFile = (dataFolder: string, sourceId: number): LockFile | undefined =>
  holdLockFile(dataFolder, `source-${sourceId}`)

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
