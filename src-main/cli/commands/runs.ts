import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { count, duration, relativeTime } from '../human-words.ts'
import type { Look } from '../output.ts'
import { wholeNumber } from '../parse-arguments.ts'
import { changedObjects, paintStatus, runSubject, statusWord, triggerWords } from '../run-words.ts'
import { printTable } from '../table.ts'

const defaultLimit = 50

export const addRuns: AddCommand = (program, perform) => {
  program
    .command('runs [slug]')
    .description('list the runs, newest first')
    .option('--limit <number>', 'how many', wholeNumber(0), defaultLimit)
    .action(perform(listRuns))
}

const listRuns = async (
  context: CommandContext,
  slug: string | undefined,
  options: { readonly limit: number },
): Promise<void> => {
  const services = await context.services()
  const page = services.query.runs({ slug, limit: options.limit })
  await context.output.answer(page, (look) => describeRuns(page.items, page.total, look))
}

const describeRuns = (runs: readonly SyncRun[], total: number, look: Look): readonly string[] => {
  if (total === 0) return ['There are no runs yet. Start one with "rollcall sync SLUG".']
  const table = printTable<SyncRun>(
    [
      { title: 'RUN', cell: (run) => String(run.id), align: 'right' },
      { title: 'SOURCE', cell: runSubject },
      {
        title: 'STATUS',
        cell: (run) => `${statusWord(run.status)}${run.dryRun ? ' (dry run)' : ''}`,
        paint: (text, run) => paintStatus(run.status, text, look.style),
      },
      { title: 'WHEN', cell: (run) => relativeTime(run.startedAt, look.now) },
      {
        title: 'TOOK',
        cell: (run) => (run.milliseconds === null ? '' : duration(run.milliseconds)),
        align: 'right',
      },
      { title: 'READ', cell: (run) => count(run.read.users + run.read.groups), align: 'right' },
      { title: 'CHANGED', cell: (run) => count(changedObjects(run)), align: 'right' },
      { title: 'STARTED', cell: (run) => triggerWords(run.trigger) },
    ],
    runs,
    look,
  )
  return total > runs.length
    ? [...table, look.style.dim(`${count(runs.length)} of ${count(total)}; --limit shows more`)]
    : table
}
