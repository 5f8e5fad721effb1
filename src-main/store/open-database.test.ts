import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'

import { temporaryFolder, startProcess } from './child-process.ts'
import { fillWithGeneratedData } from './generated-data.ts'
import { loadMigrations, toMigration } from './migrate.ts'
import { databaseFileName, openDatabase } from './open-database.ts'
import { saveSetting } from './settings-store.ts'

const failing = (code: string) => expect.objectContaining({ name: 'AppError', code })

const newStore = (): { folder: string; file: string } => {
  const folder = join(temporaryFolder(), 'data')
  openDatabase(folder).close()
  return { folder, file: join(folder, databaseFileName) }
}

const known = loadMigrations()
/** The number of the migration that comes so many after those that there are. */
const numberAfter = (steps: number): string => String(known.length + steps).padStart(4, '0')
const next = toMigration(`${numberAfter(1)}-add-note.sql`, 'ALTER TABLE users ADD COLUMN note TEXT;')

const backupsOf = (folder: string) => readdirSync(join(folder, 'backups'))

describe('opening a store', () => {
  it('creates folder and file for their owner alone', () => {
    const { folder, file } = newStore()
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700')
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
    expect(readdirSync(folder)).toEqual([databaseFileName])
  })

  it('keeps the write-ahead files for their owner alone', () => {
    const { folder } = newStore()
    const db = openDatabase(folder)
    saveSetting(db, 'theme', 'dark')
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)
    expect(modes).toEqual([0o600, 0o600, 0o600])
    db.close()
  })

  it('sets what the design asks for', () => {
    const { folder } = newStore()
    const db = openDatabase(folder)
    const pragma = (name: string) => Object.values(db.get<object>(`PRAGMA ${name}`) ?? {})[0]
    expect(['journal_mode', 'page_size', 'foreign_keys', 'synchronous', 'busy_timeout'].map(pragma)).toEqual([
      'wal',
      16_384,
      1,
      1,
      10_000,
    ])
    db.close()
  })

  it('reads through a readonly handle what a writer commits, and refuses to write', () => {
    const { folder } = newStore()
    const writer = openDatabase(folder)
    const reader = openDatabase(folder, { readonly: true })
    saveSetting(writer, 'theme', 'dark')
    expect(reader.all('SELECT key FROM settings')).toEqual([{ key: 'theme' }])
    expect(() => reader.all("INSERT INTO settings VALUES ('a', '1') RETURNING key")).toThrow(
      failing('store.unwritable'),
    )
    reader.close()
    writer.close()
  })

  it('is created once when several processes start together', async () => {
    const folder = join(temporaryFolder(), 'data')
    const code = `
      const { openDatabase } = await store('open-database.ts')
      const { saveSetting } = await store('settings-store.ts')
      const db = openDatabase(${JSON.stringify(folder)})
      saveSetting(db, 'process-' + process.pid, true)
      db.close()
      console.log('ready')`
    await Promise.all(Array.from({ length: 4 }, () => startProcess(code)))
    const db = openDatabase(folder)
    expect(db.get('SELECT count(*) AS count FROM settings')).toEqual({ count: 4 })
    db.close()
    expect(readdirSync(folder)).toEqual([databaseFileName])
  }, 20_000)
})

describe('a store that cannot be opened', () => {
  it.each([
    ['no database at all', Buffer.from('this is no database, whatever its name says'.repeat(100))],
    ['an empty file', Buffer.alloc(0)],
  ])('is named corrupt and left alone: %s', (_what, bytes) => {
    const { folder, file } = newStore()
    writeFileSync(file, bytes)
    expect(() => openDatabase(folder)).toThrow(failing('store.corrupt'))
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('is named corrupt when its end is missing', () => {
    const { folder, file } = newStore()
    writeFileSync(file, readFileSync(file).subarray(0, 16_384 * 3))
    expect(() => {
      const db = openDatabase(folder)
      db.all('SELECT * FROM settings')
      db.all('SELECT * FROM users')
    }).toThrow(failing('store.corrupt'))
  })

  it('is named corrupt when pages in its middle are garbage', () => {
    const { folder, file } = newStore()
    const db = openDatabase(folder)
    fillWithGeneratedData(db, { users: 200, groups: 10, memberships: 100 })
    db.close()
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 16_384 * 3)
    writeFileSync(file, bytes)
    expect(() => openDatabase(folder).all('SELECT * FROM users')).toThrow(failing('store.corrupt'))
  })

  it('is refused when a newer version wrote it, and left alone', () => {
    const folder = temporaryFolder()
    openDatabase(folder, { migrations: [...known, next] }).close()
    const before = readFileSync(join(folder, databaseFileName))
    expect(() => openDatabase(folder)).toThrow(failing('store.from-newer-version'))
    expect(readFileSync(join(folder, databaseFileName)).equals(before)).toBe(true)
  })

  it('is refused when it belongs to another program', () => {
    const folder = temporaryFolder()
    new Database(join(folder, databaseFileName)).exec('CREATE TABLE recipes (name TEXT)').close()
    expect(() => openDatabase(folder)).toThrow(failing('store.migration-failed'))
  })

  it('is named unwritable when the path leads through a file or the database is a folder', () => {
    const { file } = newStore()
    expect(() => openDatabase(join(file, 'data'))).toThrow(failing('store.unwritable'))
    expect(() => openDatabase(join(file, 'data'))).toThrow(join(file, 'data'))
    const other = temporaryFolder()
    mkdirSync(join(other, databaseFileName))
    expect(() => openDatabase(other)).toThrow(failing('store.unwritable'))
  })
})

describe('a store in trouble while it is used', () => {
  it('waits for other writers as long as it is told to', () => {
    const folder = temporaryFolder()
    const short = openDatabase(folder)
    const long = openDatabase(folder, { busyTimeoutMs: 300_000 })
    const waits = [short, long].map((db) => db.get<{ timeout: number }>('PRAGMA busy_timeout')?.timeout)
    expect(waits).toEqual([10_000, 300_000])
    for (const db of [short, long]) db.close()
  })

  it('says locked when another program keeps writing', () => {
    const { folder } = newStore()
    const [first, other] = [openDatabase(folder), openDatabase(folder)]
    other.exec('PRAGMA busy_timeout = 0')
    first.transaction(() => {
      expect(() => saveSetting(other, 'theme', 'dark')).toThrow(failing('store.locked'))
    })
    first.close()
    other.close()
  })

  it('says disk full, keeps the last committed state and works on when there is room again', () => {
    const { folder } = newStore()
    const db = openDatabase(folder)
    saveSetting(db, 'kept', true)
    db.exec(`PRAGMA max_page_count = ${Object.values(db.get<object>('PRAGMA page_count') ?? {}).join('')}`)
    const fill = () => db.transaction(() => saveSetting(db, 'big', 'x'.repeat(1_000_000)))
    expect(fill).toThrow(failing('store.disk-full'))
    expect(db.all('SELECT key FROM settings')).toEqual([{ key: 'kept' }])
    db.exec('PRAGMA max_page_count = 1000000')
    fill()
    expect(db.all('SELECT key FROM settings ORDER BY key')).toEqual([{ key: 'big' }, { key: 'kept' }])
    db.close()
  })
})

describe('migrating a store', () => {
  it('backs it up first, named for schema and time', () => {
    const { folder } = newStore()
    const old = openDatabase(folder)
    saveSetting(old, 'theme', 'dark')
    old.close()
    openDatabase(folder, {
      migrations: [...known, next],
      now: new Date('2026-03-04T05:06:07.000Z'),
    }).close()
    const name = `rollcall-2026-03-04T050607.000Z-schema-${numberAfter(0)}.sqlite`
    expect(backupsOf(folder)).toEqual([name])
    const backup = join(folder, 'backups', name)
    expect((statSync(backup).mode & 0o777).toString(8)).toBe('600')
    expect(new Database(backup, { readonly: true }).prepare('SELECT key FROM settings').all()).toEqual([
      { key: 'theme' },
    ])
  })

  it('makes no backup when there is nothing to migrate', () => {
    const { folder } = newStore()
    openDatabase(folder).close()
    expect(readdirSync(folder)).not.toContain('backups')
  })

  it('keeps the newest three backups', () => {
    const { folder } = newStore()
    const migrations = [...known]
    for (const step of [1, 2, 3, 4, 5]) {
      migrations.push(
        toMigration(`${numberAfter(step)}-step.sql`, `CREATE TABLE t${step} (id INTEGER) STRICT;`),
      )
      openDatabase(folder, { migrations, now: new Date(Date.UTC(2026, 0, step)) }).close()
    }
    expect(backupsOf(folder).map((name) => name.slice(-'0001.sqlite'.length, -'.sqlite'.length))).toEqual([
      numberAfter(2),
      numberAfter(3),
      numberAfter(4),
    ])
  })

  it('leaves the data as it was when a migration fails, with the backup beside it', () => {
    const { folder } = newStore()
    const old = openDatabase(folder)
    saveSetting(old, 'theme', 'dark')
    old.close()
    const broken = toMigration(
      `${numberAfter(1)}-broken.sql`,
      'DELETE FROM settings; SELECT nothing FROM nowhere;',
    )
    expect(() => openDatabase(folder, { migrations: [...known, broken] })).toThrow(
      failing('store.migration-failed'),
    )
    const db = openDatabase(folder)
    expect(db.all('SELECT key FROM settings')).toEqual([{ key: 'theme' }])
    db.close()
    expect(backupsOf(folder)).toHaveLength(1)
  })

  it('asks for a writer when a readonly handle finds an older schema', () => {
    const { folder } = newStore()
    expect(() => openDatabase(folder, { readonly: true, migrations: [...known, next] })).toThrow(
      failing('store.migration-failed'),
    )
  })
})
