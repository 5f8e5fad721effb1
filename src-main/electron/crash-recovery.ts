import type { BrowserWindow } from 'electron'

interface RecoverySetup {
  readonly onGone: (reason: string) => void
  /** The page is loaded again and has to be told of it. */
  readonly onReload: () => void
  /** It breaks again and again; the window is closed. */
  readonly onGivenUp: () => void
  readonly now: () => number
}

/** A page that breaks is loaded again, unless it does so over and over. */
export const recoverPage = (window: BrowserWindow, setup: RecoverySetup): void => {
  const mayReload = createReloadLimit(setup.now)
  const recover = (): void => {
    if (window.isDestroyed()) return
    if (!mayReload()) {
      setup.onGivenUp()
      return
    }
    setup.onReload()
    window.webContents.reload()
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    setup.onGone(reason)
    // Chromium still tells everybody of the end; whoever starts a page meanwhile can end the program
    // (electron/electron#51900).
    setImmediate(recover)
  })
  window.on('unresponsive', () => setup.onGone('unresponsive'))
}

const mostReloads = 3
const withinMs = 60_000

/** True for the first three times within a minute. */
export const createReloadLimit = (now: () => number): (() => boolean) => {
  let times: readonly number[] = []
  return () => {
    times = [...times.filter((time) => now() - time < withinMs), now()]
    return times.length <= mostReloads
  }
}
