import type { DebugEntry, DebugReport } from '../../services/debug-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { describeFields } from '../describe-fields.ts'
import { describeOutcome } from '../describe-outcome.ts'
import { printable } from '../display-text.ts'
import { count } from '../human-words.ts'
import type { Look } from '../output.ts'
import { wholeNumber } from '../parse-arguments.ts'
import { whileSaying } from '../while-saying.ts'

const defaultLimit = 10

export const addDebug: AddCommand = (program, perform) => {
  program
    .command('debug <slug>')
    .description('raw entries of a source and what its mappings make of them; nothing is stored')
    .option('--limit <number>', 'how many of each kind', wholeNumber(1), defaultLimit)
    .action(perform(debug))
}

const debug = async (
  context: CommandContext,
  slug: string,
  options: { readonly limit: number },
): Promise<void> => {
  const services = await context.services()
  const report = await whileSaying(context, `reading samples of ${slug}`, () =>
    services.debug.sample(slug, { limit: options.limit, signal: context.signal }),
  )
  await context.output.answer(report, (look) => describeDebug(report, look))
}

const describeDebug = (report: DebugReport, look: Look): readonly string[] => [
  ...describeEntries('Users', report.users, look),
  '',
  ...describeEntries('Groups', report.groups, look),
  '',
  look.style.bold('Membership'),
  ...(report.membership.length === 0 ? ['  no entry found'] : []),
  ...report.membership.map((entry) => `  ${printable(entry.dn)}: ${count(entry.members.length)} values`),
]

const describeEntries = (title: string, entries: readonly DebugEntry[], look: Look): readonly string[] => [
  look.style.bold(title),
  ...(entries.length === 0 ? ['  no entry found: check base DN, filter and rights'] : []),
  ...entries.flatMap((entry) => [
    printable(entry.dn),
    ...describeFields(
      Object.entries(entry.attributes).map(([name, values]) => [
        name,
        withMeaning(values, entry.readable[name]),
      ]),
      look,
    ),
    look.style.dim('  mapped to'),
    ...describeOutcome(entry.mapped, look),
  ]),
]

const withMeaning = (values: readonly string[], readable: readonly string[] = []): readonly string[] =>
  values.map((value, index) => {
    const text = readable[index]
    return text === undefined ? value : `${value} (${text})`
  })
