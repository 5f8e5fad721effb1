// For tests of a migration: bring a store to the state before it, put rows in, apply it, look at the rows.

import Database from 'better-sqlite3'

import { createDatabaseHandle, type WritableDb } from './database-handle.ts'
import { loadMigrations, migrate, type Migration } from './migrate.ts'

interface StoreAtVersion {
  readonly db: WritableDb
  /** Applies the migrations up to and including `number`. */
  migrateTo(number: number): void
}

/** A store in memory whose schema is the one after migration `number`; 0 is before the first. */
export const openAtVersion = (
  number: number,
  migrations: readonly Migration[] = loadMigrations(),
): StoreAtVersion => {
  const db = createDatabaseHandle(new Database(':memory:'))
  db.exec('PRAGMA foreign_keys = ON')
  const migrateTo = (target: number): void => {
    migrate(db, { migrations: migrations.slice(0, target), now: new Date('2026-01-05T08:00:00.000Z') })
  }
  migrateTo(number)
  return { db, migrateTo }
}
