import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fillWithGeneratedData } from '../../store/generated-data.ts'
import { openDatabase } from '../../store/open-database.ts'
import { createListReader, type ListReader } from './list-reader.ts'
import { exportRun, type RunExport } from './run-export.ts'
import type { WalkTarget } from './write-walk.ts'

const memberships = 20_000

let folder: string
let lists: ListReader
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-export-run-'))
  const db = openDatabase(join(folder, 'data'))
  fillWithGeneratedData(db, { users: 2000, groups: 20, memberships })
  db.close()
  lists = createListReader(join(folder, 'data'))
  file = join(folder, 'run')
})
afterEach(async () => {
  await lists.close()
  rmSync(folder, { recursive: true, force: true })
})

const run = (part: Partial<RunExport & WalkTarget> = {}) =>
  exportRun(
    { lists, newId: () => 'id' },
    {
      runId: 1,
      format: 'csv',
      file,
      signal: new AbortController().signal,
      onProgress: () => {},
      ...part,
    },
  )

const search = (): Promise<unknown> =>
  lists.read('search', { text: 'u000001', limit: 1 }, new AbortController().signal)

describe('the export of a run', () => {
  it('is one JSON document: the run, and every change of it', async () => {
    const { rows } = await run({ format: 'json' })
    // The shape is what is looked at here.
    const written = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly id: number
      readonly items: unknown[]
    }
    expect(written).toMatchObject({ id: 1, status: 'ok', only: null })
    expect(written.items).toHaveLength(rows)
    expect(rows).toBeGreaterThanOrEqual(memberships)
  })

  it('tells how far it is while the window is answered', async () => {
    const told: { readonly rows: number; readonly of: number | null }[] = []
    const order: string[] = []
    const asked: Promise<unknown>[] = []
    const { rows } = await run({
      onProgress: (progress) => {
        told.push(progress)
        if (asked.length === 0) asked.push(search().then(() => order.push('answered')))
      },
    }).finally(() => order.push('written'))
    await Promise.all(asked)
    expect(order).toEqual(['answered', 'written'])
    expect(told.length).toBeGreaterThan(2)
    expect(told.at(-1)).toEqual({ rows, of: rows })
  })

  it('leaves nothing behind when it is cancelled', async () => {
    const cancelling = new AbortController()
    const cancelled = run({ signal: cancelling.signal, onProgress: () => cancelling.abort() })
    await expect(cancelled).rejects.toMatchObject({ code: 'sync.cancelled' })
    expect(existsSync(file)).toBe(false)
    expect(readdirSync(folder)).toEqual(['data'])
  })

  it('of a run that is not there writes no file', async () => {
    await expect(run({ runId: 99 })).rejects.toMatchObject({ code: 'object.not-found' })
    expect(existsSync(file)).toBe(false)
  })
})
