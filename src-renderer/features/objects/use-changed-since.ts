import { useNow } from '../../ui/clock.tsx'
import { sinceToIso, type Since } from './list-filter.ts'

/** A question that moved with every tick of the clock would be asked anew each time. */
const stepMs = 5 * 60_000

/** The instant that "changed in the last hour" begins at, moved on every few minutes. */
export const useChangedSince = (since: Since | null): string | null => {
  const now = useNow()
  return sinceToIso(since, new Date(Math.floor(now / stepMs) * stepMs))
}
