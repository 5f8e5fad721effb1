import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { createFakeClock } from './fake-clock.ts'
import { createInMemoryScheduleStates } from './in-memory-schedule-states.ts'
import { nextRun } from './next-run.ts'
import { scheduledTasks, type ScheduledSource, type ScheduledTask } from './scheduled-source.ts'
import type { ScheduledRun, SchedulerEvent } from './scheduler-setup.ts'
import { Scheduler } from './scheduler.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const startOfTest = Date.parse('2026-06-01T09:30:00Z')

const source = (changes: Partial<ScheduledSource> = {}): ScheduledSource => ({
  id: 1,
  slug: 'corp',
  enabled: true,
  schedule: { sync: '17 */2 * * *', connectivity: '40 * * * *', paused: false },
  savedAt: '2026-06-01T09:30:00.000Z',
  ...changes,
})
const syncOnly = (sync: string): ScheduledSource['schedule'] => ({
  sync,
  connectivity: '0 0 1 * *',
  paused: false,
})

/** A scheduler on a clock driven by hand; `started` are its runs with the time of day at which they began. */
const createWorld = (
  options: { readonly sources?: readonly ScheduledSource[]; readonly runMs?: number } = {},
) => {
  const clock = createFakeClock(startOfTest)
  const states = createInMemoryScheduleStates()
  const events: SchedulerEvent[] = []
  const skips: number[] = []
  const started: { readonly at: number; readonly run: ScheduledRun }[] = []
  const world = {
    clock,
    states,
    events,
    started,
    /** When a run was skipped. */
    skips,
    sources: options.sources ?? [source()],
    runMs: options.runMs ?? 0,
    timeZone: 'UTC',
    /** What a run answers, besides 'ok'. */
    outcome: (run: ScheduledRun): string => (run.slug === '' ? 'no slug' : 'ok'),
    starts: (task?: ScheduledTask): readonly string[] =>
      started
        .filter(({ run }) => task === undefined || run.task === task)
        .map(
          ({ at, run }) =>
            `${new Date(at).toISOString().slice(5, 16)} ${run.slug} ${run.task} ${run.trigger}`,
        ),
    newScheduler: (): Scheduler =>
      new Scheduler({
        machineId: 'pc7',
        clock,
        timeZone: () => world.timeZone,
        sources: () => world.sources,
        states,
        run: async (run, signal) => {
          started.push({ at: clock.now(), run })
          if (world.runMs > 0)
            await new Promise<void>((resolve) => {
              clock.setTimer(resolve, world.runMs)
              signal.addEventListener('abort', () => resolve())
            })
          if (signal.aborted) throw new AppError('sync.cancelled', 'cancelled')
          return world.outcome(run)
        },
        onEvent: (event) => {
          events.push(event)
          if (event.kind === 'skipped') skips.push(clock.now())
        },
      }),
  }
  return world
}

type World = ReturnType<typeof createWorld>

/** As the services do when a source is saved, and as a pause that somebody chose. */
const save = (world: World, scheduler: Scheduler): void => {
  for (const task of scheduledTasks) {
    world.states.pause(1, task, undefined)
    void world.states.queue(1, task, new Date(world.clock.now()).toISOString())
  }
  scheduler.look()
}
const pause = (world: World, scheduler: Scheduler, until: string | undefined): void => {
  for (const task of scheduledTasks) world.states.pause(1, task, until)
  scheduler.look()
}

describe('a scheduler on a day without surprises', () => {
  it('runs each task at its own minutes', async () => {
    const world = createWorld()
    world.newScheduler().start()
    await world.clock.advance(3 * hour)
    expect(world.starts()).toEqual([
      '06-01T09:40 corp connectivity schedule',
      '06-01T10:17 corp sync schedule',
      '06-01T10:40 corp connectivity schedule',
      '06-01T11:40 corp connectivity schedule',
      '06-01T12:17 corp sync schedule',
    ])
  })

  it('reports the start and the end of a run and keeps both', async () => {
    const world = createWorld({
      sources: [source({ schedule: syncOnly('17 */2 * * *') })],
      runMs: 5 * second,
    })
    world.newScheduler().start()
    await world.clock.advance(hour)
    const run = { sourceId: 1, slug: 'corp', task: 'sync', trigger: 'schedule' }
    expect(world.events).toEqual([
      { kind: 'started', ...run },
      { kind: 'finished', status: 'ok', ...run },
    ])
    expect(world.states.list()).toMatchObject([
      {
        lastStartedAt: '2026-06-01T10:17:00.000Z',
        lastFinishedAt: '2026-06-01T10:17:05.000Z',
        lastStatus: 'ok',
      },
    ])
  })

  it('reads the cron text in the time zone of the machine', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('0 12 * * *') })] })
    world.timeZone = 'Europe/Berlin'
    world.newScheduler().start()
    await world.clock.advance(2 * hour)
    expect(world.starts()).toEqual(['06-01T10:00 corp sync schedule'])
  })

  it('uses the default schedule where a source has no text of its own', async () => {
    const world = createWorld({
      sources: [source({ schedule: { sync: '', connectivity: '', paused: false } })],
    })
    world.newScheduler().start()
    await world.clock.advance(day)
    expect([world.starts('sync').length, world.starts('connectivity').length]).toEqual([12, 24])
  })

  it('notices a change of the schedule that another process made', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('0 0 1 1 *') })] })
    world.newScheduler().start()
    await world.clock.advance(minute)
    world.sources = [source({ schedule: syncOnly('45 * * * *') })]
    await world.clock.advance(30 * minute)
    expect(world.starts()).toEqual(['06-01T09:45 corp sync schedule'])
  })

  it('leaves sources alone that are switched off or paused', async () => {
    const world = createWorld({
      sources: [
        source({ id: 1, slug: 'off', enabled: false }),
        source({ id: 2, slug: 'paused', schedule: { ...source().schedule, paused: true } }),
      ],
    })
    world.newScheduler().start()
    await world.clock.advance(day)
    expect(world.starts()).toEqual([])
  })
})

describe('saving a source', () => {
  it('runs both its tasks at once and then goes on as scheduled', async () => {
    const world = createWorld()
    const scheduler = world.newScheduler()
    scheduler.start()
    save(world, scheduler)
    await world.clock.advance(50 * minute)
    expect(world.starts()).toEqual([
      '06-01T09:30 corp sync save',
      '06-01T09:30 corp connectivity save',
      '06-01T09:40 corp connectivity schedule',
      '06-01T10:17 corp sync schedule',
    ])
  })

  it('runs nothing for a source that is switched off or paused', async () => {
    for (const changes of [{ enabled: false }, { schedule: { ...source().schedule, paused: true } }]) {
      const world = createWorld({ sources: [source(changes)] })
      const scheduler = world.newScheduler()
      scheduler.start()
      save(world, scheduler)
      await world.clock.advance(hour)
      expect(world.starts()).toEqual([])
    }
  })

  it('waits for a run of the old settings and then runs once more', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('0 */6 * * *') })], runMs: 5 * minute })
    const scheduler = world.newScheduler()
    scheduler.start()
    save(world, scheduler)
    await world.clock.advance(minute)
    save(world, scheduler)
    await world.clock.advance(20 * minute)
    expect(world.starts('sync')).toEqual(['06-01T09:30 corp sync save', '06-01T09:35 corp sync save'])
  })

  it('is tried again when another process held the source', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('0 0 1 1 *') })] })
    let isHeld = true
    world.outcome = ({ task }) => {
      if (task === 'sync' && isHeld) throw new AppError('sync.already-running', 'the window holds it')
      return 'ok'
    }
    const scheduler = world.newScheduler()
    scheduler.start()
    save(world, scheduler)
    await world.clock.advance(90 * second)
    isHeld = false
    await world.clock.advance(10 * minute)
    expect(world.starts('sync')).toEqual([
      '06-01T09:30 corp sync save',
      '06-01T09:31 corp sync save',
      '06-01T09:32 corp sync save',
    ])
    expect(world.events.filter(({ kind }) => kind === 'skipped')).toHaveLength(2)
  })

  it('by another process is noticed within a minute', async () => {
    const world = createWorld()
    world.newScheduler().start()
    await world.clock.advance(second)
    await world.states.queue(1, 'sync', new Date(world.clock.now()).toISOString())
    await world.clock.advance(minute)
    expect(world.starts('sync')).toEqual(['06-01T09:31 corp sync save'])
  })
})

describe('a run that is still going when the next one is due', () => {
  it('is not joined by another; the missed one is skipped, not made up for', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('0 * * * *') })], runMs: 130 * minute })
    world.newScheduler().start()
    await world.clock.advance(4 * hour)
    expect(world.starts()).toEqual(['06-01T10:00 corp sync schedule', '06-01T13:00 corp sync schedule'])
    expect(world.events.filter(({ kind }) => kind === 'skipped')).toEqual([
      { kind: 'skipped', reason: 'unfinished', sourceId: 1, slug: 'corp', task: 'sync', trigger: 'schedule' },
      { kind: 'skipped', reason: 'unfinished', sourceId: 1, slug: 'corp', task: 'sync', trigger: 'schedule' },
    ])
  })

  it('is cancelled by stop, which waits for its end', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('0 * * * *') })], runMs: day })
    const scheduler = world.newScheduler()
    scheduler.start()
    await world.clock.advance(hour)
    await scheduler.stop()
    expect(world.events.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'sync.cancelled' } })
    await world.clock.advance(day)
    expect(world.starts()).toHaveLength(1)
  })
})

describe('two schedulers on the same data', () => {
  it('run everything once between them', async () => {
    const world = createWorld()
    world.newScheduler().start()
    world.newScheduler().start()
    await world.clock.advance(3 * hour)
    expect(world.starts()).toHaveLength(5)
  })

  it('go on where a former one stopped, and make up for what was missed once', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 */2 * * *') })] })
    const first = world.newScheduler()
    first.start()
    await world.clock.advance(hour)
    await first.stop()
    await world.clock.advance(3 * day)
    world.newScheduler().start()
    await world.clock.advance(hour)
    expect(world.starts()).toEqual(['06-01T10:17 corp sync schedule', '06-04T10:30 corp sync catch_up'])
  })
})

describe('sleep and changes of the clock', () => {
  it('make up for a night with one run a task, at most a minute after the wake', async () => {
    const world = createWorld()
    world.newScheduler().start()
    await world.clock.advance(5 * minute)
    world.clock.sleep(14 * hour)
    await world.clock.advance(minute)
    expect(world.starts()).toEqual([
      '06-01T23:36 corp connectivity catch_up',
      '06-01T23:36 corp sync catch_up',
    ])
    await world.clock.advance(50 * minute)
    expect(world.starts().slice(2)).toEqual([
      '06-01T23:40 corp connectivity schedule',
      '06-02T00:17 corp sync schedule',
    ])
  })

  it('make up for a night that fell into a run, after that run', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 * * * *') })], runMs: 5 * minute })
    world.newScheduler().start()
    await world.clock.advance(48 * minute)
    world.clock.sleep(8 * hour)
    await world.clock.advance(6 * minute)
    expect(world.starts('sync')).toEqual(['06-01T10:17 corp sync schedule', '06-01T18:22 corp sync catch_up'])
  })

  it('make up at once when the wake is reported', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 */2 * * *') })] })
    const scheduler = world.newScheduler()
    scheduler.start()
    world.clock.sleep(8 * hour)
    scheduler.look()
    await world.clock.advance(0)
    expect(world.starts()).toEqual(['06-01T17:30 corp sync catch_up'])
  })

  it('run twenty sources that are due at once two at a time', async () => {
    const sources = Array.from({ length: 20 }, (_, id) =>
      source({ id, slug: `source-${id}`, schedule: syncOnly('17 */2 * * *') }),
    )
    const world = createWorld({ sources, runMs: 10 * second })
    world.newScheduler().start()
    world.clock.sleep(8 * hour)
    await world.clock.advance(3 * minute)
    expect(world.started).toHaveLength(20)
    expect(new Set(world.started.map(({ run }) => run.sourceId)).size).toBe(20)
    expect(new Set(world.started.map(({ run }) => run.trigger))).toEqual(new Set(['catch_up']))
    for (const { at } of world.started)
      expect(
        world.started.filter((other) => other.at <= at && at < other.at + 10 * second).length,
      ).toBeLessThan(3)
  })

  it('do not run again what has just run when the clock is corrected by a few minutes', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 * * * *') })] })
    world.newScheduler().start()
    await world.clock.advance(47 * minute + second)
    world.clock.set(world.clock.now() - 5 * minute)
    await world.clock.advance(40 * minute)
    expect(world.starts()).toEqual(['06-01T10:17 corp sync schedule'])
  })

  it('do not silence a source whose last run was in a wrong future', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 * * * *') })] })
    world.newScheduler().start()
    world.clock.set(Date.parse('2031-01-01T00:00:00Z'))
    await world.clock.advance(2 * minute)
    world.clock.set(startOfTest + 5 * minute)
    await world.clock.advance(2 * hour)
    expect(world.starts('sync')).toEqual([
      '01-01T00:01 corp sync catch_up',
      '06-01T10:17 corp sync schedule',
      '06-01T11:17 corp sync schedule',
    ])
  })

  it('follow the person into another time zone', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('0 12 * * *') })] })
    world.newScheduler().start()
    await world.clock.advance(3 * hour)
    world.timeZone = 'America/New_York'
    await world.clock.advance(day)
    expect(world.starts()).toEqual(['06-01T12:00 corp sync schedule', '06-01T16:00 corp sync schedule'])
  })
})

describe('pausing', () => {
  it('until an instant holds everything back and makes up for it once', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 * * * *') })] })
    const scheduler = world.newScheduler()
    scheduler.start()
    pause(world, scheduler, '2026-06-01T14:00:00.000Z')
    await world.clock.advance(5 * hour)
    expect(world.starts()).toEqual(['06-01T14:00 corp sync catch_up', '06-01T14:17 corp sync schedule'])
  })

  it('ends when a person says so, and when the source is saved', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('0 0 1 1 *') })] })
    const scheduler = world.newScheduler()
    scheduler.start()
    pause(world, scheduler, '2099-01-01T00:00:00.000Z')
    expect(scheduler.plan()[0]?.decision).toEqual({ kind: 'paused', until: Date.parse('2099-01-01') })
    pause(world, scheduler, undefined)
    expect(scheduler.plan()[0]?.decision.kind).toBe('waiting')
    pause(world, scheduler, '2099-01-01T00:00:00.000Z')
    save(world, scheduler)
    await world.clock.advance(0)
    expect(world.starts('sync')).toEqual(['06-01T09:30 corp sync save'])
  })
})

describe('what goes wrong', () => {
  it('in one run is reported and does not keep the next from running', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 * * * *') })] })
    world.outcome = () => {
      throw new AppError('directory.unreachable', 'no route')
    }
    world.newScheduler().start()
    await world.clock.advance(2 * hour)
    expect(world.starts()).toHaveLength(2)
    expect(world.events[1]).toMatchObject({ kind: 'failed', failure: { code: 'directory.unreachable' } })
    expect(world.states.list()[0]?.lastStatus).toBe('failed')
  })

  it('in writing down how a run ended leaves the run what it was', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 */2 * * *') })] })
    world.states.finish = async () => {
      throw new AppError('store.locked', 'locked')
    }
    world.newScheduler().start()
    await world.clock.advance(hour)
    expect(world.events).toMatchObject([
      { kind: 'started' },
      { kind: 'look-failed', failure: { code: 'store.locked' } },
      { kind: 'finished', status: 'ok' },
    ])
  })

  it('in claiming a run is reported, and the run is tried again after a minute', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 */2 * * *') })] })
    const { claim } = world.states
    let isFull = true
    world.states.claim = async (start) => {
      if (isFull) throw new AppError('store.disk-full', 'full')
      return claim(start)
    }
    world.newScheduler().start()
    await world.clock.advance(48 * minute)
    expect(world.events).toMatchObject([
      { kind: 'look-failed', failure: { code: 'store.disk-full' } },
      { kind: 'look-failed' },
    ])
    isFull = false
    await world.clock.advance(minute)
    expect(world.starts()).toEqual(['06-01T10:19 corp sync schedule'])
  })

  it('while a claim waits for the database is not taken for a run that is skipped', async () => {
    const world = createWorld({ sources: [source({ schedule: syncOnly('17 */2 * * *') })] })
    const { claim } = world.states
    world.states.claim = async (start) => {
      await new Promise<void>((resolve) => void world.clock.setTimer(resolve, 90 * second))
      return claim(start)
    }
    world.newScheduler().start()
    await world.clock.advance(hour)
    expect(world.events.map(({ kind }) => kind)).toEqual(['started', 'finished'])
  })

  it('in one cron text is reported once and does not keep other sources from running', async () => {
    const world = createWorld({
      sources: [source({ slug: 'broken', schedule: syncOnly('61 * * * *') }), source({ id: 2 })],
    })
    world.newScheduler().start()
    await world.clock.advance(hour)
    expect(world.events.filter(({ kind }) => kind === 'schedule-invalid')).toMatchObject([
      { slug: 'broken', task: 'sync', problem: expect.stringContaining('"61" for the minute') },
    ])
    expect(world.starts('sync')).toEqual(['06-01T10:17 corp sync schedule'])
  })

  it('in the database is reported, and the next look tries again', async () => {
    const world = createWorld()
    const list = world.states.list
    let isLocked = true
    world.states.list = () => {
      if (isLocked) throw new AppError('store.locked', 'locked')
      return list()
    }
    world.newScheduler().start()
    await world.clock.advance(minute)
    isLocked = false
    await world.clock.advance(hour)
    expect(world.events[0]).toMatchObject({ kind: 'look-failed', failure: { code: 'store.locked' } })
    expect(world.starts('sync')).toEqual(['06-01T10:17 corp sync schedule'])
  })
})

type Step =
  | { readonly kind: 'advance' | 'sleep'; readonly ms: number }
  | { readonly kind: 'set'; readonly ms: number }
  | { readonly kind: 'travel'; readonly timeZone: string }

const advanceOrSleep = fc.record({
  kind: fc.constantFrom('advance' as const, 'sleep' as const),
  ms: fc.oneof(fc.integer({ min: 1, max: 5 * minute }), fc.integer({ min: 1, max: 4 * hour })),
})
const longSleep = fc.record({
  kind: fc.constant('sleep' as const),
  ms: fc.integer({ min: 4 * hour, max: 5 * day }),
})
const travel = fc.record({
  kind: fc.constant('travel' as const),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Apia'),
})
const setClock = fc.record({
  kind: fc.constant('set' as const),
  ms: fc.integer({ min: -3 * day, max: 3 * day }),
})
const cron = fc.constantFrom('17 */2 * * *', '5 * * * *', '0,30 * * * *', '30 2 * * *')

const perform = async (world: ReturnType<typeof createWorld>, step: Step): Promise<void> => {
  if (step.kind === 'advance') await world.clock.advance(step.ms)
  if (step.kind === 'sleep') world.clock.sleep(step.ms)
  if (step.kind === 'set') world.clock.set(world.clock.now() + step.ms)
  if (step.kind === 'travel') world.timeZone = step.timeZone
}

describe('whatever sleeps and journeys happen', () => {
  it('a source runs at most once a due period, and at least once within a minute of a wake', async () => {
    await fc.assert(
      fc.asyncProperty(
        cron,
        fc.array(fc.oneof({ weight: 3, arbitrary: advanceOrSleep }, longSleep, travel), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.integer({ min: 0, max: 3 * minute }),
        async (sync, steps, runMs) => {
          const world = createWorld({ sources: [source({ schedule: syncOnly(sync) })], runMs })
          world.newScheduler().start()
          const dueAfter = (at: number): number => nextRun(sync, new Date(at), world.timeZone).getTime()
          let lastRunAt = startOfTest
          for (const step of steps) {
            await perform(world, step)
            const runs = world.started.filter(({ at, run }) => run.task === 'sync' && at > lastRunAt)
            for (const { at } of runs) {
              expect(dueAfter(lastRunAt)).toBeLessThanOrEqual(at)
              lastRunAt = at
            }
            await world.clock.advance(minute + runMs)
            const late = world.started.filter(({ at, run }) => run.task === 'sync' && at > lastRunAt)
            expect(late.length).toBeLessThanOrEqual(Math.ceil((2 * minute + runMs) / (30 * minute)) + 1)
            for (const { at } of late) {
              expect(dueAfter(lastRunAt)).toBeLessThanOrEqual(at)
              lastRunAt = at
            }
            // A run that was due while the former one went on is covered by that one.
            const handledAt = Math.max(lastRunAt, ...world.skips)
            expect(dueAfter(handledAt)).toBeGreaterThan(world.clock.now() - minute - runMs)
          }
        },
      ),
      { numRuns: 20 },
    )
  }, 60_000)

  it('a clock set to any time makes neither a storm nor a silence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(advanceOrSleep, longSleep, setClock), { minLength: 1, maxLength: 8 }),
        async (steps) => {
          const world = createWorld({ sources: [source({ schedule: syncOnly('5 * * * *') })] })
          world.newScheduler().start()
          let awakeMs = 0
          for (const step of steps) {
            await perform(world, step)
            if (step.kind === 'advance') awakeMs += step.ms
          }
          // Once an hour, and once more for each change of the time of day.
          expect(world.starts('sync').length).toBeLessThanOrEqual(awakeMs / hour + 1 + steps.length)
          const before = world.starts('sync').length
          // At worst the last run lies an hour ahead, and the next due minute an hour after that.
          await world.clock.advance(2 * hour + 2 * minute)
          const after = world.starts('sync').length - before
          expect(after).toBeGreaterThanOrEqual(1)
          expect(after).toBeLessThanOrEqual(4)
        },
      ),
      { numRuns: 20 },
    )
  }, 60_000)
})
