import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { chunks } from '../../services/chunks.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { describeItems, describeRun, timeWords } from '../describe-run.ts'
import { duration } from '../human-words.ts'
import { wholeNumberArgument } from '../parse-arguments.ts'
import { triggerWords } from '../run-words.ts'
import { chunkSize, streamJson } from '../print-listing.ts'
import { rowProgress } from '../row-progress.ts'

export const addRunShow: AddCommand = (program, perform) => {
  program
    .command('show')
    .argument('<id>', 'number of the run', wholeNumberArgument)
    .description('every change of a run with old and new values, and every message')
    .action(perform(showRun))
}

const showRun = async (context: CommandContext, id: number): Promise<void> => {
  const { query } = await context.services()
  const { output } = context
  const run = query.run(id)
  const { items } = query.runItems(id)
  const progress = rowProgress(context, `listing the changes of run ${id}`)
  if (output.isJson) {
    await streamJson(output, run, { items, progress })
    return
  }
  const look = output.look()
  const head = [
    ...describeRun(run, [], look),
    `  started ${timeWords(run.startedAt, look)} ${triggerWords(run.trigger)}`,
    ...phaseLine(run.phases),
    '',
  ]
  await output.write(`${head.join('\n')}\n`)
  let written = 0
  for (const rows of chunks(items, chunkSize)) {
    const isReading = await output.write(`${describeItems(rows, look).join('\n')}\n`)
    if (!isReading) return
    progress.onRows((written += rows.length))
  }
}

const phaseLine = (phases: SyncRun['phases']): readonly string[] =>
  phases.length === 0
    ? []
    : [`  ${phases.map(({ phase, milliseconds }) => `${phase} ${duration(milliseconds)}`).join(', ')}`]
