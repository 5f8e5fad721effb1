// What the main thread and the sync worker say to each other. Plain data only: it crosses threads.
import type { OnlyObject, RunTrigger, SyncProgress, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { RemovalProgress, RemovedObjects } from '../../../src-shared/domain/source-removal.ts'
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
  /** Undefined for the whole source. */
  readonly only?: Pick<OnlyObject, 'objectType' | 'id'> | undefined
  readonly trigger: RunTrigger
  /** ISO text by the main thread's clock: the run's one "now". */
  readonly startedAt: string
  readonly owner: string
  readonly secrets: WorkerSecrets
}

/**
 * Set to other than 0 by the main thread to end work that is one long transaction: a message would not be read before
 * its end.
 */
export type StopFlag = Int32Array<SharedArrayBuffer>

export interface DecisionRequest {
  readonly runId: number
  readonly decision: 'approve' | 'reject'
  readonly decidedAt: string
  readonly owner: string
}

export interface RemovalRequest {
  /** Whose lock the main thread holds. */
  readonly sourceId: number
  readonly slug: string
  /** ISO text by the main thread's clock: when what it changes was changed. */
  readonly at: string
}

export type ToWorker =
  | { readonly kind: 'start'; readonly job: number; readonly request: RunRequest }
  | {
      readonly kind: 'decide'
      readonly job: number
      readonly request: DecisionRequest
      readonly stop: StopFlag
    }
  | {
      readonly kind: 'remove'
      readonly job: number
      readonly request: RemovalRequest
      readonly stop: StopFlag
    }
  | { readonly kind: 'cancel'; readonly job: number }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'progress'; readonly job: number; readonly progress: SyncProgress }
  | { readonly kind: 'removing'; readonly job: number; readonly progress: RemovalProgress }
  | { readonly kind: 'done'; readonly job: number; readonly run: SyncRun }
  | { readonly kind: 'removed'; readonly job: number; readonly objects: RemovedObjects }
  | { readonly kind: 'failed'; readonly job: number; readonly failure: Failure }
