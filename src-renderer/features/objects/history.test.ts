import { describe, expect, it } from 'vitest'
import {
  historyFields,
  historySteps,
  lastMoment,
  stepsByDay,
  valuePeriods,
  type HistoryEntry,
} from './history.ts'

const entry = (runId: number, part: Partial<HistoryEntry> = {}): HistoryEntry => ({
  runId,
  at: `2026-11-${String(runId).padStart(2, '0')}T08:00:00.000Z`,
  source: 'corp',
  change: 'updated',
  reason: null,
  fields: {},
  ...part,
})

const created = entry(1, { change: 'created', fields: { email: [null, 'a@x'], name: [null, 'Ada'] } })
const mailed = entry(5, { fields: { email: ['a@x', 'b@x'] } })
const joined = (runId: number, group: string) =>
  entry(runId, { change: 'added', fields: { group: [null, group] } })

describe('historySteps', () => {
  it('puts everything a run did into one step, newest run first', () => {
    const steps = historySteps([created, joined(5, 'staff'), mailed, joined(5, 'admins')])
    expect(steps.map(({ runId }) => runId)).toEqual([5, 1])
    expect(steps[0]?.parts).toEqual([
      {
        change: 'added',
        reason: null,
        fields: [
          { field: 'group', before: null, after: 'staff' },
          { field: 'group', before: null, after: 'admins' },
        ],
      },
      { change: 'updated', reason: null, fields: [{ field: 'email', before: 'a@x', after: 'b@x' }] },
    ])
  })

  it('keeps only one field when asked for it', () => {
    const steps = historySteps([created, joined(5, 'staff'), mailed], 'email')
    expect(
      steps.flatMap(({ parts }) => parts.flatMap(({ fields }) => fields.map(({ field }) => field))),
    ).toEqual(['email', 'email'])
  })

  it('keeps a change that has no fields', () => {
    const gone = entry(9, { change: 'deleted', reason: 'gone' })
    expect(historySteps([gone])[0]?.parts).toEqual([{ change: 'deleted', reason: 'gone', fields: [] }])
  })

  it('tells apart what two sources did in runs of one number', () => {
    expect(historySteps([mailed, { ...mailed, source: 'lab' }])).toHaveLength(2)
  })
})

describe('stepsByDay', () => {
  it('gathers the steps of a day in their order', () => {
    const steps = historySteps([entry(1), entry(2), entry(3, { at: '2026-11-02T20:00:00.000Z' })])
    const days = stepsByDay(steps, (at) => at.slice(0, 10))
    expect(days.map(({ day, steps: of }) => [day, of.map(({ runId }) => runId)])).toEqual([
      ['2026-11-02', [3, 2]],
      ['2026-11-01', [1]],
    ])
  })
})

describe('historyFields', () => {
  it('counts the changes of each field', () => {
    expect(historyFields([created, mailed])).toEqual([
      { field: 'email', count: 2 },
      { field: 'name', count: 1 },
    ])
  })
})

describe('valuePeriods', () => {
  it('tells from when to when each value held', () => {
    expect(valuePeriods([mailed, created], 'email')).toEqual([
      { value: 'b@x', since: { runId: 5, at: mailed.at }, until: null },
      { value: 'a@x', since: { runId: 1, at: created.at }, until: { runId: 5, at: mailed.at } },
    ])
  })

  it('begins with the value that was there before the history', () => {
    expect(valuePeriods([mailed], 'email').at(-1)).toEqual({
      value: 'a@x',
      since: null,
      until: { runId: 5, at: mailed.at },
    })
  })

  it('is empty for a field that never changed', () => {
    expect(valuePeriods([created], 'toString')).toEqual([])
  })
})

describe('lastMoment', () => {
  it('is the newest that fits', () => {
    const off = entry(4, { fields: { isActive: [true, false] } })
    const on = entry(2, { fields: { isActive: [false, true] } })
    expect(lastMoment([on, off, created], ({ fields }) => 'isActive' in fields)?.runId).toBe(4)
    expect(lastMoment([created], ({ change }) => change === 'deleted')).toBeUndefined()
  })
})
