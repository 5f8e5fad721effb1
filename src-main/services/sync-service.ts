import { Worker } from 'node:worker_threads'

import type { RunTrigger, SyncProgress, SyncRun } from '../../src-shared/domain/sync-run.ts'
import { AppError, fromFailure, toFailure } from '../../src-shared/errors/app-error.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import { findSource } from '../store/source-store.ts'
import { loadConnectionSettings } from './connection-settings.ts'
import type { FromWorker, ToWorker, WorkerSecrets } from './sync-run/worker-protocol.ts'

export interface SyncOptions {
  readonly dryRun: boolean
  /** Maps every entry again, also those that did not change. */
  readonly full: boolean
  readonly trigger: RunTrigger
  readonly signal: AbortSignal
  readonly onProgress?: (progress: SyncProgress) => void
}

export interface SyncService {
  /**
   * Runs one source. What ends a run is in its report; rejects only where there is no run, with `object.not-found` or
   * `sync.already-running`.
   */
  start(slug: string, options: SyncOptions): Promise<SyncRun>
  /** Applies the plan of a held run; `sync.plan-outdated` when it no longer fits. */
  approve(runId: number): Promise<SyncRun>
  reject(runId: number): Promise<SyncRun>
  /** Cancels what runs and ends the worker. */
  close(): Promise<void>
}

interface SyncServiceSetup {
  readonly dataFolder: string
  readonly db: ReadableDb
  readonly secrets: SecretStore
  readonly clock: () => Date
  /** Who works here, as others are told while they wait: 'window', 'command line'. */
  readonly owner: string
}

interface Job {
  readonly resolve: (run: SyncRun) => void
  readonly reject: (error: unknown) => void
  readonly onProgress: ((progress: SyncProgress) => void) | undefined
}

/** Runs syncs in one worker thread, started with the first of them. */
export const createSyncService = ({
  dataFolder,
  db,
  secrets,
  clock,
  owner,
}: SyncServiceSetup): SyncService => {
  const jobs = new Map<number, Job>()
  let nextJob = 1
  let worker: Worker | undefined
  let isClosed = false

  const failAll = (error: unknown): void => {
    for (const job of jobs.values()) job.reject(error)
    jobs.clear()
    worker = undefined
  }

  const startWorker = (): Worker => {
    const started = new Worker(workerUrl(), {
      workerData: { dataFolder },
      name: 'sync',
      resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
    })
    started.on('message', (message: FromWorker) => {
      const job = jobs.get(message.job)
      if (message.kind === 'progress') {
        job?.onProgress?.(message.progress)
        return
      }
      jobs.delete(message.job)
      if (jobs.size === 0) started.unref()
      if (message.kind === 'done') job?.resolve(message.run)
      else job?.reject(fromFailure(message.failure))
    })
    started.on('error', failAll)
    started.on('exit', () => failAll(new AppError('sync.interrupted', 'The sync worker ended unexpectedly.')))
    return started
  }

  const post = (
    makeMessage: (job: number) => ToWorker,
    options: Partial<SyncOptions> = {},
  ): Promise<SyncRun> => {
    if (isClosed) throw new AppError('sync.cancelled', 'Rollcall is being closed.')
    const job = nextJob++
    const current = (worker ??= startWorker())
    current.ref()
    const cancel = (): void => tell(current, { kind: 'cancel', job })
    const ended = new Promise<SyncRun>((resolve, reject) => {
      jobs.set(job, { resolve, reject, onProgress: options.onProgress })
    })
    tell(current, makeMessage(job))
    options.signal?.addEventListener('abort', cancel, { once: true })
    if (options.signal?.aborted === true) cancel()
    return ended.finally(() => options.signal?.removeEventListener('abort', cancel))
  }

  const decide = async (runId: number, decision: 'approve' | 'reject'): Promise<SyncRun> => {
    const request = { runId, decision, decidedAt: clock().toISOString(), owner }
    return post((job) => ({ kind: 'decide', job, request }))
  }

  return {
    start: async (slug, options) => {
      const { dryRun, full, trigger } = options
      const workerSecrets = await readSecrets(db, secrets, slug)
      const startedAt = clock().toISOString()
      const request = { slug, dryRun, full, trigger, startedAt, owner, secrets: workerSecrets }
      return post((job) => ({ kind: 'start', job, request }), options)
    },
    approve: (runId) => decide(runId, 'approve'),
    reject: (runId) => decide(runId, 'reject'),
    close: async () => {
      isClosed = true
      const current = worker
      if (current === undefined) return
      const pending = [...jobs.keys()]
      for (const job of pending) tell(current, { kind: 'cancel', job })
      const ended = new Promise<void>((resolve) => current.once('exit', () => resolve()))
      await waitForJobs(jobs)
      current.ref()
      tell(current, { kind: 'close' })
      await ended
    },
  }
}

const tell = (worker: Worker, message: ToWorker): void =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(message)

const pollMs = 10

/** A page of decoded entries dies young; room for a few of them keeps the collector from copying them about. */
const youngGenerationMb = 32

/** Cancelled runs end within a page; their reports are still written. */
const waitForJobs = async (jobs: ReadonlyMap<number, Job>): Promise<void> => {
  while (jobs.size > 0) await new Promise((resolve) => setTimeout(resolve, pollMs))
}

// Beside this file's folder in a checkout; beside the bundle in a package, which is flat (electron.vite.config.ts).
const workerUrl = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./sync-run/sync-worker.ts', import.meta.url)
    : new URL('./sync-worker.js', import.meta.url)

/** A secret that cannot be read is the run's failure, so that the run of a schedule leaves a report of it. */
const readSecrets = async (db: ReadableDb, secrets: SecretStore, slug: string): Promise<WorkerSecrets> => {
  const source = findSource(db, slug)
  if (source === undefined) return { kind: 'read', bindPassword: undefined, clientKey: undefined }
  try {
    const { bindPassword, clientKey } = await loadConnectionSettings(source.settings, secrets)
    return { kind: 'read', bindPassword: bindPassword?.reveal(), clientKey: clientKey?.reveal() }
  } catch (error) {
    return { kind: 'failed', failure: toFailure(error) }
  }
}
