import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { WritableDb } from './database-handle.ts'
import { openDatabase } from './open-database.ts'
import { findSetting, saveSetting } from './settings-store.ts'

let folder: string
let db: WritableDb
let other: WritableDb
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-queue-'))
  db = openDatabase(folder)
  other = openDatabase(folder)
})
afterEach(() => {
  db.close()
  other.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a write that waits until nobody else writes', () => {
  it('is done at once when nobody does', async () => {
    const written = db.whenFree(() => saveSetting(db, 'key', 1))
    expect(findSetting(db, 'key')).toBe(1)
    await written
  })

  it('lets the thread go on until the other one has committed', async () => {
    other.exec('BEGIN IMMEDIATE')
    const written = db.whenFree(() => saveSetting(db, 'key', 1))
    saveSetting(other, 'key', 2)
    other.exec('COMMIT')
    await written
    expect(findSetting(db, 'key')).toBe(1)
  })

  it('keeps its place: what was asked for later is written later', async () => {
    other.exec('BEGIN IMMEDIATE')
    const first = db.whenFree(() => saveSetting(db, 'key', 'first'))
    other.exec('COMMIT')
    const second = db.whenFree(() => saveSetting(db, 'key', 'second'))
    await Promise.all([first, second])
    expect(findSetting(db, 'key')).toBe('second')
  })

  it('is all or nothing, and a failure does not keep the next one from its turn', async () => {
    const failed = db.whenFree(() => {
      saveSetting(db, 'key', 1)
      throw new Error('no')
    })
    const next = db.whenFree(() => saveSetting(db, 'other', 2))
    await expect(failed).rejects.toThrow('no')
    await next
    expect([findSetting(db, 'key'), findSetting(db, 'other')]).toEqual([undefined, 2])
  })

  it('leaves other writes of the connection as patient as they were', async () => {
    await db.whenFree(() => saveSetting(db, 'key', 1))
    expect(db.get('PRAGMA busy_timeout')).toEqual({ timeout: 10_000 })
  })
})
