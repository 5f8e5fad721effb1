import { Worker } from 'node:worker_threads'

import type { RemovalProgress, RemovedObjects } from '../../src-shared/domain/source-removal.ts'
import type { OnlyObject, RunTrigger, SyncProgress, SyncRun } from '../../src-shared/domain/sync-run.ts'
import { AppError, fromFailure, toFailure } from '../../src-shared/errors/app-error.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import { findSource } from '../store/source-store.ts'
import { loadConnectionSettings } from './connection-settings.ts'
import type {
  FromWorker,
  RemovalRequest,
  StopFlag,
  ToWorker,
  WorkerSecrets,
} from './sync-run/worker-protocol.ts'

export interface SyncOptions {
  readonly dryRun: boolean
  /** Maps every entry again, also those that did not change. */
  readonly full: boolean
  /** One person or group by its id in the store; undefined for the whole source. */
  readonly only?: Pick<OnlyObject, 'objectType' | 'id'> | undefined
  readonly trigger: RunTrigger
  readonly signal: AbortSignal
  readonly onProgress?: (progress: SyncProgress) => void
}

export type DecisionOptions = Partial<Pick<SyncOptions, 'signal' | 'onProgress'>>

export interface RemovalOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RemovalProgress) => void
}

export interface SyncService {
  /**
   * Runs one source. What ends a run is in its report; rejects only where there is no run, with `object.not-found` or
   * `sync.already-running`.
   */
  start(slug: string, options: SyncOptions): Promise<SyncRun>
  /** Applies the plan of a held run, all or nothing; `sync.plan-outdated` when it no longer fits. */
  approve(runId: number, options?: DecisionOptions): Promise<SyncRun>
  reject(runId: number): Promise<SyncRun>
  /** Removes a source whose lock the caller holds, with what only it gives, all or nothing. */
  removeSource(request: RemovalRequest, options?: RemovalOptions): Promise<RemovedObjects>
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
  readonly hear: (message: FromWorker) => void
  readonly reject: (error: unknown) => void
  readonly cancel: () => void
}

/** What one kind of work makes of the worker's messages before the last one, and of that. */
interface Answers<Answer> {
  readonly onNews?: (message: FromWorker) => void
  /** Undefined for a message that is not the answer. */
  readonly toAnswer: (message: FromWorker) => Answer | undefined
}

/** Runs syncs, and whatever else writes for long, in one worker thread, started with the first of them. */
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

  /** An uncaught error is told before the thread has ended; by then another one may be at work. */
  const failAll = (dead: Worker, error: unknown): void => {
    if (worker !== dead) return
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
      if (message.kind !== 'progress' && message.kind !== 'removing') {
        jobs.delete(message.job)
        if (jobs.size === 0) started.unref()
      }
      if (message.kind === 'failed') job?.reject(fromFailure(message.failure))
      else job?.hear(message)
    })
    const interrupted = new AppError('sync.interrupted', 'The sync worker ended unexpectedly.')
    started.on('error', (error) => failAll(started, error))
    started.on('exit', () => failAll(started, interrupted))
    return started
  }

  const post = <Answer>(
    makeMessage: (job: number, stop: StopFlag) => ToWorker,
    { onNews, toAnswer }: Answers<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> => {
    if (isClosed) throw new AppError('sync.cancelled', 'Rollcall is being closed.')
    const job = nextJob++
    const current = (worker ??= startWorker())
    current.ref()
    const stop: StopFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const message = makeMessage(job, stop)
    const cancel = (): void => {
      if ('stop' in message) Atomics.store(stop, 0, 1)
      else tell(current, { kind: 'cancel', job })
    }
    const ended = new Promise<Answer>((resolve, reject) => {
      const hear = (heard: FromWorker): void => {
        const answer = toAnswer(heard)
        if (answer === undefined) onNews?.(heard)
        else resolve(answer)
      }
      jobs.set(job, { hear, reject, cancel })
    })
    tell(current, message)
    signal?.addEventListener('abort', cancel, { once: true })
    if (signal?.aborted === true) cancel()
    return ended.finally(() => signal?.removeEventListener('abort', cancel))
  }

  const decide = async (
    runId: number,
    decision: 'approve' | 'reject',
    { signal, onProgress }: DecisionOptions = {},
  ): Promise<SyncRun> => {
    const request = { runId, decision, decidedAt: clock().toISOString(), owner }
    return post((job, stop) => ({ kind: 'decide', job, request, stop }), runAnswers(onProgress), signal)
  }

  return {
    start: async (slug, options) => {
      const { dryRun, full, only, trigger, signal, onProgress } = options
      const workerSecrets = await readSecrets(db, secrets, slug)
      const startedAt = clock().toISOString()
      const request = { slug, dryRun, full, only, trigger, startedAt, owner, secrets: workerSecrets }
      return post((job) => ({ kind: 'start', job, request }), runAnswers(onProgress), signal)
    },
    approve: (runId, options) => decide(runId, 'approve', options),
    reject: (runId) => decide(runId, 'reject'),
    removeSource: async (request, { signal, onProgress } = {}) =>
      post((job, stop) => ({ kind: 'remove', job, request, stop }), removalAnswers(onProgress), signal),
    close: async () => {
      isClosed = true
      const current = worker
      if (current === undefined) return
      for (const job of jobs.values()) job.cancel()
      const ended = new Promise<void>((resolve) => current.once('exit', () => resolve()))
      await waitForJobs(jobs)
      current.ref()
      tell(current, { kind: 'close' })
      await ended
    },
  }
}

const runAnswers = (onProgress: DecisionOptions['onProgress']): Answers<SyncRun> => ({
  onNews: (message) => {
    if (message.kind === 'progress') onProgress?.(message.progress)
  },
  toAnswer: (message) => (message.kind === 'done' ? message.run : undefined),
})

const removalAnswers = (onProgress: RemovalOptions['onProgress']): Answers<RemovedObjects> => ({
  onNews: (message) => {
    if (message.kind === 'removing') onProgress?.(message.progress)
  },
  toAnswer: (message) => (message.kind === 'removed' ? message.objects : undefined),
})

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
