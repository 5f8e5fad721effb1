import { createContext, use, useEffect, useState, type ReactNode } from 'react'

/** Half of the smallest step that relative times show. */
export const stepMs = 30_000

const ClockContext = createContext<number | undefined>(undefined)

/** One clock for every time on the page: they all move on together, by one timer. */
export const ClockProvider = ({ children }: { readonly children: ReactNode }) => {
  const [now, setNow] = useState(() => Date.now())
  // The clock is the outside thing here: what is said of it becomes wrong by itself.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), stepMs)
    return () => clearInterval(timer)
  }, [])
  return <ClockContext value={now}>{children}</ClockContext>
}

/** The time now in milliseconds, renewed often enough that "4 min ago" stays right. */
export const useNow = (): number => {
  const now = use(ClockContext)
  if (now === undefined) throw new Error('useNow needs a ClockProvider above it')
  return now
}
