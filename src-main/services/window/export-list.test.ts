import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ListExport } from '../../../src-shared/contract/object-calls.ts'
import { fillWithGeneratedData } from '../../store/generated-data.ts'
import { openDatabase } from '../../store/open-database.ts'
import { exportList } from './export-list.ts'
import { createListReader, type ListReader } from './list-reader.ts'

let folder: string
let lists: ListReader
let file: string

const users = 12_000

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-export-list-'))
  const db = openDatabase(join(folder, 'data'))
  fillWithGeneratedData(db, { users, groups: 20, memberships: 20_000 })
  db.close()
  lists = createListReader(join(folder, 'data'))
  file = join(folder, 'people.csv')
})
afterEach(async () => {
  await lists.close()
  rmSync(folder, { recursive: true, force: true })
})

const question = (part: object): ListExport =>
  ListExport.parse({
    list: 'people',
    what: 'users',
    format: 'csv',
    columns: ['username'],
    filter: {},
    ...part,
  })

const run = (part: object, { signal = new AbortController().signal, onProgress = () => {} } = {}) =>
  exportList({ lists, newId: () => 'id' }, { question: question(part), file, signal, onProgress })

const lines = (): readonly string[] => readFileSync(file, 'utf8').trim().split('\r\n').slice(1)

const search = (): Promise<unknown> =>
  lists.read('search', { text: 'u000001', limit: 1 }, new AbortController().signal)

describe('exportList', () => {
  it('writes what the list shows, in its order', async () => {
    const filter = { search: 'u0000', sort: 'email', descending: true }
    // The question is one about people, which the type of its filter cannot tell.
    const listed = await lists.read(
      'people',
      { ...question({ filter }).filter, limit: 200, offset: 0, attributes: [] } as never,
      new AbortController().signal,
    )
    const written = await run({ filter })
    expect(written).toEqual({ path: file, rows: listed.total })
    expect(lines()).toEqual(listed.items.map(({ username }) => username))
    expect(listed.total).toBe(99)
  })

  it('writes the memberships of the groups that a list shows', async () => {
    const filter = { search: 'g0007' }
    await run({ list: 'groups', what: 'memberships', columns: null, filter })
    expect(new Set(lines().map((line) => line.split(',')[0]))).toEqual(new Set(['g0007']))
  })

  it('tells how far it is, in pieces, and answers the window between two of them', async () => {
    const told: { readonly rows: number; readonly of: number | null }[] = []
    const asked: Promise<unknown>[] = []
    const order: string[] = []
    const written = await run(
      { columns: null },
      {
        onProgress: (progress?: (typeof told)[number]) => {
          if (progress === undefined) return
          told.push(progress)
          if (asked.length === 0) asked.push(search().then(() => order.push('answered')))
        },
      },
    ).finally(() => order.push('written'))
    await Promise.all(asked)
    expect(written.rows).toBe(users)
    expect(told.length).toBeGreaterThan(3)
    expect(told.at(-1)).toEqual({ rows: users, of: users })
    expect(order).toEqual(['answered', 'written'])
  })

  it('leaves nothing behind when it is cancelled, and the next one begins anew', async () => {
    const cancelling = new AbortController()
    await expect(
      run({ columns: null }, { signal: cancelling.signal, onProgress: () => cancelling.abort() }),
    ).rejects.toMatchObject({
      code: 'sync.cancelled',
      message: 'The export was cancelled. No file was written.',
    })
    expect(existsSync(file)).toBe(false)
    expect(readdirSync(folder)).toEqual(['data'])
    expect((await run({})).rows).toBe(users)
  })

  it('says which file cannot be written', async () => {
    file = join(folder, 'missing', 'people.csv')
    await expect(run({})).rejects.toMatchObject({ code: 'input.invalid' })
  })
})
