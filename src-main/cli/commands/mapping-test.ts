import type { MappingTest } from '../../services/mapping-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { describeOutcome } from '../describe-outcome.ts'
import { printable } from '../display-text.ts'
import { exitCodeOf } from '../exit-code.ts'
import type { Look } from '../output.ts'
import { whileSaying } from '../while-saying.ts'

interface TestOptions {
  readonly source: string
  readonly dn?: string
}

export const addMappingTest: AddCommand = (program, perform) => {
  program
    .command('test <name>')
    .description('evaluate one mapping on an entry: live, or as it was stored')
    .requiredOption('--source <slug>', 'source whose directory the entry is in')
    .option('--dn <dn>', 'the entry (default: the first that the source finds)')
    .action(perform(testMapping))
}

const testMapping = async (context: CommandContext, name: string, options: TestOptions): Promise<number> => {
  const services = await context.services()
  const test = await whileSaying(context, `reading an entry of ${options.source}`, () =>
    services.mappings.test({ name, ...options, signal: context.signal }),
  )
  await context.output.answer(test, (look) => describeTest(test, look))
  return test.result.status === 'failed' ? exitCodeOf(test.result.problem.code) : 0
}

const describeTest = (test: MappingTest, look: Look): readonly string[] => [
  look.style.bold(printable(test.mapping)),
  `  on the ${test.entry} ${test.objectType} entry ${printable(test.dn)}`,
  ...(test.whyStored === null ? [] : [`  as it was stored: ${printable(test.whyStored)}`]),
  ...describeOutcome(test.result, look),
]
