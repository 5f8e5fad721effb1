import type { User } from '../../../src-shared/domain/user.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { addFilterOptions, queryOf, type ListOptions } from '../filter-options.ts'
import { counted } from '../human-words.ts'
import type { Look } from '../output.ts'
import { wholeNumber } from '../parse-arguments.ts'
import { printListing } from '../print-listing.ts'
import { sourceWords, stateWords } from '../object-words.ts'
import { printTable } from '../table.ts'

export const addUsers: AddCommand = (program, perform) => {
  const command = program.command('users').description('list people, sorted by username')
  addFilterOptions(command, { hasAccounts: true })
    .option('--limit <number>', 'how many (default: all)', wholeNumber(0))
    .option('--offset <number>', 'how many to leave out first', wholeNumber(0))
    .option('--include-deleted', 'also those who are deleted')
    .action(perform(listUsers))
}

const listUsers = async (context: CommandContext, options: ListOptions): Promise<void> => {
  const services = await context.services()
  const users = services.query.users(queryOf(options))
  await printListing(context, users, {
    what: 'users',
    table: describeUsers,
    summary: (shown, total) =>
      shown === total ? counted(total, 'user') : `${shown} of ${counted(total, 'user')}`,
    empty: 'No users match.',
  })
}

const describeUsers = (users: readonly User[], look: Look): readonly string[] =>
  printTable<User>(
    [
      { title: 'USERNAME', cell: (user) => user.username, flexible: true },
      { title: 'NAME', cell: (user) => user.name, flexible: true },
      { title: 'EMAIL', cell: (user) => user.email, flexible: true },
      { title: 'SOURCE', cell: sourceWords },
      {
        title: 'STATE',
        cell: (user) => stateWords(user, { isActive: user.isActive }),
        paint: (text, user) => (user.state === 'present' ? text : look.style.attention(text)),
      },
      { title: 'GROUPS', cell: (user) => String(user.effectiveGroups.length), align: 'right' },
    ],
    users,
    look,
  )
