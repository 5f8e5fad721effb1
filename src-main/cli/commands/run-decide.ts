import type { AddCommand, CommandContext } from '../command-context.ts'
import { describeRun } from '../describe-run.ts'
import { runExitCode } from '../exit-code.ts'
import { wholeNumberArgument } from '../parse-arguments.ts'
import { syncProgressWords } from '../progress-words.ts'

export const addRunApprove: AddCommand = (program, perform) => {
  program
    .command('approve')
    .argument('<id>', 'number of the held run', wholeNumberArgument)
    .description('apply the plan of a held run')
    .action(perform((context: CommandContext, id: number) => decide(context, id, 'approve')))
}

export const addRunReject: AddCommand = (program, perform) => {
  program
    .command('reject')
    .argument('<id>', 'number of the held run', wholeNumberArgument)
    .description('throw the plan of a held run away')
    .action(perform((context: CommandContext, id: number) => decide(context, id, 'reject')))
}

const decide = async (
  context: CommandContext,
  id: number,
  decision: 'approve' | 'reject',
): Promise<number> => {
  const services = await context.services()
  const progress = context.startProgress()
  progress.report(`run ${id}: ${decision === 'approve' ? 'writing its plan' : 'removing its plan'}`)
  const run = await services.sync[decision](id, {
    signal: context.signal,
    onProgress: (news) => progress.report(`run ${id} of ${syncProgressWords(news)}`),
  })
  progress.report(`run ${id}: passing its changes on`)
  await services.outgoing.settle({
    slugs: [run.source],
    withinMs: deliveryPatienceMs,
    signal: context.signal,
  })
  progress.end()
  await context.output.answer(run, (look) => describeRun(run, [], look))
  return runExitCode(run)
}

/** As after a sync; what is left is tried later. */
const deliveryPatienceMs = 20_000
