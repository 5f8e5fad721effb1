import type { Group } from '../../../src-shared/domain/group.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { addFilterOptions, queryOf, type ListOptions } from '../filter-options.ts'
import { count, counted } from '../human-words.ts'
import { sourceWords } from '../object-words.ts'
import type { Look } from '../output.ts'
import { wholeNumber } from '../parse-arguments.ts'
import { printListing } from '../print-listing.ts'
import { printTable } from '../table.ts'

export const addGroups: AddCommand = (program, perform) => {
  const command = program.command('groups').description('list groups, sorted by name')
  addFilterOptions(command, { hasAccounts: false })
    .option('--limit <number>', 'how many (default: all)', wholeNumber(0))
    .option('--offset <number>', 'how many to leave out first', wholeNumber(0))
    .option('--include-deleted', 'also those that are deleted')
    .action(perform(listGroups))
}

const listGroups = async (context: CommandContext, options: ListOptions): Promise<void> => {
  const services = await context.services()
  const groups = services.query.groups(queryOf(options))
  await printListing(context, groups, {
    what: 'groups',
    table: describeGroups,
    summary: (shown, total) =>
      shown === total ? counted(total, 'group') : `${shown} of ${counted(total, 'group')}`,
    empty: 'No groups match.',
  })
}

const describeGroups = (groups: readonly Group[], look: Look): readonly string[] =>
  printTable<Group>(
    [
      { title: 'GROUP', cell: (group) => group.name, flexible: true },
      { title: 'MEMBERS', cell: (group) => count(group.members.length), align: 'right' },
      { title: 'EFFECTIVE', cell: (group) => count(group.effectiveMembers.length), align: 'right' },
      { title: 'PARENTS', cell: (group) => group.parents.join(', '), flexible: true },
      { title: 'SOURCE', cell: sourceWords },
      {
        title: 'STATE',
        cell: (group) => group.state,
        paint: (text, group) => (group.state === 'present' ? text : look.style.attention(text)),
      },
    ],
    groups,
    look,
  )
