// The rows of a first load, prepared in a database file of their own while the directory is still being read, and then
// copied in one transaction. Nobody but the run knows of that file; when anything goes wrong it is thrown away.
import { join } from 'node:path'

import type { WritableDb } from './database-handle.ts'
import { databaseFileName, openDatabase } from './open-database.ts'
import { loadFirst, transactFirst } from './sync-indexes.ts'

// No journal and no waiting for the disk: after a crash the file is removed, never read. The cache is in KiB.
const stagingPragmas = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -8192;
  PRAGMA temp_store = FILE;`

/** Fills a new staging database; `folder` must not exist yet. `load` tells when it has written all people. */
export const stageRows = (
  folder: string,
  load: (db: WritableDb, onUsersLoaded: () => void) => void,
): void => {
  const db = openDatabase(folder)
  try {
    db.exec(stagingPragmas)
    loadFirst(
      db,
      (onUsersLoaded) => load(db, onUsersLoaded),
      () => undefined,
    )
  } finally {
    db.close()
  }
}

// Same schema on both sides and empty tables on ours: SQLite then copies rows and index entries as they are
// (https://www.sqlite.org/src/file/src/insert.c, "transfer optimization").
const copySql = `
  INSERT INTO main.users SELECT * FROM staged.users;
  INSERT INTO main.groups SELECT * FROM staged.groups;
  INSERT INTO main.user_connections SELECT * FROM staged.user_connections;
  INSERT INTO main.group_connections SELECT * FROM staged.group_connections;
  INSERT INTO main.memberships SELECT * FROM staged.memberships;
  INSERT INTO main.unresolved_members SELECT * FROM staged.unresolved_members;
  INSERT INTO main.group_parents SELECT * FROM staged.group_parents;
  INSERT INTO main.run_items SELECT * FROM staged.run_items;`

const attachSql = `ATTACH DATABASE :file AS staged`

/** Copies what was staged and runs `finish`, as one transaction; false, and nothing is done, as `transactFirst` says. */
export const loadStaged = (db: WritableDb, folder: string, finish: () => void): boolean => {
  // Not within the transaction, in which it would fail.
  db.run(attachSql, { file: join(folder, databaseFileName) })
  try {
    return transactFirst(db, () => {
      db.exec(copySql)
      finish()
    })
  } finally {
    db.exec('DETACH DATABASE staged')
  }
}
