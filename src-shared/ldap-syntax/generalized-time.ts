// Generalized Time (RFC 4517 section 3.3.13): YYYYMMDDHH[MM[SS]][.fraction](Z | +hh[mm]).

const pattern = /^(\d{4})(\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})?)?(?:[.,](\d+))?(?:Z|([+-])(\d{2})(\d{2})?)$/i

const hourMs = 3_600_000
const minuteMs = 60_000
const secondMs = 1000

/** ISO text in UTC with milliseconds; undefined when the text is no time. */
export const generalizedTimeToIso = (text: string): string | undefined => {
  const match = pattern.exec(text.trim())
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, sign, offsetHours, offsetMinutes] = match
  const date = utcDate(Number(year), Number(month), Number(day))
  const isInRange =
    Number(hour) < 24 &&
    Number(minute ?? 0) < 60 &&
    // 60 is a leap second; it becomes the second after it.
    Number(second ?? 0) <= 60 &&
    Number(offsetHours ?? 0) < 24 &&
    Number(offsetMinutes ?? 0) < 60
  if (date === undefined || !isInRange) return undefined
  const time = Number(hour) * hourMs + Number(minute ?? 0) * minuteMs + Number(second ?? 0) * secondMs
  const offset = Number(offsetHours ?? 0) * hourMs + Number(offsetMinutes ?? 0) * minuteMs
  // The fraction is one of the smallest unit that was written.
  const part =
    fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * unitMs(minute, second) + 1e-6)
  return new Date(date + time + part - (sign === '-' ? -offset : offset)).toISOString()
}

const unitMs = (minute: string | undefined, second: string | undefined): number => {
  if (second !== undefined) return secondMs
  return minute === undefined ? hourMs : minuteMs
}

// setUTCFullYear because Date.UTC takes the years 0 to 99 for the twentieth century.
const utcDate = (year: number, month: number, day: number): number | undefined => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined
}

/** An instant as Generalized Time, for filters and modifications; undefined when the text is no ISO time. */
export const isoToGeneralizedTime = (iso: string): string | undefined => {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return undefined
  return new Date(time)
    .toISOString()
    .replace(/[-:T]/g, '')
    .replace(/\.000Z$/, 'Z')
}
