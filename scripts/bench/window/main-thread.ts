import type { ElectronApplication } from '@playwright/test'
import type { ELDHistogram } from 'node:perf_hooks'

// The functions below run in the app's main process, where the first of them puts it.
declare const __bench: { delay: ELDHistogram }

export interface MainThreadDelay {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

/** Starts to measure how late the timers of the app's main thread are: what a tray, a menu or a window would feel. */
export const watchMainThread = (app: ElectronApplication): Promise<void> =>
  app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const delay = monitorEventLoopDelay({ resolution: 1 })
    Object.assign(globalThis, { __bench: { delay } })
    delay.enable()
  })

/** What was measured since. */
export const readMainThread = async (app: ElectronApplication): Promise<MainThreadDelay> => {
  const [p50, p99, max] = await app.evaluate((): [number, number, number] => {
    const { delay } = __bench
    delay.disable()
    return [delay.percentile(50), delay.percentile(99), delay.max]
  })
  return { p50Ms: toLateMs(p50), p99Ms: toLateMs(p99), maxMs: toLateMs(max) }
}

/** From nanoseconds; each sample holds the millisecond that it waits for. */
const toLateMs = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - 1)
