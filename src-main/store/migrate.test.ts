import { describe, expect, it } from 'vitest'

import { openAtVersion } from './migrate-to.ts'
import { loadMigrations, migrate, toMigration } from './migrate.ts'

const failing = (code: string) => expect.objectContaining({ name: 'AppError', code })
const now = new Date('2026-01-05T08:00:00.000Z')

const people = toMigration(
  '0001-people.sql',
  `CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
   CREATE TABLE phones (number TEXT, person_id INTEGER REFERENCES people (id) ON DELETE CASCADE) STRICT;`,
)
// The documented way to change a table that others point at: a new one takes its place.
const rebuild = toMigration(
  '0002-give-people-a-key.sql',
  `CREATE TABLE new_people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL) STRICT;
   INSERT INTO new_people SELECT id, name, lower(name) FROM people;
   DROP TABLE people;
   ALTER TABLE new_people RENAME TO people;`,
)

describe('the migrations of the program', () => {
  it('are numbered from one without a gap', () => {
    expect(loadMigrations().map(({ number }) => number)).toEqual(
      loadMigrations().map((_, index) => index + 1),
    )
  })

  it('apply one after the other to an empty database and leave every reference whole', () => {
    const count = loadMigrations().length
    const { db, migrateTo } = openAtVersion(0)
    for (let number = 1; number <= count; number += 1) migrateTo(number)
    expect(db.all('PRAGMA foreign_key_check')).toEqual([])
    expect(db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  })
})

describe('migrate', () => {
  it('keeps the rows of a table that is rebuilt, and those that point at it', () => {
    const { db, migrateTo } = openAtVersion(1, [people, rebuild])
    db.exec("INSERT INTO people VALUES (1, 'Ada'); INSERT INTO phones VALUES ('123', 1)")
    migrateTo(2)
    expect(db.all('SELECT * FROM people')).toEqual([{ id: 1, name: 'Ada', key: 'ada' }])
    expect(db.all('SELECT * FROM phones')).toEqual([{ number: '123', person_id: 1 }])
    expect(db.all('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
  })

  it('refuses a migration that leaves rows without their parent', () => {
    const losing = toMigration('0002-lose.sql', 'DELETE FROM people;')
    const { db, migrateTo } = openAtVersion(1, [people, losing])
    db.exec("INSERT INTO people VALUES (1, 'Ada'); INSERT INTO phones VALUES ('123', 1)")
    expect(() => migrateTo(2)).toThrow(failing('store.migration-failed'))
    expect(db.all('SELECT name FROM people')).toEqual([{ name: 'Ada' }])
  })

  it('records number, name, hash and time', () => {
    const { db } = openAtVersion(1, [people])
    expect(db.all('SELECT * FROM schema_migrations')).toEqual([
      { number: 1, name: '0001-people', hash: people.hash, applied_at: now.toISOString() },
    ])
  })

  it('does nothing a second time', () => {
    const { db } = openAtVersion(1, [people])
    expect(migrate(db, { migrations: [people], now })).toBe(0)
  })

  it('names an edited migration', () => {
    const { db } = openAtVersion(1, [people])
    const edited = toMigration('0001-people.sql', `${people.sql} -- and more`)
    expect(() => migrate(db, { migrations: [edited], now })).toThrow(failing('store.migration-failed'))
  })

  it('takes line ends of another system for the same migration', () => {
    const windows = toMigration('0001-people.sql', people.sql.replaceAll('\n', '\r\n'))
    expect(windows.hash).toBe(people.hash)
  })

  it('names a gap in the program, and one in the data', () => {
    const { db } = openAtVersion(2, [people, rebuild])
    const third = toMigration('0003-third.sql', 'SELECT 1;')
    expect(() => migrate(db, { migrations: [people, third], now })).toThrow(failing('store.migration-failed'))
    db.exec('DELETE FROM schema_migrations WHERE number = 1')
    expect(() => migrate(db, { migrations: [people, rebuild], now })).toThrow(
      failing('store.migration-failed'),
    )
  })

  it('refuses data of a newer version', () => {
    const { db } = openAtVersion(2, [people, rebuild])
    expect(() => migrate(db, { migrations: [people], now })).toThrow(failing('store.from-newer-version'))
  })

  it('refuses a file that is not named for what it does', () => {
    expect(() => toMigration('2-Stuff.sql', '')).toThrow(failing('store.migration-failed'))
  })
})
