import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { NoteRecord, PlanRecord } from '../../../src-shared/domain/sync-plan.ts'
import { createPlan, openPlan } from './plan-spool.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-plan-'))
  file = join(folder, '1.plan')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const note = (name: string): NoteRecord => ({
  kind: 'note',
  object: 'user',
  change: 'failed',
  id: null,
  name,
  dn: `cn=${name}`,
  reason: 'r',
})

const readAll = (): readonly { record: PlanRecord; bytes: Uint8Array }[] => {
  const plan = openPlan(file)
  const entries = [...plan.entries()].map(({ record }) => ({ record, bytes: new Uint8Array() }))
  plan.close()
  return entries
}

describe('plan spool', () => {
  it('tells up to where it can be read, but not of a plan that is whole before it reaches the file', () => {
    const small: number[] = []
    const plan = createPlan(file, (end) => small.push(end))
    plan.append(note('ada'))
    plan.finish()
    plan.close()
    expect(small).toEqual([])

    const large: number[] = []
    const other = createPlan(join(folder, '2.plan'), (end) => large.push(end))
    for (let index = 0; index < 20_000; index++) other.append(note(`n${index}`))
    other.append(note('big'), [Buffer.alloc(3_000_000, 7)])
    other.finish()
    other.close()
    expect(large.length).toBeGreaterThan(1)
    expect(large).toEqual(large.toSorted((a, b) => a - b))
  })

  it('gives back every record with its bytes, however large', () => {
    const plan = createPlan(file)
    const large = Buffer.alloc(3_000_000, 7)
    plan.append(note('Zoë 明'), [Buffer.from('ab'), Buffer.from('cd')])
    plan.append(note('big'), [large])
    for (let index = 0; index < 20_000; index++) plan.append(note(`n${index}`))
    plan.finish()
    plan.close()

    const reader = openPlan(file)
    const seen: string[] = []
    const bytesOf = new Map<string, Buffer>()
    for (const { record, bytes } of reader.entries()) {
      if (record.kind !== 'note') throw new Error('only notes were written')
      if (bytes.length > 0) bytesOf.set(record.name, Buffer.from(bytes))
      seen.push(record.name)
    }
    reader.close()
    expect(bytesOf).toEqual(
      new Map([
        ['Zoë 明', Buffer.from('abcd')],
        ['big', large],
      ]),
    )
    expect(seen.slice(0, 3)).toEqual(['Zoë 明', 'big', 'n0'])
    expect(seen).toHaveLength(20_002)
  })

  it('gives records of an early section before those written earlier', () => {
    const plan = createPlan(file)
    plan.append(note('first'))
    plan.beginEarly()
    plan.append(note('deletion'))
    plan.endEarly()
    plan.append(note('second'))
    plan.beginEarly()
    plan.append(note('deletion 2'))
    plan.endEarly()
    plan.append(note('third'))
    plan.finish()
    plan.close()
    const names = readAll().map(({ record }) => (record.kind === 'note' ? record.name : ''))
    expect(names).toEqual(['deletion', 'deletion 2', 'first', 'second', 'third'])
  })

  it('refuses a plan whose end is missing', () => {
    const plan = createPlan(file)
    plan.append(note('first'))
    plan.finish()
    plan.close()
    truncateSync(file, statSync(file).size - 1)
    expect(() => openPlan(file)).toThrow(expect.objectContaining({ code: 'sync.plan-outdated' }))
  })

  it('is readable by its owner alone', () => {
    const plan = createPlan(file)
    plan.finish()
    plan.close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
