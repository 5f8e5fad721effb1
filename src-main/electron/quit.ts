import { app } from 'electron'

interface QuitSetup {
  /** False when the person would rather stay, for something that would be lost. */
  readonly mayQuit: () => Promise<boolean>
  /** Ends everything cleanly: runs are cancelled and their reports written, then services are closed. */
  readonly close: () => Promise<void>
  readonly onError: (error: unknown) => void
}

/** A run reads page by page and ends between two; longer than this only a hung network call takes. */
const closingMs = 15_000

export interface Quitting {
  /** True from the moment somebody wants to quit: then closing the window closes it. */
  readonly isQuitting: () => boolean
}

/** Lets the program end only after its work has. */
export const quitCleanly = ({ mayQuit, close, onError }: QuitSetup): Quitting => {
  let state: 'running' | 'asking' | 'closing' | 'closed' = 'running'
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state !== 'running') return
    state = 'asking'
    // A question that cannot be asked must not keep the program for ever.
    void mayQuit()
      .catch((error: unknown) => {
        onError(error)
        return true
      })
      .then((isLeaving) => {
        if (isLeaving) return end()
        state = 'running'
        return undefined
      })
  })
  const end = async (): Promise<void> => {
    state = 'closing'
    await closeWithin(close).catch(onError)
    state = 'closed'
    app.quit()
  }
  // Hiding in the tray is no reason to end, and without a tray the window's close quits by itself.
  app.on('window-all-closed', () => {})
  return { isQuitting: () => state === 'closing' || state === 'closed' }
}

const closeWithin = async (close: () => Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('closing took too long')), closingMs)
  })
  try {
    await Promise.race([close(), late])
  } finally {
    clearTimeout(timer)
  }
}
