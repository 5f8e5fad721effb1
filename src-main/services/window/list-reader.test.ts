import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fillWithGeneratedData } from '../../store/generated-data.ts'
import { openDatabase } from '../../store/open-database.ts'
import type { ListQuestion } from './list-protocol.ts'
import { createListReader, type ListReader } from './list-reader.ts'

let dataFolder: string
let reader: ListReader
const threads: Worker[] = []
const keepThread = (thread: Worker): void => void threads.push(thread)
const { signal } = new AbortController()

const everybody: ListQuestion<'people'> = {
  search: '',
  source: null,
  state: 'all',
  active: null,
  changedSince: null,
  sort: 'username',
  descending: false,
  limit: 2,
  offset: 0,
  attributes: [],
}

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'rollcall-lists-'))
  const db = openDatabase(dataFolder)
  fillWithGeneratedData(db, { users: 30, groups: 3, memberships: 30 })
  db.close()
  process.on('worker', keepThread)
  reader = createListReader(dataFolder)
})
afterEach(async () => {
  await reader.close()
  process.off('worker', keepThread)
  threads.length = 0
  rmSync(dataFolder, { recursive: true, force: true })
})

describe('createListReader', () => {
  it('gives each question its own answer, from one thread', async () => {
    const [people, groups, found] = await Promise.all([
      reader.read('people', { ...everybody, descending: true }, signal),
      reader.read('groups', { ...everybody, sort: 'name' }, signal),
      reader.read('search', { text: 'u000007', limit: 5 }, signal),
    ])
    expect(people).toMatchObject({ total: 30, items: [{ username: 'u000030' }, { username: 'u000029' }] })
    expect(groups).toMatchObject({ total: 3, items: [{ name: 'g0001' }, { name: 'g0002' }] })
    expect(found).toMatchObject([{ id: 7 }])
    expect(threads).toHaveLength(1)
  })

  it('hands on what is wrong with a question, and answers the next one', async () => {
    await expect(reader.read('people', { ...everybody, source: 'nowhere' }, signal)).rejects.toMatchObject({
      code: 'object.not-found',
    })
    expect(await reader.read('people', everybody, signal)).toMatchObject({ total: 30 })
  })

  it('leaves out a question that nobody waits for any more', async () => {
    const overtaken = new AbortController()
    const first = reader.read('people', everybody, signal)
    // Reading it would fail differently.
    const second = reader.read('people', { ...everybody, source: 'nowhere' }, overtaken.signal)
    overtaken.abort(new Error('overtaken'))
    await expect(second).rejects.toThrow('overtaken')
    expect(await first).toMatchObject({ total: 30 })
  })

  it('starts another thread after one broke', async () => {
    // Of the reader that every test has, once Node has told of its thread.
    await reader.read('people', everybody, signal)
    threads.length = 0
    const elsewhere = join(dataFolder, 'empty')
    const early = createListReader(elsewhere)
    await expect(early.read('people', everybody, signal)).rejects.toThrow(/Cannot open database/)
    openDatabase(elsewhere).close()
    expect(await early.read('people', everybody, signal)).toMatchObject({ total: 0 })
    // The one it began with may break before it is asked anything, and then another one with it.
    expect(threads.length).toBeGreaterThan(1)
    await early.close()
  })

  it('answers nothing once it is closed', async () => {
    await reader.close()
    await expect(reader.read('people', everybody, signal)).rejects.toMatchObject({ code: 'sync.cancelled' })
  })
})
