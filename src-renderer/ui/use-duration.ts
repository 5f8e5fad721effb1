import { useIntl } from 'react-intl'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

type Unit = 'millisecond' | 'second' | 'minute' | 'hour'

/** The one or two units in which a person would say this duration. */
export const splitDuration = (ms: number): readonly (readonly [amount: number, unit: Unit])[] => {
  if (ms < secondMs) return [[Math.round(ms), 'millisecond']]
  if (ms < 10 * secondMs) return [[Math.round(ms / 100) / 10, 'second']]
  if (Math.round(ms / secondMs) < 60) return [[Math.round(ms / secondMs), 'second']]
  const seconds = Math.round(ms / secondMs)
  if (ms < hourMs) return parts(Math.floor(seconds / 60), 'minute', seconds % 60, 'second')
  const minutes = Math.round(ms / minuteMs)
  return parts(Math.floor(minutes / 60), 'hour', minutes % 60, 'minute')
}

const parts = (
  large: number,
  largeUnit: Unit,
  small: number,
  smallUnit: Unit,
): readonly (readonly [number, Unit])[] =>
  small === 0
    ? [[large, largeUnit]]
    : [
        [large, largeUnit],
        [small, smallUnit],
      ]

/** Durations in words: `340 ms`, `3.2 sec`, `4 min 12 sec`. */
export const useDuration = (): ((ms: number) => string) => {
  const intl = useIntl()
  return (ms) =>
    splitDuration(ms)
      .map(([amount, unit]) => intl.formatNumber(amount, { style: 'unit', unit, unitDisplay: 'short' }))
      .join(' ')
}
