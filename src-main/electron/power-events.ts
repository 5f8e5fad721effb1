import { powerMonitor } from 'electron'

interface PowerListeners {
  readonly onSleep: () => void
  /** Timers stood still; the schedule looks at once and makes up for what was missed, once. */
  readonly onWake: () => void
  /** Linux and macOS wait a little for who asks them to; the program has to quit then. */
  readonly onShutdown: () => void
}

export const listenToPower = ({ onSleep, onWake, onShutdown }: PowerListeners): void => {
  powerMonitor.on('suspend', onSleep)
  powerMonitor.on('resume', onWake)
  // Electron's types leave the event out (https://www.electronjs.org/docs/latest/api/power-monitor#event-shutdown-linux-macos).
  powerMonitor.on('shutdown', (...given: readonly unknown[]) => {
    const [event] = given
    if (isPreventable(event)) event.preventDefault()
    onShutdown()
  })
}

const isPreventable = (event: unknown): event is { preventDefault(): void } =>
  typeof event === 'object' &&
  event !== null &&
  'preventDefault' in event &&
  typeof event.preventDefault === 'function'
