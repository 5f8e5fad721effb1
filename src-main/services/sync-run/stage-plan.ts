import { Worker } from 'node:worker_threads'

import { AppError, fromFailure } from '../../../src-shared/errors/app-error.ts'
import type { LateConflict } from './apply-plan.ts'
import { createPlanProgress, tellWritten } from './plan-progress.ts'
import type { FromStaging, StagingRequest } from './staging-protocol.ts'

/** Rows of a first load, ready to be copied into the store. */
export interface StagedRows {
  readonly folder: string
  readonly conflicts: readonly LateConflict[]
  /** How long the run had to wait for them after its read was complete, in milliseconds. */
  readonly waitedMs: number
}

export interface Staging {
  /** The plan's file has whole records up to this byte. */
  onWritten(end: number): void
  /** Waits until all that was written is staged; undefined when the plan is so small that nothing was begun. */
  finish(): Promise<StagedRows | undefined>
  /** Ends the thread if it still works; what it wrote can then be removed. */
  end(): Promise<void>
}

/**
 * Stages a plan while it is written. The thread starts with the first part that reaches the file: a plan that fits
 * into the writer's buffer is applied sooner than a thread is up.
 */
export const createStaging = (request: Omit<StagingRequest, 'progress'>): Staging => {
  const progress = createPlanProgress()
  let written = 0
  let thread: StagingThread | undefined
  return {
    onWritten: (end) => {
      written = end
      thread ??= startThread({ ...request, progress })
      tellWritten(progress, { end, isLast: false })
    },
    finish: async () => {
      if (thread === undefined) return undefined
      const startedAt = performance.now()
      tellWritten(progress, { end: written, isLast: true })
      const conflicts = await thread.result
      return { folder: request.folder, conflicts, waitedMs: performance.now() - startedAt }
    },
    end: async () => {
      await thread?.end()
    },
  }
}

interface StagingThread {
  readonly result: Promise<readonly LateConflict[]>
  end(): Promise<unknown>
}

/** It reads a record, writes it and forgets it. */
const youngGenerationMb = 8

const startThread = (request: StagingRequest): StagingThread => {
  const worker = new Worker(threadUrl(), {
    workerData: request,
    name: 'staging',
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  })
  const result = new Promise<readonly LateConflict[]>((resolve, reject) => {
    worker.once('message', (message: FromStaging) => {
      if (message.kind === 'staged') resolve(message.conflicts)
      else reject(fromFailure(message.failure))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new AppError('internal', 'The staging thread ended unexpectedly.')))
  })
  // Whoever ends the run early never asks for it.
  result.catch(() => undefined)
  return { result, end: () => worker.terminate() }
}

// Beside this file in a checkout; beside the bundle in a package, which is flat (electron.vite.config.ts).
const threadUrl = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./staging-worker.ts', import.meta.url)
    : new URL('./staging-worker.js', import.meta.url)
