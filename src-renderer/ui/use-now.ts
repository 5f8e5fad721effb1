import { useEffect, useState } from 'react'

/** Half of the smallest step that relative times show. */
export const stepMs = 30_000

/** The time now, renewed often enough that "4 min ago" stays right. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now())
  // The clock is the outside thing here: what is said of it becomes wrong by itself.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), stepMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
