import { describe, expect, it } from 'vitest'
import type { SyncProgress, SyncRun } from '../../src-shared/domain/sync-run.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { SyncOptions, SyncService } from './sync-service.ts'
import { watchedSyncService, type RunEvent, type WatchedSyncService } from './watched-sync-service.ts'

const progress: SyncProgress = { runId: 5, source: 'corp', phase: 'connect', entries: 0, rate: 0 }
// What a listener does not look at is left out.
const run = (status: SyncRun['status']): SyncRun => ({ id: 5, source: 'corp', status }) as SyncRun

interface Started {
  readonly options: SyncOptions
  readonly finish: (run: SyncRun) => void
  readonly fail: (error: unknown) => void
}

const setUp = () => {
  const started: Started[] = []
  const events: RunEvent[] = []
  const broken: number[] = []
  const sync: SyncService = {
    start: (_slug, options) =>
      new Promise((finish, fail) => {
        started.push({ options, finish, fail })
      }),
    approve: async (_runId, options) => {
      options?.onProgress?.({ ...progress, phase: 'apply' })
      return run('approved')
    },
    reject: async () => run('rejected'),
    removeSource: async ({ slug }, options) => {
      options?.onProgress?.({ source: slug, step: 'objects', done: 1, of: 2 })
      return { users: 1, groups: 1 }
    },
    close: async () => {},
  }
  const watched: WatchedSyncService = watchedSyncService(sync, () => void broken.push(1))
  watched.onEvent((event) => events.push(event))
  const first = async (): Promise<Started> => {
    await Promise.resolve()
    const [only] = started
    if (only === undefined) throw new Error('nothing was started')
    return only
  }
  return { watched, events, broken, first }
}

const manual = { dryRun: false, full: false, trigger: 'manual' } as const
const kinds = (events: readonly RunEvent[]): readonly string[] => events.map(({ kind }) => kind)

describe('watchedSyncService', () => {
  it('answers with the id as soon as there is one and tells of progress and end', async () => {
    const { watched, events, first } = setUp()
    const begun = watched.begin('corp', manual)
    const { options, finish } = await first()
    options.onProgress?.(progress)
    expect(await begun).toBe(5)
    expect(watched.running()).toEqual([progress])
    finish(run('ok'))
    await expect.poll(() => kinds(events)).toEqual(['progressed', 'finished'])
    expect(watched.running()).toEqual([])
  })

  it('answers with the id of a run that ended before it told of any progress', async () => {
    const { watched, first } = setUp()
    const begun = watched.begin('corp', manual)
    ;(await first()).finish(run('skipped'))
    expect(await begun).toBe(5)
  })

  it('rejects where there is no run, and tells nobody', async () => {
    const { watched, events, first } = setUp()
    const begun = watched.begin('corp', manual)
    ;(await first()).fail(new AppError('sync.already-running', 'Another process runs it.'))
    await expect(begun).rejects.toMatchObject({ code: 'sync.already-running' })
    expect(events).toEqual([])
  })

  it('cancels a run by its id, whoever started it', async () => {
    const { watched, first } = setUp()
    void watched.start('corp', { ...manual, signal: new AbortController().signal })
    const { options } = await first()
    options.onProgress?.(progress)
    expect(watched.cancel(6)).toBe(false)
    expect(options.signal.aborted).toBe(false)
    expect(watched.cancel(5)).toBe(true)
    expect(options.signal.aborted).toBe(true)
  })

  it('marks what a dead worker left behind and says so', async () => {
    const { watched, events, broken, first } = setUp()
    const begun = watched.begin('corp', manual)
    const { options, fail } = await first()
    options.onProgress?.(progress)
    await begun
    fail(new AppError('sync.interrupted', 'The sync worker ended unexpectedly.'))
    await expect.poll(() => kinds(events)).toEqual(['progressed', 'broken'])
    expect(broken).toEqual([1])
    expect(watched.running()).toEqual([])
  })

  it('tells of a decision as of a run: how it goes on and how it ends', async () => {
    const { watched, events } = setUp()
    await watched.approve(5)
    expect(events).toMatchObject([
      { kind: 'progressed', phase: 'apply' },
      { kind: 'finished', trigger: 'approval', run: { status: 'approved' } },
    ])
    expect(watched.running()).toEqual([])
  })

  it('tells how the removal of a source goes on', async () => {
    const { watched, events } = setUp()
    expect(await watched.removeSource({ sourceId: 1, slug: 'corp', at: '' })).toEqual({ users: 1, groups: 1 })
    expect(events).toEqual([{ kind: 'removing', source: 'corp', step: 'objects', done: 1, of: 2 }])
  })
})
