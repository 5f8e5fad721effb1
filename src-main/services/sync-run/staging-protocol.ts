// What the sync worker and its staging thread say to each other. Plain data only: it crosses threads.
import type { Failure } from '../../../src-shared/errors/app-error.ts'
import type { LateConflict } from './apply-plan.ts'
import type { PlanProgress } from './plan-progress.ts'

export interface StagingRequest {
  readonly planFile: string
  /** Where the staging database goes; it does not exist yet. */
  readonly folder: string
  readonly progress: PlanProgress
  readonly context: { readonly runId: number; readonly sourceId: number; readonly now: string }
}

/** The thread's one message, sent when it has followed the plan to its end. */
export type FromStaging =
  | { readonly kind: 'staged'; readonly conflicts: readonly LateConflict[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
