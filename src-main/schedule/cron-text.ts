import { createHash } from 'node:crypto'
import { Cron } from 'croner'
import type { ScheduledTask } from './scheduled-source.ts'

const fieldNames = ['minute', 'hour', 'day of month', 'month', 'day of week'] as const

// A leap year's start, so that whether "29 February" ever happens does not depend on today.
const checkFrom = new Date('2024-01-01T00:00:00Z')

/** What is wrong with a cron text, as a sentence for the person who typed it; undefined when nothing is. */
export const cronProblem = (text: string): string | undefined => {
  const trimmed = text.trim()
  if (trimmed.startsWith('@')) {
    return parse(trimmed) instanceof Error
      ? `"${trimmed}" is not a known short form, such as @daily.`
      : undefined
  }
  const fields = trimmed === '' ? [] : trimmed.split(/\s+/)
  if (fields.length !== fieldNames.length)
    return `A schedule has five fields (minute, hour, day of month, month, day of week); this one has ${fields.length}.`
  for (const [position, name] of fieldNames.entries()) {
    const field = fields[position] ?? ''
    const alone = parse(fieldNames.map((_, other) => (other === position ? field : '*')).join(' '))
    if (alone instanceof Error)
      return `The field "${field}" for the ${name} cannot be read: ${alone.message}.`
  }
  const cron = parse(trimmed)
  if (cron instanceof Error) return `The schedule cannot be read: ${cron.message}.`
  return cron.nextRun(checkFrom) === null ? 'There is no such day, so this would never run.' : undefined
}

const parse = (text: string): Cron | Error => {
  try {
    return new Cron(text, { mode: '5-part', timezone: 'UTC' })
  } catch (error) {
    return new Error(error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error))
  }
}

/**
 * The schedule of a task without a text of its own: every two hours for a sync, every hour for a check, at a minute
 * that depends on machine, source and task, so that not everybody asks the directory at the full hour.
 */
export const defaultCron = (machineId: string, task: ScheduledTask, sourceId: number): string => {
  const syncMinute = hashedMinute(machineId, 'sync', sourceId)
  if (task === 'sync') return `${syncMinute} */2 * * *`
  const minute = hashedMinute(machineId, 'connectivity', sourceId)
  // One source in sixty would otherwise do both at the same minute.
  return `${minute === syncMinute ? (minute + 30) % 60 : minute} * * * *`
}

const hashedMinute = (machineId: string, task: ScheduledTask, sourceId: number): number =>
  createHash('sha256').update(`${machineId}:${task}/${sourceId}`).digest().readUInt32BE(0) % 60
