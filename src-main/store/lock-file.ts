// Locks between processes and threads that fall when their holder dies, however it dies: the write lock of a tiny SQLite
// file. Never open those files with node:fs: closing one would drop the lock (see open-database.ts).

import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

import Database, { SqliteError } from 'better-sqlite3'

import { translated } from './store-errors.ts'

export interface LockFile {
  /** False once it was released. */
  isHeld(): boolean
  release(): void
}

const lockFolderName = 'locks'

/** Takes the lock of this name in a data folder; undefined when another holds it. */
export const holdLockFile = (dataFolder: string, name: string): LockFile | undefined =>
  translated(() => {
    const folder = join(dataFolder, lockFolderName)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, `${name}.lock`)
    // No waiting: whoever finds the lock taken wants to hear by whom.
    const held = new Database(file, { timeout: 0 })
    try {
      chmodSync(file, 0o600)
      // IMMEDIATE is one step. EXCLUSIVE takes several, and two that start together can make each other fail.
      held.exec('BEGIN IMMEDIATE')
    } catch (error) {
      held.close()
      if (error instanceof SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined
      throw error
    }
    locksInUse.add(held)
    return {
      isHeld: () => held.open,
      release: () => {
        locksInUse.delete(held)
        held.close()
      },
    }
  })

// better-sqlite3 closes a connection that nothing refers to any more. A lock must not fall because its holder forgot the
// object, only because it released it or died; hence the one piece of state that belongs to the whole thread.
const locksInUse = new Set<Database.Database>()
