import { app } from 'electron'

interface QuitSetup {
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
export const quitCleanly = ({ close, onError }: QuitSetup): Quitting => {
  let state: 'running' | 'closing' | 'closed' = 'running'
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void closeWithin(close)
      .catch(onError)
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
  // Hiding in the tray is no reason to end, and without a tray the window's close quits by itself.
  app.on('window-all-closed', () => {})
  return { isQuitting: () => state !== 'running' }
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
