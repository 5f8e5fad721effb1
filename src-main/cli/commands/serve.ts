import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { assertNever } from '../../../src-shared/errors/assert-never.ts'
import type { ServeEvent } from '../../services/schedule-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { printable } from '../display-text.ts'
import { counted, duration } from '../human-words.ts'
import { changedObjects } from '../run-words.ts'
import { chooseSlugs } from './check.ts'

export const addServe: AddCommand = (program, perform) => {
  program
    .command('serve [slug...]')
    .description('run the schedules in the foreground until Ctrl-C, one line an event')
    .option('--all', 'every source that is switched on, also those added later')
    .action(perform(serve))
}

const serve = async (
  context: CommandContext,
  slugs: readonly string[],
  options: { readonly all?: boolean },
): Promise<number> => {
  const services = await context.services()
  const isAll = options.all === true || slugs.length === 0
  const chosen = isAll ? undefined : chooseSlugs(slugs, false, () => [])
  const { output } = context
  let cancelled = 0
  await services.schedule.serve({
    slugs: chosen,
    signal: context.signal,
    onEvent: (event) => {
      if (event.event === 'finished' && event.status === 'cancelled') cancelled += 1
      void output.write(`${output.isJson ? JSON.stringify(event) : eventLine(event)}\n`)
    },
  })
  // Ctrl-C is how a server is meant to end; only a run that it cut off makes it a cancellation.
  return cancelled > 0 ? 130 : 0
}

const eventLine = (event: ServeEvent): string => `${event.at}  ${printable(eventWords(event))}`

const eventWords = (event: ServeEvent): string => {
  switch (event.event) {
    case 'serving':
      return `serving ${counted(event.sources.length, 'source')}: ${event.sources.join(', ') || 'none yet'}`
    case 'waiting':
      return `${event.source}: next ${event.task} at ${event.next} (${event.cron})`
    case 'started':
      return `${event.source}: ${event.task} started (${event.trigger.replace('_', ' ')})`
    case 'finished':
      return `${event.source}: ${event.task} ${event.status.replaceAll('_', ' ')}${runWords(event.run)}`
    case 'failed':
      return `${event.source}: ${event.task} failed: ${event.error.message}`
    case 'skipped':
      return `${event.source}: ${event.task} skipped, because ${skipReasons[event.reason] ?? event.reason}`
    case 'problem':
      return `problem: ${event.error.message}`
    case 'stopped':
      return 'stopped'
    default:
      return assertNever(event)
  }
}

const skipReasons: Readonly<Record<string, string>> = {
  unfinished: 'the one before is still going',
  'already-running': 'another program runs this source',
}

const runWords = (run: SyncRun | null): string => {
  if (run === null) return ''
  const took = run.milliseconds === null ? '' : ` in ${duration(run.milliseconds)}`
  const failure = run.failure === null ? '' : `: ${run.failure.message}`
  return `${took}, run ${run.id}, ${counted(changedObjects(run), 'object')} changed${failure}`
}
