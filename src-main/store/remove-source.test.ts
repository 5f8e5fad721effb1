import { describe, expect, it } from 'vitest'

import { killProcess, startProcess, temporaryFolder } from './child-process.ts'
import { createSource } from './source-store.ts'
import type { SqlParameters, WritableDb } from './database-handle.ts'
import { fillWithGeneratedData } from './generated-data.ts'
import { openDatabase } from './open-database.ts'
import { removeSource } from './remove-source.ts'
import { listCreated } from './sync-created-items.ts'
import { LdapSource } from '../../src-shared/domain/ldap-source.ts'

const size = { users: 5000, groups: 60, memberships: 45_000 }

const fill = (db: WritableDb): void => {
  fillWithGeneratedData(db, size)
  db.transaction(() => listCreated(db, { runId: 1, sourceId: 1 }))
}

const addOtherSource = (db: WritableDb): number =>
  createSource(
    db,
    LdapSource.parse({ name: 'lab', slug: 'lab', serverUri: 'ldaps://lab.test', baseDn: 'dc=lab' }),
    '2026-02-01T00:00:00.000Z',
  ).id

const tables = ['users', 'groups', 'memberships', 'run_items', 'runs', 'user_connections', 'sources'] as const

const counts = (db: WritableDb): Readonly<Record<string, number>> =>
  Object.fromEntries(
    tables.map((table) => [
      table,
      db.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count ?? 0,
    ]),
  )

const full = {
  users: size.users,
  groups: size.groups,
  memberships: size.memberships,
  run_items: size.users + size.groups,
  runs: 1,
  user_connections: size.users,
  sources: 1,
}

describe('the removal of a large source', () => {
  it('tells how far it is, up to the last row', () => {
    const db = openDatabase(':memory:')
    fill(db)
    const told: { readonly step: string; readonly done: number; readonly of: number }[] = []
    const removed = removeSource(db, { sourceId: 1, at: '' }, (progress) => told.push(progress))
    expect(removed).toEqual({ users: size.users, groups: size.groups })
    expect([...new Set(told.map(({ step }) => step))]).toEqual(['memberships', 'history', 'objects'])
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b))
    expect(told.length).toBeGreaterThan(5)
    expect(told.at(-1)).toEqual({ step: 'objects', done: told[0]?.of, of: told[0]?.of })
    expect(Object.values(counts(db))).toEqual(tables.map(() => 0))
    db.close()
  })

  it('walks through the people and groups of the source once, not once for each portion', () => {
    const db = openDatabase(':memory:')
    fill(db)
    const said = new Map<string, SqlParameters>()
    const watched: WritableDb = {
      ...db,
      run: (sql, parameters = {}) => {
        said.set(sql, parameters)
        return db.run(sql, parameters)
      },
      get: (sql, parameters = {}) => {
        said.set(sql, parameters)
        return db.get(sql, parameters)
      },
    }
    removeSource(watched, { sourceId: 1, at: '' }, () => {})
    const steps = [...said]
      .filter(([sql]) => sql.includes(':after'))
      .flatMap(([sql, parameters]) => db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters))
      .map(({ detail }) => detail)
      .filter((detail) => /SEARCH (user|group)_connections/.test(detail))
    expect(steps.length).toBeGreaterThan(4)
    expect(steps.filter((detail) => detail.endsWith('(source_id=?)'))).toEqual([])
    db.close()
  })

  it('leaves the memberships that another source gives in the same groups', () => {
    const db = openDatabase(':memory:')
    fill(db)
    const lab = addOtherSource(db)
    db.run(
      `
      INSERT INTO user_connections
        (source_id, user_id, identifier, dn, dn_key, state, entry_hash, raw_entry, created_at, last_updated)
      SELECT :lab, id, 'lab-' || id, 'uid=' || id, 'uid=' || id, 'present', x'00', x'00', '', ''
      FROM users
      WHERE id % 2 = 0`,
      { lab },
    )
    db.run(
      `
      INSERT INTO group_connections
        (source_id, group_id, identifier, dn, dn_key, state, entry_hash, raw_entry, created_at, last_updated)
      SELECT :lab, id, 'lab-' || id, 'cn=' || id, 'cn=' || id, 'present', x'00', x'00', '', ''
      FROM groups`,
      { lab },
    )
    db.run(
      `
      INSERT INTO memberships (group_id, user_id, source_id, added_run_id)
      SELECT group_id, user_id, :lab, 1
      FROM memberships
      WHERE user_id % 2 = 0`,
      { lab },
    )
    const kept = db.get<{ count: number }>(
      'SELECT count(*) AS count FROM memberships WHERE source_id = :lab',
      { lab },
    )
    expect(removeSource(db, { sourceId: 1, at: '' }, () => {})).toEqual({ users: size.users / 2, groups: 0 })
    expect(counts(db)).toMatchObject({ users: size.users / 2, memberships: kept?.count, sources: 1 })
    expect(db.all('PRAGMA foreign_key_check')).toEqual([])
    db.close()
  })

  it.each(['memberships', 'history', 'objects'])('that is stopped at the %s removes nothing', (step) => {
    const db = openDatabase(':memory:')
    fill(db)
    const stopped = new Error('stopped')
    expect(() =>
      removeSource(db, { sourceId: 1, at: '' }, (progress) => {
        if (progress.step === step) throw stopped
      }),
    ).toThrow(stopped)
    expect(counts(db)).toEqual(full)
    db.close()
  })

  it.each(['memberships', 'history', 'objects'])('that is killed at the %s removes nothing', async (step) => {
    const folder = temporaryFolder()
    const prepared = openDatabase(folder)
    fill(prepared)
    prepared.close()
    // It waits where it is, so that the process dies in the middle of the transaction and not a moment later.
    const child = await startProcess(`
      const { openDatabase } = await store('open-database.ts')
      const { removeSource } = await store('remove-source.ts')
      const { writeSync } = await import('node:fs')
      const db = openDatabase(${JSON.stringify(folder)})
      db.exec('PRAGMA cache_size = 10')
      removeSource(db, { sourceId: 1, at: '' }, ({ step, done }) => {
        if (step !== ${JSON.stringify(step)} || done === 0) return
        writeSync(1, 'ready')
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      })`)
    await killProcess(child)
    const db = openDatabase(folder)
    expect(counts(db)).toEqual(full)
    expect(db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    db.close()
  })
})
