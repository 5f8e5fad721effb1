import type { Group } from '../../../src-shared/domain/group.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { describeFields } from '../describe-fields.ts'
import { timeWords } from '../describe-run.ts'
import { printable, wrapText } from '../display-text.ts'
import { count } from '../human-words.ts'
import type { Look } from '../output.ts'
import { section, sourceLine } from './user-show.ts'

export const addGroupShow: AddCommand = (program, perform) => {
  program
    .command('show <name>')
    .description('one group: members direct and effective, parents')
    .action(perform(showGroup))
}

const showGroup = async (context: CommandContext, name: string): Promise<void> => {
  const services = await context.services()
  const group = services.query.group(name)
  await context.output.answer(group, (look) => describeGroup(group, look))
}

const defaultWidth = 100

const describeGroup = (group: Group, look: Look): readonly string[] => {
  const direct = new Set(group.members)
  const nested = group.effectiveMembers.filter((member) => !direct.has(member))
  return [
    look.style.bold(printable(group.name)),
    ...describeFields(
      [
        ['state', group.state === 'present' ? '' : group.state],
        ['parents', group.parents.join(', ')],
        ['changed', timeWords(group.updatedAt, look)],
      ],
      look,
    ),
    ...section(
      'Sources',
      group.sources.map((source) => [source.slug, sourceLine(source)] as const),
      look,
    ),
    ...members('Members', group.members, look),
    ...members('Members through groups within it', nested, look),
    ...otherMembers(group.otherMembers, look),
    ...section(
      'Attributes',
      Object.entries(group.attributes).filter(([name]) => name !== 'member'),
      look,
    ),
  ]
}

const members = (title: string, names: readonly string[], look: Look): readonly string[] => {
  if (names.length === 0) return []
  const lines = wrapText(names.map(printable).join(', '), (look.width ?? defaultWidth) - 2)
  return ['', look.style.bold(`${title}: ${count(names.length)}`), ...lines.map((line) => `  ${line}`)]
}

/** One a line, because DNs have commas of their own. */
const otherMembers = (names: readonly string[], look: Look): readonly string[] =>
  names.length === 0
    ? []
    : [
        '',
        look.style.bold(`Members that are nobody here: ${count(names.length)}`),
        ...names.map((name) => `  ${printable(name)}`),
      ]
