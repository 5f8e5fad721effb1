// Active Directory's large-integer times: ticks of 100 ns since 1601-01-01 UTC ([MS-DTYP] section 2.3.3).

const ticksPerMs = 10_000n
const msFrom1601To1970 = 11_644_473_600_000n
const largest = 9_223_372_036_854_775_807n

/** ISO text; 'never' for 0 and the largest value, which is how accountExpires and its like say so. */
export const fileTimeToIso = (text: string): string | 'never' | undefined => {
  const ticks = integer(text)
  if (ticks === undefined || ticks < 0n || ticks > largest) return undefined
  if (ticks === 0n || ticks === largest) return 'never'
  return new Date(Number(ticks / ticksPerMs - msFrom1601To1970)).toISOString()
}

/** Ticks of an instant, undefined when the text is no ISO time after 1601. */
export const isoToFileTime = (iso: string): string | undefined => {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return undefined
  const ticks = (BigInt(time) + msFrom1601To1970) * ticksPerMs
  return ticks > 0n && ticks < largest ? String(ticks) : undefined
}

/** Seconds of an interval such as maxPwdAge, which is stored as negative ticks; the smallest value means never. */
export const fileTimeIntervalSeconds = (text: string): number | 'never' | undefined => {
  const ticks = integer(text)
  if (ticks === undefined || ticks > 0n || ticks < -largest - 1n) return undefined
  return ticks === -largest - 1n ? 'never' : Number(-ticks / ticksPerMs) / 1000
}

const integer = (text: string): bigint | undefined =>
  /^-?\d{1,20}$/.test(text.trim()) ? BigInt(text.trim()) : undefined
