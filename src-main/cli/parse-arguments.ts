import { InvalidArgumentError } from 'commander'
import { startOfDay } from '../../src-shared/domain/start-of-day.ts'

/** Parser for an option that takes a whole number from `least` on. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value
    throw new InvalidArgumentError(`It takes a whole number from ${least} on.`)
  }

/** Parser for the number of a run. */
export const wholeNumberArgument = wholeNumber(1)

/** Parser for names with commas between them. */
export const nameList = (text: string): readonly string[] => {
  const names = text.split(',').map((name) => name.trim())
  if (!names.includes('')) return names
  throw new InvalidArgumentError('It takes names with commas between them, none of them empty.')
}

/** Parser for a day, which begins where the person is, or a time with its zone; as ISO text in UTC. */
export const momentArgument = (text: string): string => {
  const moment = startOfDay(text) ?? momentOf(text)
  if (moment !== undefined) return moment.toISOString()
  throw new InvalidArgumentError('It takes a day such as 2026-11-20, or a time such as 2026-11-20T08:00:00Z.')
}

/** A time without its zone would mean another moment on another machine, and JavaScript takes a 30th of February. */
const momentOf = (text: string): Date | undefined => {
  const [, day] =
    /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text) ?? []
  const moment = new Date(text)
  const isMoment = day !== undefined && startOfDay(day) !== undefined && !Number.isNaN(moment.getTime())
  return isMoment ? moment : undefined
}
