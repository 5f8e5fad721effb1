// The worker thread in which runs happen and sources are removed, so that the window and IPC never wait for that. It has
// a database connection of its own; started once, kept, and ended by the service.
import { parentPort, workerData } from 'node:worker_threads'

import { AppError, toFailure } from '../../../src-shared/errors/app-error.ts'
import { keepLog, moveLog } from '../../store/move-log.ts'
import { openDatabase } from '../../store/open-database.ts'
import { removeSource } from '../../store/remove-source.ts'
import { findRun } from '../../store/run-queries.ts'
import { toStoreError } from '../../store/store-errors.ts'
import { decideRun } from './decide-held-run.ts'
import { createProgressMeter } from './progress-meter.ts'
import { runSync } from './run-sync.ts'
import type {
  DecisionRequest,
  FromWorker,
  RemovalRequest,
  RunRequest,
  StopFlag,
  ToWorker,
} from './worker-protocol.ts'

const serve = (): void => {
  const port = parentPort
  if (port === null) throw new Error('sync-worker.ts runs as a worker thread only')
  // Given by sync-service.ts when it starts this thread.
  const { dataFolder } = workerData as { readonly dataFolder: string }
  const db = openDatabase(dataFolder, { busyTimeoutMs: patienceMs })
  // In KiB. A run writes in order and reads each row once, so more would only be memory; the window keeps its own.
  db.exec('PRAGMA cache_size = -16384')
  keepLog(db)
  const running = new Map<number, AbortController>()
  const send = (message: FromWorker): void =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    port.postMessage(message)

  const start = async (job: number, request: RunRequest): Promise<void> => {
    const cancellation = new AbortController()
    running.set(job, cancellation)
    const onProgress = createProgressMeter(request.slug, (progress) =>
      send({ kind: 'progress', job, progress }),
    )
    try {
      const run = await runSync({ db, dataFolder, signal: cancellation.signal, onProgress }, request)
      send({ kind: 'done', job, run })
    } catch (error) {
      send({ kind: 'failed', job, failure: toFailure(toStoreError(error)) })
    } finally {
      running.delete(job)
      moveLog(db)
    }
  }

  const perform = (job: number, work: () => FromWorker): void => {
    try {
      send(work())
    } catch (error) {
      send({ kind: 'failed', job, failure: toFailure(toStoreError(error)) })
    } finally {
      moveLog(db)
    }
  }

  const decide = (job: number, request: DecisionRequest, stop: StopFlag): FromWorker => {
    const report = createProgressMeter(findRun(db, request.runId)?.source ?? '', (progress) =>
      send({ kind: 'progress', job, progress }),
    )
    const onProgress: typeof report = (runId, phase, records) => {
      if (isStopped(stop))
        throw new AppError('sync.cancelled', `Nothing was changed. Run ${runId} still waits for a decision.`)
      report(runId, phase, records)
    }
    return { kind: 'done', job, run: decideRun({ db, dataFolder, onProgress }, request) }
  }

  const remove = (job: number, { sourceId, slug, at }: RemovalRequest, stop: StopFlag): FromWorker => {
    const objects = removeSource(db, { sourceId, at }, (progress) => {
      if (isStopped(stop))
        throw new AppError('sync.cancelled', `Nothing was removed. The source "${slug}" is still there.`)
      send({ kind: 'removing', job, progress: { source: slug, ...progress } })
    })
    return { kind: 'removed', job, objects }
  }

  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'start':
        void start(message.job, message.request)
        break
      case 'cancel':
        running.get(message.job)?.abort(cancelled())
        break
      case 'decide':
        perform(message.job, () => decide(message.job, message.request, message.stop))
        break
      case 'remove':
        perform(message.job, () => remove(message.job, message.request, message.stop))
        break
      case 'close':
        db.close()
        port.close()
        break
      default:
        message satisfies never
    }
  })
}

/** The commit of another process's run over a million people takes a good part of this; nobody waits for this thread. */
const patienceMs = 5 * 60_000

const cancelled = () => new AppError('sync.cancelled', 'The run was cancelled. Nothing was changed.')

const isStopped = (stop: StopFlag): boolean => Atomics.load(stop, 0) !== 0

serve()
