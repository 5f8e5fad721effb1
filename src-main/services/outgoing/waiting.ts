/** Resolves after so long, or with the signal. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
  })

/** Resolves with the work, or without it when time is up. */
export const withinTime = async (work: Promise<unknown>, ms: number, signal: AbortSignal): Promise<void> => {
  const ending = new AbortController()
  try {
    await Promise.race([work, pause(Math.max(0, ms), AbortSignal.any([signal, ending.signal]))])
  } finally {
    ending.abort()
    // It goes on, and is awaited when the services are closed.
    work.catch(() => {})
  }
}
