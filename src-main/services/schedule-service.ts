import { hostname } from 'node:os'
import type { SyncRun } from '../../src-shared/domain/sync-run.ts'
import { AppError, type Failure } from '../../src-shared/errors/app-error.ts'
import type { ScheduledSource, ScheduledTask } from '../schedule/scheduled-source.ts'
import type { Scheduler } from '../schedule/scheduler.ts'
import type { ScheduledRun, SchedulerEvent } from '../schedule/scheduler-setup.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { listSources } from '../store/source-store.ts'
import type { ConnectivityService } from './connectivity-service.ts'
import { requireSource } from './find-source.ts'
import type { OutgoingService } from './outgoing-service.ts'
import { createScheduleStates } from './schedule-states.ts'
import type { SyncService } from './sync-service.ts'

interface TaskEvent {
  readonly at: string
  readonly source: string
  readonly task: ScheduledTask
}

/** What happens while the schedules run; one line each. */
export type ServeEvent =
  | { readonly event: 'serving'; readonly at: string; readonly sources: readonly string[] }
  | ({ readonly event: 'waiting'; readonly next: string; readonly cron: string } & TaskEvent)
  | ({ readonly event: 'started'; readonly trigger: string } & TaskEvent)
  | ({ readonly event: 'finished'; readonly status: string; readonly run: SyncRun | null } & TaskEvent)
  | ({ readonly event: 'failed'; readonly error: Failure } & TaskEvent)
  | ({ readonly event: 'skipped'; readonly reason: string } & TaskEvent)
  | { readonly event: 'problem'; readonly at: string; readonly error: Failure }
  | { readonly event: 'stopped'; readonly at: string }

export interface ServeRequest {
  /** Undefined: every source, also those added later. */
  readonly slugs: readonly string[] | undefined
  readonly signal: AbortSignal
  readonly onEvent: (event: ServeEvent) => void
}

export interface ScheduleService {
  /** Runs the schedules until the signal; a run that is under way then is cancelled and awaited. */
  serve(request: ServeRequest): Promise<void>
  /** Looks at once what is due: after a wake from sleep, a save, the end of a pause. */
  lookNow(): void
}

interface ScheduleSetup {
  readonly db: WritableDb
  readonly clock: () => Date
  readonly sync: SyncService
  readonly connectivity: ConnectivityService
  readonly outgoing: Pick<OutgoingService, 'keepDelivering'>
}

export const createScheduleService = (setup: ScheduleSetup): ScheduleService => {
  const schedulers = new Set<Scheduler>()
  return {
    serve: (request) => serve(setup, request, schedulers),
    lookNow() {
      for (const scheduler of schedulers) scheduler.look()
    },
  }
}

const serve = async (
  setup: ScheduleSetup,
  { slugs, signal, onEvent }: ServeRequest,
  schedulers: Set<Scheduler>,
): Promise<void> => {
  const { db, clock } = setup
  for (const slug of slugs ?? []) requireSource(db, slug)
  const now = (): string => clock().toISOString()
  const sources = (): readonly ScheduledSource[] => scheduledSources(db, slugs)
  const finishedRuns = new Map<number, SyncRun>()
  const { Scheduler: LoadedScheduler } = await import('../schedule/scheduler.ts')
  const scheduler = new LoadedScheduler({
    machineId: hostname(),
    clock: {
      now: () => clock().getTime(),
      setTimer: (callback, delayMs) => {
        const timer = setTimeout(callback, delayMs)
        return () => clearTimeout(timer)
      },
    },
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    sources,
    states: createScheduleStates(db),
    run: async (run, runSignal) => {
      const done = await perform(setup, run, runSignal)
      if (typeof done === 'string') return done
      finishedRuns.set(run.sourceId, done)
      return done.status
    },
    onEvent: (event) => onEvent(toServeEvent(event, now(), finishedRuns)),
  })
  onEvent({ event: 'serving', at: now(), sources: sources().map((source) => source.slug) })
  schedulers.add(scheduler)
  scheduler.start()
  for (const { slug, task, cron, decision } of scheduler.plan()) {
    if (decision.kind !== 'waiting') continue
    const next = new Date(decision.dueAt).toISOString()
    onEvent({ event: 'waiting', at: now(), source: slug, task, next, cron })
  }
  const delivering = setup.outgoing.keepDelivering({
    slugs,
    signal,
    onProblem: (error) => onEvent({ event: 'problem', at: now(), error }),
  })
  await aborted(signal)
  await delivering
  schedulers.delete(scheduler)
  await scheduler.stop()
  onEvent({ event: 'stopped', at: now() })
}

const scheduledSources = (db: WritableDb, slugs: readonly string[] | undefined): readonly ScheduledSource[] =>
  listSources(db)
    .filter(({ settings }) => settings.enabled && (slugs?.includes(settings.slug) ?? true))
    .map(({ id, settings, updatedAt }) => ({
      id,
      slug: settings.slug,
      enabled: settings.enabled,
      schedule: settings.schedule,
      savedAt: updatedAt,
    }))

/** The run, or for a check a word for how it went. */
const perform = async (
  { sync, connectivity }: ScheduleSetup,
  { slug, task, trigger }: ScheduledRun,
  signal: AbortSignal,
): Promise<SyncRun | string> => {
  if (task === 'sync') {
    return sync.start(slug, { dryRun: false, full: false, trigger, signal, onProgress: () => {} })
  }
  const pool = (await connectivity.check(slug, signal)).servers['__all__']
  if (pool === undefined) throw new AppError('internal', 'The check of the pool is missing.')
  return pool.code === null ? 'ok' : 'failed'
}

const toServeEvent = (event: SchedulerEvent, at: string, runs: Map<number, SyncRun>): ServeEvent => {
  if (event.kind === 'look-failed') return { event: 'problem', at, error: event.failure }
  const of = { at, source: event.slug, task: event.task }
  switch (event.kind) {
    case 'started':
      return { event: 'started', trigger: event.trigger, ...of }
    case 'finished': {
      const run = event.task === 'sync' ? (runs.get(event.sourceId) ?? null) : null
      return { event: 'finished', status: event.status, run, ...of }
    }
    case 'failed':
      return { event: 'failed', error: event.failure, ...of }
    case 'skipped':
      return { event: 'skipped', reason: event.reason, ...of }
    case 'schedule-invalid':
      return { event: 'failed', error: { code: 'input.invalid', message: event.problem, details: {} }, ...of }
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
