const yearDays = 365

/** Offered times, in days; 0 keeps everything. */
const presets = [0, 30, 90, yearDays, 2 * yearDays, 5 * yearDays]

/** The offered times, with the one that is set among them even when it was chosen elsewhere. */
export const historyChoices = (current: number): readonly number[] =>
  [...new Set([...presets, current])].toSorted((a, b) => rank(a) - rank(b))

/** Everything is longer than any number of days. */
const rank = (days: number): number => (days === 0 ? Number.POSITIVE_INFINITY : days)

/** Whether something kept until now would go. */
export const losesHistory = (from: number, to: number): boolean => rank(to) < rank(from)

export type HistorySpan =
  | { readonly unit: 'all' }
  | { readonly unit: 'days' | 'years'; readonly amount: number }

export const spanOf = (days: number): HistorySpan => {
  if (days === 0) return { unit: 'all' }
  return days % yearDays === 0 ? { unit: 'years', amount: days / yearDays } : { unit: 'days', amount: days }
}

const dayMs = 24 * 60 * 60 * 1000

/** What changed before this moment would go. */
export const historyStart = (days: number, now: Date): Date => new Date(now.getTime() - days * dayMs)
