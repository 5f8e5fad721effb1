import type { IntlShape } from 'react-intl'
import type { MessageId } from '../../src-shared/messages/catalogue.ts'
import { stepMs } from './clock.tsx'

const minuteMs = 60_000
const steps = [
  ['day', 24 * 60 * minuteMs],
  ['hour', 60 * minuteMs],
  ['minute', minuteMs],
] as const

interface RelativeOptions {
  /** What is due and has not begun is due now, and not in the past. */
  readonly isUpcoming?: boolean
}

/**
 * A time in words, counted from `nowMs`: "4 min. ago". No seconds: the clock of the page goes in steps of half a
 * minute, so a count of them would be wrong as soon as it is read.
 */
export const relativeWords = (
  intl: IntlShape,
  at: string,
  nowMs: number,
  { isUpcoming = false }: RelativeOptions = {},
): string => {
  const aheadMs = new Date(at).getTime() - nowMs
  const step = steps.find(([, ms]) => Math.abs(aheadMs) >= ms)
  if (isUpcoming && aheadMs < 0) return sayWith(intl, 'common.now')
  if (step === undefined) {
    // What has just been may seem to lie ahead of a clock that goes in steps.
    const isAhead = isUpcoming || aheadMs > stepMs
    return sayWith(intl, isAhead ? 'common.withinAMinute' : 'common.justNow')
  }
  const [unit, unitMs] = step
  return intl.formatRelativeTime(Math.round(aheadMs / unitMs), unit, { numeric: 'auto', style: 'short' })
}

const sayWith = (intl: IntlShape, id: MessageId): string => intl.formatMessage({ id })
