import { AppError } from '../../src-shared/errors/app-error.ts'

export interface Interruption {
  /** Aborted by the first Ctrl-C (or SIGTERM, SIGHUP), with a `sync.cancelled` as its reason. */
  readonly signal: AbortSignal
  /** Stops listening. */
  dispose(): void
}

export interface InterruptionSettings {
  readonly on: (signal: NodeJS.Signals, listener: () => void) => void
  readonly off: (signal: NodeJS.Signals, listener: () => void) => void
  readonly now: () => number
  readonly announce: (text: string) => void
  readonly endAtOnce: () => void
}

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

// Under `npm run` one Ctrl-C reaches us twice: from the terminal and forwarded by npm. Two presses by a hand are
// further apart than this.
const samePressMs = 300

/** The first Ctrl-C asks the work to stop cleanly, the second ends the process at once. */
export const listenForInterruption = (settings: InterruptionSettings): Interruption => {
  const controller = new AbortController()
  let firstAt: number | undefined
  const listener = (): void => {
    if (firstAt === undefined) {
      firstAt = settings.now()
      settings.announce('Stopping; nothing is left half-written. Press Ctrl-C again to end at once.')
      controller.abort(new AppError('sync.cancelled', 'Cancelled.'))
      return
    }
    if (settings.now() - firstAt > samePressMs) settings.endAtOnce()
  }
  for (const signal of signals) settings.on(signal, listener)
  return {
    signal: controller.signal,
    dispose() {
      for (const signal of signals) settings.off(signal, listener)
    },
  }
}
