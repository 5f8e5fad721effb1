import { powerMonitor } from 'electron'

interface PowerListeners {
  readonly onSleep: () => void
  /** Timers stood still; the schedule looks at once and makes up for what was missed, once. */
  readonly onWake: () => void
}

export const listenToPower = ({ onSleep, onWake }: PowerListeners): void => {
  powerMonitor.on('suspend', onSleep)
  powerMonitor.on('resume', onWake)
}
