/** The next round number (1, 2 or 5 and zeros) that a scale can end at. */
export const niceCeiling = (largest: number): number => {
  if (largest <= 1) return 1
  const magnitude = 10 ** Math.floor(Math.log10(largest))
  const step = [1, 2, 5, 10].find((candidate) => candidate * magnitude >= largest) ?? 10
  return step * magnitude
}

/** Where lines are drawn: nought, the middle where that is a whole number, the top. */
export const ticksOf = (top: number): readonly number[] =>
  Number.isInteger(top / 2) ? [0, top / 2, top] : [0, top]

export type TimeUnit = 'ms' | 's' | 'min'

/** The unit in which the longest time still reads as a small number. */
export const timeUnitFor = (longestMs: number): { readonly unit: TimeUnit; readonly ms: number } => {
  if (longestMs < 1000) return { unit: 'ms', ms: 1 }
  if (longestMs < 120_000) return { unit: 's', ms: 1000 }
  return { unit: 'min', ms: 60_000 }
}
