import { z } from 'zod'

export const runStatuses = [
  'running',
  'ok',
  'ok_with_errors',
  'held',
  'approved',
  'rejected',
  'failed',
  'cancelled',
  'skipped',
  'interrupted',
] as const
export type RunStatus = (typeof runStatuses)[number]

export const runTriggers = ['manual', 'schedule', 'tray', 'catch_up', 'save', 'approval'] as const
export type RunTrigger = (typeof runTriggers)[number]

export const ObjectCounts = z.strictObject({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  deleted: z.number().int(),
  deactivated: z.number().int(),
  suspect: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
})
export type ObjectCounts = z.infer<typeof ObjectCounts>

export const RunMessage = z.strictObject({
  level: z.enum(['info', 'warning', 'error']),
  code: z.string(),
  message: z.string(),
  dn: z.string().nullable(),
})
export type RunMessage = z.infer<typeof RunMessage>

/** The one person or group that a run is about. */
export const OnlyObject = z.strictObject({
  objectType: z.enum(['user', 'group']),
  id: z.number().int(),
  /** As it was called when the run began. */
  name: z.string(),
})
export type OnlyObject = z.infer<typeof OnlyObject>

/** One run as `sync` and `runs` print it (docs: JSON answers). */
export const SyncRun = z.object({
  id: z.number().int(),
  source: z.string(),
  status: z.enum(runStatuses),
  dryRun: z.boolean(),
  /** Null for a run of the whole source. */
  only: OnlyObject.nullable(),
  trigger: z.enum(runTriggers),
  /** URI of the server that was read, null when none was reached. */
  server: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  milliseconds: z.number().nullable(),
  /** Every page ended with success and the last cookie was empty (rule S5). */
  complete: z.boolean(),
  read: z.strictObject({ users: z.number().int(), groups: z.number().int() }),
  changes: z.strictObject({
    users: ObjectCounts,
    groups: ObjectCounts,
    memberships: z.strictObject({ added: z.number().int(), removed: z.number().int() }),
  }),
  /** Why a run is held: one row per limit that it broke. */
  limits: z.array(
    z.strictObject({
      what: z.string(),
      count: z.number().int(),
      allowed: z.number().int(),
      of: z.number().int(),
    }),
  ),
  /** Milliseconds per phase, in order. */
  phases: z.array(z.strictObject({ phase: z.string(), milliseconds: z.number() })),
  messages: z.array(RunMessage),
  /** The error that ended a failed run. */
  failure: z
    .strictObject({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) })
    .nullable(),
})
export type SyncRun = z.infer<typeof SyncRun>

export const RunItem = z.strictObject({
  objectType: z.enum(['user', 'group', 'membership', 'group_parent']),
  name: z.string(),
  dn: z.string().nullable(),
  change: z.enum([
    'created',
    'updated',
    'restored',
    'linked',
    'suspect',
    'deleted',
    'deactivated',
    'kept',
    'added',
    'removed',
    'conflict',
    'failed',
    'skipped',
  ]),
  reason: z.string().nullable(),
  /** Field name to [old, new]. */
  fields: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
})
export type RunItem = z.infer<typeof RunItem>

export type SyncPhase =
  | 'connect'
  | 'users'
  | 'groups'
  | 'memberships'
  | 'missing'
  | 'limits'
  | 'apply'
  | 'done'

/** Sent while a run goes on; never stored. `entries` counts what was read in this phase, `rate` is entries a second. */
export interface SyncProgress {
  readonly runId: number
  readonly source: string
  readonly phase: SyncPhase
  readonly entries: number
  readonly rate: number
}

export const emptyCounts = (): ObjectCounts => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  deactivated: 0,
  suspect: 0,
  skipped: 0,
  failed: 0,
})
