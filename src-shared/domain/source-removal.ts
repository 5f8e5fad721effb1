export interface RemovedObjects {
  readonly users: number
  readonly groups: number
}

export const removalSteps = ['memberships', 'history', 'objects'] as const
export type RemovalStep = (typeof removalSteps)[number]

/** Sent while a source is removed; never stored. `done` and `of` count stored rows over all steps. */
export interface RemovalProgress {
  readonly source: string
  readonly step: RemovalStep
  readonly done: number
  readonly of: number
}
