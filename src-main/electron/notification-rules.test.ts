import { describe, expect, it } from 'vitest'
import type { SourceSummary } from '../../src-shared/contract/source-calls.ts'
import { decideNotices, NoticeMemory, type Notice } from './notification-rules.ts'
import { buildRecentRun, buildSummary } from './summary.builder.ts'

const all = { held: true, failing: true, recovered: true, expiring: true }

/** What is told while a source goes through these states, one after the other. */
const tellThrough = (
  states: readonly Partial<SourceSummary>[],
  wanted = all,
): readonly (readonly Notice[])[] => {
  let memory: NoticeMemory = {}
  return states.map((state) => {
    const decided = decideNotices(memory, [buildSummary(state)], wanted)
    // As it is kept over a restart.
    memory = NoticeMemory.parse(JSON.parse(JSON.stringify(decided.memory)))
    return decided.notices
  })
}

const classes = (told: readonly (readonly Notice[])[]): readonly (readonly string[])[] =>
  told.map((notices) => notices.map((notice) => notice.class))

const runs = (...statuses: readonly string[]): SourceSummary['recentRuns'] =>
  statuses.map((status, index) => buildRecentRun(index + 1, status))

const failing = (...statuses: readonly string[]): Partial<SourceSummary> => ({
  state: 'failing',
  stateReason: 'No answer.',
  lastRunId: statuses.length,
  recentRuns: runs(...statuses),
})
const well = (...statuses: readonly string[]): Partial<SourceSummary> => ({ recentRuns: runs(...statuses) })

const held = (heldRunId: number | null): Partial<SourceSummary> => ({ state: 'held', heldRunId })
const ending = (message: string): Partial<SourceSummary> => ({
  warnings: [{ code: 'certificate.expiring', message }],
})

describe('decideNotices', () => {
  it('says nothing of what needs nobody', () => {
    expect(classes(tellThrough([{}, { state: 'running' }, { state: 'paused' }, { state: 'stale' }]))).toEqual(
      [[], [], [], []],
    )
  })

  it('tells of a held run once, and of the next one again', () => {
    const told = tellThrough([held(4), held(4), held(null), held(6)])
    expect(classes(told)).toEqual([['held'], [], [], ['held']])
    expect(told[0]?.[0]?.route).toBe('/runs/4')
  })

  it('waits for the second failure in a row, and tells of it once', () => {
    const told = tellThrough([
      failing('ok', 'failed'),
      failing('ok', 'failed', 'failed'),
      failing('ok', 'failed', 'failed', 'failed'),
    ])
    expect(classes(told)).toEqual([[], ['failing'], []])
    expect(told[1]?.[0]).toMatchObject({ reason: 'No answer.', route: '/runs/3' })
  })

  it('tells of a recovery only to whom it told of the failure', () => {
    expect(classes(tellThrough([failing('failed'), well('failed', 'ok')]))).toEqual([[], []])
    const told = tellThrough([
      failing('failed', 'failed'),
      well('failed', 'failed', 'ok'),
      well('failed', 'ok', 'ok'),
    ])
    expect(classes(told)).toEqual([['failing'], ['recovered'], []])
  })

  it('takes neither a pause nor a run that goes on for a recovery', () => {
    const told = tellThrough([
      failing('failed', 'failed'),
      { state: 'paused', recentRuns: runs('failed', 'failed') },
      { state: 'running', recentRuns: runs('failed', 'failed') },
      failing('failed', 'failed', 'failed'),
    ])
    expect(classes(told)).toEqual([['failing'], [], [], []])
  })

  it('does not count a cancelled run as a failure', () => {
    expect(classes(tellThrough([failing('ok', 'cancelled', 'failed')]))).toEqual([[]])
  })

  it('tells of a certificate once, also when the days left change', () => {
    const told = tellThrough([ending('in 30 days'), ending('in 29 days'), {}, ending('in 30 days')])
    expect(classes(told)).toEqual([['expiring'], [], [], ['expiring']])
    expect(told[0]?.[0]?.reason).toBe('in 30 days')
  })

  it('keeps quiet about a class that is switched off, and brings no old news when it is on again', () => {
    let memory: NoticeMemory = {}
    const sources = [buildSummary(held(4))]
    const off = decideNotices(memory, sources, { ...all, held: false })
    expect(off.notices).toEqual([])
    memory = off.memory
    expect(decideNotices(memory, sources, all).notices).toEqual([])
  })

  it('forgets sources that are gone', () => {
    const { memory } = decideNotices({}, [buildSummary({ slug: 'old' })], all)
    expect(decideNotices(memory, [buildSummary({ slug: 'new' })], all).memory).not.toHaveProperty('old')
  })
})
