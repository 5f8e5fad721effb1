import { describe, expect, it } from 'vitest'
import { emptyCounts, type SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { measuresOf } from './compare-runs.ts'

const run = (id: number, part: Partial<SyncRun> = {}): SyncRun => ({
  id,
  source: 'corp',
  status: 'ok',
  dryRun: false,
  trigger: 'manual',
  server: null,
  startedAt: '2026-03-12T10:00:00.000Z',
  finishedAt: null,
  milliseconds: 1000,
  only: null,
  complete: true,
  read: { users: 10, groups: 2 },
  changes: { users: emptyCounts(), groups: emptyCounts(), memberships: { added: 0, removed: 0 } },
  limits: [],
  phases: [],
  messages: [],
  failure: null,
  ...part,
})

describe('measuresOf', () => {
  it('always compares time and what was read', () => {
    expect(
      measuresOf({ run: run(1), listed: {} }, { run: run(2), listed: {} }).map(({ label }) =>
        label.join(' '),
      ),
    ).toEqual(['runs.duration', 'runs.peopleRead', 'runs.groupsRead'])
  })

  it('adds what at least one of the two has', () => {
    const second = run(2, {
      changes: {
        users: { ...emptyCounts(), deleted: 3 },
        groups: emptyCounts(),
        memberships: { added: 0, removed: 0 },
      },
      phases: [{ phase: 'users', milliseconds: 700 }],
    })
    expect(measuresOf({ run: run(1), listed: {} }, { run: second, listed: {} }).slice(3)).toEqual([
      {
        label: ['run.people', 'run.change.deleted'],
        first: 0,
        second: 3,
        isDuration: false,
        list: { type: 'user', change: 'deleted' },
      },
      { label: ['run.phase', 'runPhase.users'], first: 0, second: 700, isDuration: true },
    ])
  })
})
