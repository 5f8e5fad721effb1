import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { WritableDb } from './database-handle.ts'

/** Enough to step back over a bad update and the one before it. */
const backupsKept = 3

export const backupFolderName = 'backups'

/**
 * Writes a complete, compact copy of the database beside it, named for its schema and the time, and keeps the newest
 * three. Answers the path. Under another name until it is whole, so that half a copy is never taken for a backup.
 */
export const backUpDatabase = (
  db: WritableDb,
  {
    dataFolder,
    schemaVersion,
    now,
  }: { readonly dataFolder: string; readonly schemaVersion: number; readonly now: Date },
): string => {
  const folder = join(dataFolder, backupFolderName)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, backupName(schemaVersion, now))
  const draft = `${file}.partial`
  try {
    rmSync(draft, { force: true })
    // VACUUM INTO accepts an empty file and keeps its mode.
    closeSync(openSync(draft, 'wx', 0o600))
    db.run('VACUUM INTO :draft', { draft })
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
  removeOldBackups(folder)
  return file
}

// The time first, so that names sort by age; without colons, which Windows does not allow.
const backupName = (schemaVersion: number, now: Date): string =>
  `rollcall-${now.toISOString().replaceAll(':', '')}-schema-${String(schemaVersion).padStart(4, '0')}.sqlite`

const removeOldBackups = (folder: string): void => {
  const backups = readdirSync(folder)
    .filter((name) => /^rollcall-.*\.sqlite$/.test(name))
    .sort()
  for (const name of backups.slice(0, -backupsKept)) rmSync(join(folder, name))
}
