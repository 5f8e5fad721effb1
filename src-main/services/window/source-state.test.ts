import { describe, expect, it } from 'vitest'
import { sourceState, type StateQuestion } from './source-state.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const hour = 60 * 60_000
const hoursAgo = (hours: number): string => new Date(now - hours * hour).toISOString()

type PastRun = StateQuestion['runs'][number]
let nextId = 100
const run = (status: string, hours: number, failureMessage: string | null = null): PastRun => ({
  id: (nextId -= 1),
  status,
  startedAt: hoursAgo(hours),
  finishedAt: status === 'running' ? null : hoursAgo(hours),
  failureMessage,
})

const question = (runs: readonly PastRun[], changes: Partial<StateQuestion> = {}): StateQuestion => ({
  enabled: true,
  runs,
  isPaused: false,
  pausedUntil: undefined,
  intervalMs: 2 * hour,
  now,
  ...changes,
})

describe('sourceState', () => {
  it('is ok after a good sync', () => {
    expect(sourceState(question([run('ok', 1), run('failed', 3)]))).toEqual({
      state: 'ok',
      reason: '',
      since: hoursAgo(1),
    })
  })

  it('is new until something was learnt of it', () => {
    expect(sourceState(question([])).state).toBe('new')
    expect(sourceState(question([run('cancelled', 1)])).state).toBe('new')
  })

  it('fails since the first failure after the last good sync, for the reason of the last one', () => {
    const runs = [
      run('failed', 1, 'The server is away.'),
      run('interrupted', 2),
      run('ok', 4),
      run('failed', 6),
    ]
    expect(sourceState(question(runs))).toEqual({
      state: 'failing',
      reason: 'The server is away.',
      since: hoursAgo(2),
    })
  })

  it('goes on failing when a later run was only cancelled', () => {
    expect(sourceState(question([run('cancelled', 0), run('failed', 1, 'x')])).state).toBe('failing')
  })

  it('is stale when two syncs in a row did not happen, since the first of them was due', () => {
    expect(sourceState(question([run('ok', 4)])).state).toBe('ok')
    expect(sourceState(question([run('ok', 4.5)]))).toMatchObject({ state: 'stale', since: hoursAgo(2.5) })
  })

  it('is never stale without a schedule', () => {
    expect(sourceState(question([run('ok', 900)], { intervalMs: undefined })).state).toBe('ok')
  })

  it('shows what goes on before anything else, then that it is switched off, then the decision, then the pause', () => {
    const held = run('held', 1)
    expect(sourceState(question([run('running', 0), held], { enabled: false })).state).toBe('running')
    expect(sourceState(question([held], { enabled: false })).state).toBe('disabled')
    expect(sourceState(question([held], { isPaused: true })).state).toBe('held')
    expect(sourceState(question([run('failed', 1)], { isPaused: true })).state).toBe('paused')
  })
})
