import { z } from 'zod'
import { OnlyObject, RunItem, RunMessage, SyncRun, runStatuses } from '../domain/sync-run.ts'
import { call } from './call.ts'
import { Slug } from './source-calls.ts'

const RunId = z.number().int()
export const Page = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(100),
}

/** A run without its messages, for lists. */
export const RunSummary = SyncRun.omit({ messages: true, phases: true })
export type RunSummary = z.infer<typeof RunSummary>

export const syncCalls = {
  /** Answers as soon as the run has its id; `run.progressed` and `run.finished` follow as events. */
  'sync.start': call(
    z.strictObject({
      slug: Slug,
      dryRun: z.boolean(),
      full: z.boolean(),
      /** One person or group of the source; null for all of it. */
      only: OnlyObject.omit({ name: true }).nullable().default(null),
    }),
    z.strictObject({ runId: RunId }),
  ),
  'sync.startAll': call(
    z.void(),
    z.array(z.strictObject({ slug: Slug, runId: RunId.nullable(), failure: z.string().nullable() })),
  ),
  'sync.cancel': call(z.strictObject({ runId: RunId }), z.void()),
  'sync.approve': call(z.strictObject({ runId: RunId }), SyncRun),
  'sync.reject': call(z.strictObject({ runId: RunId }), SyncRun),

  'runs.list': call(
    z.strictObject({ slug: Slug.nullable(), status: z.enum(runStatuses).nullable(), ...Page }),
    z.strictObject({ total: z.number().int(), items: z.array(RunSummary) }),
  ),
  'runs.get': call(RunId, SyncRun),
  'runs.items': call(
    z.strictObject({
      runId: RunId,
      objectType: z.enum(['user', 'group', 'membership', 'group_parent']).nullable(),
      change: z.string().nullable(),
      search: z.string(),
      ...Page,
    }),
    z.strictObject({
      total: z.number().int(),
      /** How many items there are of each kind, whatever is filtered: `user.created`, `membership.added`, ... */
      counts: z.record(z.string(), z.number().int()),
      items: z.array(RunItem),
    }),
  ),
  'runs.messages': call(
    RunId,
    z.array(
      z.strictObject({
        code: z.string(),
        level: z.enum(['info', 'warning', 'error']),
        count: z.number().int(),
        remedy: z.string(),
        samples: z.array(RunMessage),
      }),
    ),
  ),
  /** Writes a file the person chose in a dialog; null when he cancelled the dialog. */
  'runs.export': call(
    z.strictObject({ runId: RunId, format: z.enum(['json', 'csv']) }),
    z.strictObject({ path: z.string().nullable() }),
  ),
}
