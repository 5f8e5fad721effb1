// The worker thread in which runs happen, so that the window and IPC never wait for one. It has a database connection
// of its own; started once, kept, and ended by the service.
import { parentPort, workerData } from 'node:worker_threads'

import { fromFailure, toFailure } from '../../../src-shared/errors/app-error.ts'
import { openDatabase } from '../../store/open-database.ts'
import { decideRun } from './decide-held-run.ts'
import { createProgressMeter } from './progress-meter.ts'
import { runSync } from './run-sync.ts'
import type { FromWorker, RunRequest, ToWorker } from './worker-protocol.ts'

const serve = (): void => {
  const port = parentPort
  if (port === null) throw new Error('sync-worker.ts runs as a worker thread only')
  // Given by sync-service.ts when it starts this thread.
  const { dataFolder } = workerData as { readonly dataFolder: string }
  const db = openDatabase(dataFolder)
  // In KiB. A run writes in order and reads each row once, so more would only be memory; the window keeps its own.
  db.exec('PRAGMA cache_size = -16384')
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
      send({ kind: 'failed', job, failure: toFailure(error) })
    } finally {
      running.delete(job)
    }
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
        try {
          send({ kind: 'done', job: message.job, run: decideRun({ db, dataFolder }, message.request) })
        } catch (error) {
          send({ kind: 'failed', job: message.job, failure: toFailure(error) })
        }
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

const cancelled = () =>
  fromFailure({ code: 'sync.cancelled', message: 'The run was cancelled. Nothing was changed.', details: {} })

serve()
