import type { SyncProgress, SyncRun } from '../../src-shared/domain/sync-run.ts'
import { toFailure, type Failure } from '../../src-shared/errors/app-error.ts'
import type { RemovalProgress } from '../../src-shared/domain/source-removal.ts'
import type { DecisionOptions, SyncOptions, SyncService } from './sync-service.ts'

export type RunEvent =
  | ({ readonly kind: 'progressed' } & SyncProgress)
  | { readonly kind: 'finished'; readonly run: SyncRun; readonly trigger: SyncOptions['trigger'] }
  /** A source goes, with what only it gave; how it ended the caller is told. */
  | ({ readonly kind: 'removing' } & RemovalProgress)
  /** The worker broke under a run; another one is started with the next run. */
  | { readonly kind: 'broken'; readonly source: string; readonly failure: Failure }

export interface WatchedSyncService extends SyncService {
  /** Like `start`, but answers with the run's id as soon as there is one. */
  begin(slug: string, options: Omit<SyncOptions, 'signal' | 'onProgress'>): Promise<number>
  /** Cancels a run of this process; false when it has none of this id. */
  cancel(runId: number): boolean
  /** The latest progress of every run that goes on in this process. */
  running(): readonly SyncProgress[]
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: RunEvent) => void): () => void
}

/**
 * Tells whoever listens of every run, whoever started it: window, tray or schedule. `onBroken` marks what a dead worker
 * left behind.
 */
export const watchedSyncService = (sync: SyncService, onBroken: () => void): WatchedSyncService => {
  const listeners = new Set<(event: RunEvent) => void>()
  const running = new Map<number, { progress: SyncProgress; readonly abort: AbortController }>()
  const tell = (event: RunEvent): void => {
    for (const listener of listeners) listener(event)
  }

  const start = async (slug: string, options: SyncOptions): Promise<SyncRun> => {
    const abort = new AbortController()
    let runId: number | undefined
    const onProgress = (progress: SyncProgress): void => {
      runId = progress.runId
      running.set(progress.runId, { progress, abort })
      options.onProgress?.(progress)
      tell({ kind: 'progressed', ...progress })
    }
    try {
      const signal = AbortSignal.any([options.signal, abort.signal])
      const run = await sync.start(slug, { ...options, signal, onProgress })
      running.delete(run.id)
      tell({ kind: 'finished', run, trigger: options.trigger })
      return run
    } catch (error) {
      const failure = toFailure(error)
      if (failure.code === 'sync.interrupted' || failure.code === 'internal') {
        onBroken()
        tell({ kind: 'broken', source: slug, failure })
      }
      throw error
    } finally {
      if (runId !== undefined) running.delete(runId)
    }
  }

  const approve = (runId: number, options: DecisionOptions = {}): Promise<SyncRun> => {
    const onProgress = (progress: SyncProgress): void => {
      options.onProgress?.(progress)
      tell({ kind: 'progressed', ...progress })
    }
    return decided(sync.approve(runId, { ...options, onProgress }))
  }

  const decided = async (decision: Promise<SyncRun>): Promise<SyncRun> => {
    const run = await decision
    tell({ kind: 'finished', run, trigger: 'approval' })
    return run
  }

  return {
    start,
    begin: (slug, options) =>
      new Promise((resolve, reject) => {
        start(slug, {
          ...options,
          signal: new AbortController().signal,
          onProgress: ({ runId }) => resolve(runId),
        }).then((run) => resolve(run.id), reject)
      }),
    cancel(runId) {
      const run = running.get(runId)
      run?.abort.abort()
      return run !== undefined
    },
    running: () => [...running.values()].map(({ progress }) => progress),
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    approve,
    reject: (runId) => decided(sync.reject(runId)),
    removeSource: (request, options = {}) =>
      sync.removeSource(request, {
        ...options,
        onProgress(progress) {
          options.onProgress?.(progress)
          tell({ kind: 'removing', ...progress })
        },
      }),
    close: () => sync.close(),
  }
}
