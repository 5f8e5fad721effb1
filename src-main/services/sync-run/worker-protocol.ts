// What the main thread and the sync worker say to each other. Plain data only: it crosses threads.
import type { RunTrigger, SyncProgress, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { Failure } from '../../../src-shared/errors/app-error.ts'

/** Secrets as they cross to the worker, in memory only; or why they could not be read. */
export type WorkerSecrets =
  | {
      readonly kind: 'read'
      readonly bindPassword: string | undefined
      readonly clientKey: string | undefined
    }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface RunRequest {
  readonly slug: string
  readonly dryRun: boolean
  readonly full: boolean
  readonly trigger: RunTrigger
  /** ISO text by the main thread's clock: the run's one "now". */
  readonly startedAt: string
  readonly owner: string
  readonly secrets: WorkerSecrets
}

export interface DecisionRequest {
  readonly runId: number
  readonly decision: 'approve' | 'reject'
  readonly decidedAt: string
  readonly owner: string
}

export type ToWorker =
  | { readonly kind: 'start'; readonly job: number; readonly request: RunRequest }
  | { readonly kind: 'decide'; readonly job: number; readonly request: DecisionRequest }
  | { readonly kind: 'cancel'; readonly job: number }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'progress'; readonly job: number; readonly progress: SyncProgress }
  | { readonly kind: 'done'; readonly job: number; readonly run: SyncRun }
  | { readonly kind: 'failed'; readonly job: number; readonly failure: Failure }
