// Numbers, times and lists as a person says them. English, like every text of the command line.

/** "1,203". By hand, because loading Intl's number formats costs more than a whole command. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

/** "1 user", "1,203 users". */
export const counted = (value: number, singular: string, plural = `${singular}s`): string =>
  `${count(value)} ${value === 1 ? singular : plural}`

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** "just now", "4 min ago", "in 2 h", and beyond a month the date. */
export const relativeTime = (at: string, now: Date): string => {
  const time = Date.parse(at)
  if (Number.isNaN(time)) return at
  const distance = Math.abs(now.getTime() - time)
  if (distance < 10 * second) return time > now.getTime() ? 'in a moment' : 'just now'
  if (distance >= 30 * day) return at.slice(0, 10)
  const words = roughly(distance)
  return time > now.getTime() ? `in ${words}` : `${words} ago`
}

const roughly = (distance: number): string => {
  if (distance < minute) return `${Math.floor(distance / second)} s`
  if (distance < hour) return `${Math.floor(distance / minute)} min`
  if (distance < day) return `${Math.floor(distance / hour)} h`
  const days = Math.floor(distance / day)
  return days === 1 ? '1 day' : `${days} days`
}

/** "38 ms", "1.4 s", "2 min 05 s". */
export const duration = (milliseconds: number): string => {
  if (milliseconds < second) return `${Math.round(milliseconds)} ms`
  if (milliseconds < minute) return `${(milliseconds / second).toFixed(1)} s`
  const seconds = Math.round(milliseconds / second)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string => {
  const last = words.at(-1)
  if (last === undefined) return ''
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
