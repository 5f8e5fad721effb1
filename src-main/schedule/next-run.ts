import { Cron } from 'croner'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { cronProblem } from './cron-text.ts'

/**
 * The first instant after the given one at which a cron text is due in a time zone. A daily time that the change to
 * summer time leaves out happens right after the gap, one that happens twice in autumn counts once; a schedule of
 * every hour or every few hours leaves the gap out and counts both (croner's rule for fixed times and intervals).
 */
export const nextRun = (cron: string, after: Date, timeZone: string): Date => {
  const next = parsedCron(cron, timeZone)?.nextRun(after)
  if (next !== null && next !== undefined) return next
  throw new AppError('input.invalid', cronProblem(cron) ?? 'This schedule never runs again.', { cron })
}

const parsedCron = (cron: string, timeZone: string): Cron | undefined => {
  if (!isTimeZone(timeZone))
    throw new AppError('input.invalid', `There is no time zone "${timeZone}".`, { timeZone })
  try {
    return new Cron(cron, { mode: '5-part', timezone: timeZone })
  } catch {
    return undefined
  }
}

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
