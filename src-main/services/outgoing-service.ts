import type {
  DeliveryMode,
  DeliveryState,
  OutgoingDelivery,
  RetriedDeliveries,
} from '../../src-shared/domain/outgoing-delivery.ts'
import type { SyncRun } from '../../src-shared/domain/sync-run.ts'
import { AppError, toFailure, type Failure } from '../../src-shared/errors/app-error.ts'
import { findDelivery, listDeliveries } from '../store/delivery-queries.ts'
import {
  listHeads,
  listWaitingSources,
  releaseDeliveries,
  reviveDeadDeliveries,
  reviveDelivery,
} from '../store/delivery-store.ts'
import { findSource, findSourceById, listSources } from '../store/source-store.ts'
import { requireSource, sourceIdFor } from './find-source.ts'
import { countRetried } from './outgoing/count-retried.ts'
import type { DeliverySetup } from './outgoing/deliver-source.ts'
import { pause, withinTime } from './outgoing/waiting.ts'

export interface OutgoingService {
  list(question: {
    readonly slug: string | undefined
    readonly state: DeliveryState | undefined
    readonly limit: number
  }): { readonly total: number; readonly items: readonly OutgoingDelivery[] }
  /** Tries a dead or a waiting delivery at once, and answers how it went. */
  retry(id: number, signal: AbortSignal): Promise<OutgoingDelivery>
  /** Tries every dead delivery again, of one source or of all; answers what became of them so far. */
  retryDead(slug: string | undefined, signal: AbortSignal): Promise<RetriedDeliveries>
  /** Runs a sync as part of the start that goes on; what it wrote down for `immediate` goes out when it has ended. */
  duringRun(run: () => Promise<SyncRun>): Promise<SyncRun>
  /** Begins a start of several runs. Whoever calls the answer ends it; then what was deferred goes out. */
  beginStart(): () => void
  /**
   * Waits until everything due of these sources was tried, at most so long; an attempt that goes on then is let finish.
   * Answers how many deliveries still wait.
   */
  settle(question: Settling): Promise<number>
  /** Tries what waits at its due time, until the signal. Undefined: of every source. */
  keepDelivering(question: {
    readonly slugs: readonly string[] | undefined
    readonly signal: AbortSignal
    readonly onProblem: (failure: Failure) => void
  }): Promise<void>
  /** Tells of every delivery that this process wrote to; returns the function that ends it. */
  onWritten(listener: () => void): () => void
  /** Breaks off what is being sent; it is tried again. */
  close(): Promise<void>
}

interface Settling {
  readonly slugs: readonly string[]
  readonly withinMs: number
  readonly signal: AbortSignal
}

export const createOutgoingService = (given: Omit<DeliverySetup, 'onWritten'>): OutgoingService => {
  const listeners = new Set<() => void>()
  const setup: DeliverySetup = {
    ...given,
    onWritten: () => {
      for (const listener of listeners) listener()
    },
  }
  const { db, clock } = setup
  const closing = new AbortController()
  const working = new Map<number, Promise<'done' | 'busy'>>()
  /** What is being sent just now, and of which source. */
  const underWay = new Map<Promise<void>, number>()
  const startedSources = new Set<number>()
  /** What has ended but is not yet written down as due. */
  const releasing = new Set<Promise<void>>()
  let goingOn = 0
  /** Aborted, and made anew, whenever something was tried: then other times are the next ones. */
  let changed = new AbortController()

  /** One at a time a source; who comes meanwhile waits, and then looks for itself. */
  const deliver = async (sourceId: number): Promise<'done' | 'busy'> => {
    await working.get(sourceId)?.catch(() => {})
    const already = working.get(sourceId)
    if (already !== undefined) return already
    if (closing.signal.aborted) return 'done'
    const following = {
      signal: closing.signal,
      onAttempt: (attempt: Promise<void>) => follow(attempt, sourceId),
    }
    const work = load().then(({ deliverSource }) => deliverSource(setup, sourceId, following))
    const tracked = work.finally(() => {
      working.delete(sourceId)
      changed.abort()
      changed = new AbortController()
    })
    working.set(sourceId, tracked)
    return tracked
  }

  const follow = (attempt: Promise<void>, sourceId: number): void => {
    const ended = attempt.catch(() => {}).finally(() => underWay.delete(ended))
    underWay.set(ended, sourceId)
  }

  const release = (sourceId: number, mode: DeliveryMode): void => {
    if (!listWaitingSources(db).includes(sourceId)) return
    const at = clock().toISOString()
    // What fails here waits in the database: the next sync, `serve` or the window tries it again and tells of it.
    const released = db
      .whenFree(() => releaseDeliveries(db, { sourceId, mode, at }))
      .then(
        () => void deliver(sourceId).catch(() => {}),
        () => {},
      )
      .finally(() => releasing.delete(released))
    releasing.add(released)
  }

  const beginStart = (): (() => void) => {
    goingOn += 1
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      goingOn -= 1
      if (goingOn > 0) return
      for (const sourceId of startedSources) release(sourceId, 'deferred_end')
      startedSources.clear()
    }
  }

  const isDue = (sourceId: number): boolean =>
    listHeads(db, sourceId).some(({ dueAt }) => Date.parse(dueAt) <= clock().getTime())

  const settle = async ({ slugs, withinMs, signal }: Settling): Promise<number> => {
    const until = performance.now() + withinMs
    const ids = (): readonly number[] => {
      const chosen = new Set(slugs.map((slug) => findSource(db, slug)?.id))
      return listWaitingSources(db).filter((id) => chosen.has(id))
    }
    await withinTime(Promise.all(releasing), withinMs, signal)
    while (!signal.aborted && performance.now() < until) {
      const due = ids().filter((id) => working.has(id) || isDue(id))
      if (due.length === 0) break
      const left = until - performance.now()
      await withinTime(
        Promise.all(due.map(deliver)).then((ends) =>
          ends.includes('busy') ? pause(busyPauseMs, signal) : undefined,
        ),
        left,
        signal,
      )
    }
    // Broken off, it would begin anew the next time, and never end with a receiver that takes as long again.
    const attempts = [...underWay].flatMap(([attempt, sourceId]) =>
      ids().includes(sourceId) ? [attempt] : [],
    )
    await withinTime(Promise.all(attempts), longestTimerMs, signal)
    return ids().reduce((sum, sourceId) => sum + countPending(sourceId), 0)
  }

  const countPending = (sourceId: number): number =>
    listDeliveries(db, { sourceId, state: 'pending', limit: 0 }).total

  return {
    list: ({ slug, state, limit }) =>
      listDeliveries(db, { sourceId: slug === undefined ? undefined : sourceIdFor(db, slug), state, limit }),
    async retry(id, signal) {
      const { source } = requireDelivery(setup, id)
      const at = clock().toISOString()
      if (!(await db.whenFree(() => reviveDelivery(db, { id, at }))))
        throw new AppError('input.invalid', `Delivery ${id} has arrived already.`, { id })
      requireSource(db, source)
      await settle({ slugs: [source], withinMs: retryPatienceMs, signal })
      return requireDelivery(setup, id)
    },
    async retryDead(slug, signal) {
      const sources = slug === undefined ? listSources(db) : [requireSource(db, slug)]
      const at = clock().toISOString()
      const ids = await db.whenFree(() =>
        sources.flatMap(({ id }) => reviveDeadDeliveries(db, { sourceId: id, at })),
      )
      setup.onWritten?.()
      const slugs = sources.map(({ settings }) => settings.slug)
      if (ids.length > 0) await settle({ slugs, withinMs: retryPatienceMs, signal })
      return countRetried(ids.flatMap((id) => findDelivery(db, id) ?? []))
    },
    async duringRun(run) {
      const end = beginStart()
      try {
        const report = await run()
        const sourceId = findSource(db, report.source)?.id
        if (sourceId !== undefined && !report.dryRun) {
          startedSources.add(sourceId)
          release(sourceId, 'immediate')
        }
        return report
      } finally {
        end()
      }
    },
    beginStart,
    settle,
    async keepDelivering({ slugs, signal, onProblem }) {
      const isChosen = (id: number): boolean =>
        slugs === undefined || slugs.includes(findSourceById(db, id)?.settings.slug ?? '')
      while (!signal.aborted && !closing.signal.aborted) {
        // Before looking, so that what changes meanwhile is not missed.
        const stirred = changed.signal
        let nextLookMs = lookIntervalMs
        try {
          const ids = listWaitingSources(db).filter(isChosen)
          // Not awaited: a slow receiver of one source must not keep those of another.
          for (const id of ids.filter((each) => isDue(each) && !working.has(each)))
            void deliver(id).catch((error: unknown) => onProblem(toFailure(error)))
          const dueTimes = ids.flatMap((id) => listHeads(db, id).map(({ dueAt }) => Date.parse(dueAt)))
          const waits = dueTimes.map((dueAt) => dueAt - clock().getTime()).filter((ms) => ms > 0)
          nextLookMs = Math.min(lookIntervalMs, ...waits)
        } catch (error) {
          onProblem(toFailure(error))
        }
        const ended = AbortSignal.any([signal, closing.signal])
        await pause(leastPauseMs, ended)
        await pause(nextLookMs, AbortSignal.any([ended, stirred]))
      }
    },
    onWritten(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      closing.abort()
      await Promise.allSettled(working.values())
    },
  }
}

/** An attempt ends by itself; this is what a timer can hold. */
const longestTimerMs = 2 ** 31 - 1
/** A timer stands still while the machine sleeps, and other processes write deliveries too. */
const lookIntervalMs = 60_000
/** Between two looks, also while another process has what is due. */
const leastPauseMs = 500
/** Before looking again whether another process has finished with a source. */
const busyPauseMs = 200
/** A little more than one answer may take. */
const retryPatienceMs = 45_000

/** Loaded with the first delivery: most commands have none, and should start without it. */
const load = () => import('./outgoing/deliver-source.ts')

const requireDelivery = ({ db }: DeliverySetup, id: number): OutgoingDelivery => {
  const delivery = findDelivery(db, id)
  if (delivery === undefined) throw new AppError('object.not-found', `There is no delivery ${id}.`, { id })
  return delivery
}
