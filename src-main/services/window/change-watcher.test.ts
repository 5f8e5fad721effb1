import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildStore } from '../../store/build-store.ts'
import { forgetChosenLink, saveChosenLink } from '../../store/chosen-links.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { openDatabase } from '../../store/open-database.ts'
import { savePropertyMapping } from '../../store/property-mapping-store.ts'
import { saveSetting } from '../../store/settings-store.ts'
import { watchChanges, type ChangeWatcher } from './change-watcher.ts'

let folder = ''
let ours: WritableDb
let theirs: WritableDb
let watcher: ChangeWatcher
let told: (readonly string[])[] = []
let problems: unknown[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-watch-'))
  ours = openDatabase(folder)
  theirs = openDatabase(folder)
  told = []
  problems = []
  watcher = watchChanges(ours, {
    onChange: (topics) => void told.push(topics),
    onProblem: (error) => void problems.push(error),
    pauseMs: 10,
  })
})
afterEach(() => {
  watcher.close()
  theirs.close()
  ours.close()
  rmSync(folder, { recursive: true, force: true })
})

const mapping = { name: 'Mine', objectType: 'user', expression: 'return {}' } as const
const at = '2026-11-23T12:00:00.000Z'

describe('watchChanges', () => {
  it('tells what another connection changed, once', async () => {
    savePropertyMapping(theirs, mapping, at)
    await expect.poll(() => told).toEqual([['mappings']])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(told).toHaveLength(1)
  })

  it('tells what this connection changed when it is told to look', () => {
    savePropertyMapping(ours, mapping, at)
    expect(told).toEqual([])
    watcher.look()
    watcher.look()
    expect(told).toEqual([['mappings']])
  })

  it('tells when an entry is said to be somebody, and when that is taken back', async () => {
    const { addUser } = buildStore(theirs)
    const entry = { sourceId: 1, identifier: 'id-1' }
    const id = addUser('ada')
    await expect.poll(() => told.flat()).toContain('sources')
    told = []
    saveChosenLink(theirs, 'user', { ...entry, id, at })
    await expect.poll(() => told).toEqual([['objects']])
    forgetChosenLink(theirs, 'user', entry)
    await expect.poll(() => told).toEqual([['objects'], ['objects']])
  })

  it('keeps to itself what only the main process remembers', async () => {
    saveSetting(theirs, 'window:state', { x: 1 })
    saveSetting(theirs, 'window-settings', { theme: 'dark' })
    await expect.poll(() => told).toEqual([['settings']])
  })

  it('says why it cannot look instead of breaking its caller or its timer', async () => {
    ours.close()
    watcher.look()
    expect(problems).toHaveLength(1)
    await expect.poll(() => problems.length).toBeGreaterThan(2)
  })

  it('looks no more once it is closed', () => {
    watcher.close()
    ours.close()
    watcher.look()
    expect(problems).toEqual([])
  })
})
