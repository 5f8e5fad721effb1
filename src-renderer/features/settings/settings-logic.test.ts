import { describe, expect, it } from 'vitest'
import { byteSize, lineCount } from './byte-size.ts'
import { historyChoices, historyStart, losesHistory, spanOf } from './history-choice.ts'
import { toImportPlan } from './import-changes.ts'

describe('how long history is kept', () => {
  it('offers what is set, wherever it was chosen', () => {
    expect(historyChoices(45)).toEqual([30, 45, 90, 365, 730, 1825, 0])
    expect(historyChoices(0)).toEqual([30, 90, 365, 730, 1825, 0])
  })

  it.each([
    [0, 30, true],
    [365, 90, true],
    [90, 365, false],
    [30, 0, false],
    [0, 0, false],
  ])('from %d to %d days loses something: %s', (from, to, loses) => {
    expect(losesHistory(from, to)).toBe(loses)
  })

  it('is said in years where it is whole years', () => {
    expect(spanOf(0)).toEqual({ unit: 'all' })
    expect(spanOf(90)).toEqual({ unit: 'days', amount: 90 })
    expect(spanOf(730)).toEqual({ unit: 'years', amount: 2 })
  })

  it('begins that many days ago', () => {
    expect(historyStart(30, new Date('2026-03-31T12:00:00Z')).toISOString()).toBe('2026-03-01T12:00:00.000Z')
  })
})

describe('a size', () => {
  it.each([
    [0, 0, 'byte'],
    [999, 999, 'byte'],
    [1000, 1, 'kilobyte'],
    [184_123_456, 184, 'megabyte'],
    [1_840_000, 1.8, 'megabyte'],
    [2_500_000_000, 2.5, 'gigabyte'],
  ])('of %d bytes is %d %s', (bytes, amount, unit) => {
    expect(byteSize(bytes)).toEqual({ amount, unit })
  })

  it('counts lines as a reader does', () => {
    expect([lineCount(''), lineCount('a'), lineCount('a\n'), lineCount('a\n\nb')]).toEqual([0, 1, 1, 3])
  })
})

describe('what importing a file would do', () => {
  const changes = [
    { what: 'Source a', change: 'unchanged' as const, fields: [] },
    { what: 'Source b', change: 'created' as const, fields: [] },
    { what: 'Source c', change: 'updated' as const, fields: [] },
  ]

  it('is nothing when no file was chosen', () => {
    expect(toImportPlan({ token: null, changes: [], problems: [] })).toEqual({ kind: 'none' })
  })

  it('is refused as a whole when one thing is wrong', () => {
    const problems = [{ path: 'sources[0]', message: 'wrong' }]
    expect(toImportPlan({ token: 't', changes, problems })).toEqual({ kind: 'refused', problems })
  })

  it('puts what is replaced first and counts only what changes', () => {
    const plan = toImportPlan({ token: 't', changes, problems: [] })
    expect(plan).toMatchObject({ kind: 'plan', token: 't', count: 2 })
    expect('changes' in plan && plan.changes.map(({ what }) => what)).toEqual([
      'Source c',
      'Source b',
      'Source a',
    ])
  })

  it('cannot be applied when everything is here already', () => {
    expect(toImportPlan({ token: 't', changes: changes.slice(0, 1), problems: [] }).kind).toBe('nothing')
  })
})
