import type { SchedulerClock } from './scheduler-setup.ts'

export interface FakeClock extends SchedulerClock {
  /** Time passes and timers fire, each at its own instant. */
  advance(ms: number): Promise<void>
  /** The machine sleeps: the time of day goes on, timers stand still. */
  sleep(ms: number): void
  /** Somebody sets the clock; timers do not notice. */
  set(now: number): void
}

/** A clock for tests that is driven by hand, with the two times of a real machine: of day, and of timers. */
export const createFakeClock = (start: number): FakeClock => {
  let timeOfDay = start
  let elapsed = 0
  let timers: readonly { readonly at: number; readonly callback: () => void }[] = []
  const passTo = (target: number): void => {
    timeOfDay += target - elapsed
    elapsed = target
  }
  return {
    now: () => timeOfDay,
    setTimer: (callback, delayMs) => {
      const timer = { at: elapsed + delayMs, callback }
      timers = [...timers, timer]
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance: async (ms) => {
      const end = elapsed + ms
      for (;;) {
        await settled()
        const next = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        passTo(next.at)
        timers = timers.filter((timer) => timer !== next)
        next.callback()
      }
      passTo(end)
    },
    sleep: (ms) => {
      timeOfDay += ms
    },
    set: (now) => {
      timeOfDay = now
    },
  }
}

/** Everything that was already on its way has happened. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
