import type { IntlShape } from 'react-intl'

const minuteMs = 60_000
const steps = [
  ['day', 24 * 60 * minuteMs],
  ['hour', 60 * minuteMs],
  ['minute', minuteMs],
] as const

/** A time in words, counted from `nowMs`: "4 min. ago". */
export const relativeWords = (intl: IntlShape, at: string, nowMs: number): string => {
  const differenceMs = new Date(at).getTime() - nowMs
  const [unit, unitMs] = steps.find(([, ms]) => Math.abs(differenceMs) >= ms) ?? (['second', 1000] as const)
  return intl.formatRelativeTime(Math.round(differenceMs / unitMs), unit, { numeric: 'auto', style: 'short' })
}
