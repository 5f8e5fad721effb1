import { z } from 'zod'
import { removalSteps } from '../domain/source-removal.ts'

/** What a write changed. The page asks again for every query that reads one of them. */
export const topics = [
  'sources',
  'runs',
  'objects',
  'mappings',
  'settings',
  'secrets',
  'connectivity',
  'schedule',
  'deliveries',
] as const
export const Topic = z.enum(topics)
export type Topic = z.infer<typeof Topic>

export const SyncProgressEvent = z.strictObject({
  kind: z.literal('run.progressed'),
  runId: z.number().int(),
  source: z.string(),
  phase: z.enum(['connect', 'users', 'groups', 'memberships', 'missing', 'limits', 'apply', 'done']),
  entries: z.number().int(),
  /** Entries a second. */
  rate: z.number(),
})

/** How far the removal of a source is; `done` and `of` count stored rows over all steps. */
export const RemovalProgressEvent = z.strictObject({
  kind: z.literal('removal.progressed'),
  source: z.string(),
  step: z.enum(removalSteps),
  done: z.number().int(),
  of: z.number().int(),
})

/** How many rows of an export are written; `of` is null where only the end tells. */
export const ExportProgressEvent = z.strictObject({
  kind: z.literal('export.progressed'),
  rows: z.number().int(),
  of: z.number().int().nullable(),
})

/** What was chosen in the tray or the menu could not be done; the title is in the person's language. */
export const ActionFailedEvent = z.strictObject({
  kind: z.literal('action.failed'),
  title: z.string(),
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type ActionFailedEvent = z.infer<typeof ActionFailedEvent>

/** Everything the main process tells the page without being asked. */
export const AppEvent = z.discriminatedUnion('kind', [
  SyncProgressEvent,
  RemovalProgressEvent,
  ExportProgressEvent,
  z.strictObject({
    kind: z.literal('run.finished'),
    runId: z.number().int(),
    source: z.string(),
    status: z.string(),
    /** Of a run of one person or group, what a person who waits for it wants to know; null for a whole source. */
    only: z
      .strictObject({
        name: z.string(),
        changes: z.number().int(),
        /** Why it did not go well, in the program's words. */
        problem: z.string().nullable(),
      })
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('data.changed'), topics: z.array(Topic) }),
  /** A tray entry, menu item or second start asks the window to show a page: a hash route such as `/runs/12`. */
  z.strictObject({ kind: z.literal('navigate.requested'), route: z.string() }),
  ActionFailedEvent,
  /** A background part broke and was started again; shown as a message that can be read again. */
  z.strictObject({ kind: z.literal('fault.reported'), code: z.string(), message: z.string() }),
])
export type AppEvent = z.infer<typeof AppEvent>
