import { describe, expect, it } from 'vitest'
import type { ObjectCounts, SyncRun } from '../../src-shared/domain/sync-run.ts'
import { describeRun } from './describe-run.ts'
import { plainStyle } from './style.ts'

const counts: ObjectCounts = {
  created: 0,
  updated: 0,
  unchanged: 250,
  deleted: 0,
  deactivated: 0,
  suspect: 0,
  skipped: 0,
  failed: 0,
}

const run: SyncRun = {
  id: 7,
  source: 'corp',
  status: 'ok',
  trigger: 'manual',
  dryRun: false,
  only: null,
  complete: true,
  server: 'ldaps://dc1.example.com',
  startedAt: '2026-03-10T12:00:00.000Z',
  finishedAt: '2026-03-10T12:00:00.194Z',
  milliseconds: 194,
  read: { users: 250, groups: 30 },
  changes: { users: counts, groups: counts, memberships: { added: 0, removed: 0 } },
  limits: [],
  phases: [],
  messages: [],
  failure: null,
}

const linesOf = (changes: Partial<SyncRun>, width: number): readonly string[] =>
  describeRun({ ...run, ...changes }, [], { style: plainStyle, width, now: new Date(run.startedAt) })

describe('describeRun', () => {
  it('keeps the time and its unit on one line, however wide the terminal', () => {
    for (let width = 40; width <= 120; width++) {
      const lines = linesOf({}, width)
      expect(lines.filter((line) => line.includes('194 ms'))).toHaveLength(1)
      expect(lines.every((line) => line.length <= width)).toBe(true)
    }
  })

  it('says once that a run was cancelled', () => {
    const failure = {
      code: 'sync.cancelled',
      message: 'The run was cancelled. Nothing was changed.',
      details: {},
    }
    const lines = linesOf({ status: 'cancelled', failure }, 100)
    expect(lines).toEqual(['corp: run 7 was cancelled in 194 ms. Nothing was changed.'])
  })
})
