import type { GroupPath, User } from '../../../src-shared/domain/user.ts'
import type { UserDetail } from '../../services/query-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { describeFields } from '../describe-fields.ts'
import { timeWords } from '../describe-run.ts'
import { printable } from '../display-text.ts'
import { missingReasonWords } from '../object-words.ts'
import type { Look } from '../output.ts'

export const addUserShow: AddCommand = (program, perform) => {
  program
    .command('show <username>')
    .description('everything about one person; groups direct and effective')
    .action(perform(showUser))
}

const showUser = async (context: CommandContext, username: string): Promise<void> => {
  const services = await context.services()
  const user = services.query.user(username)
  await context.output.answer(user, (look) => describeUser(user, look))
}

const describeUser = (user: UserDetail, look: Look): readonly string[] => [
  look.style.bold(printable(user.name === '' ? user.username : `${user.name} (${user.username})`)),
  ...describeFields(
    [
      ['email', user.email],
      ['path', user.path],
      ['state', user.state === 'present' ? '' : user.state],
      ['active', activeWords(user)],
      ['changed', timeWords(user.updatedAt, look)],
    ],
    look,
  ),
  ...section(
    'Sources',
    user.sources.map((source) => [source.slug, sourceLine(source)] as const),
    look,
  ),
  ...section(
    'Groups',
    user.groupPaths.map((path) => [path.group, pathWords(path)] as const),
    look,
  ),
  ...section('Attributes', Object.entries(user.attributes), look),
  ...section(
    'Passwords set',
    user.passwordChanges.map((change) => [timeWords(change.changedAt, look), passwordWords(change)] as const),
    look,
  ),
]

const passwordWords = ({
  source,
  changedBy,
  outcome,
  reason,
}: UserDetail['passwordChanges'][number]): string =>
  `${outcome}, in ${source}, by ${changedBy}${reason === null ? '' : `: ${reason}`}`

const activeWords = (user: User): string => {
  if (user.isActive) return 'yes'
  return user.isActiveReason === 'default' ? 'no' : `no (${user.isActiveReason})`
}

/** "direct", or the groups between. */
const pathWords = ({ path }: GroupPath): string =>
  path.length <= 1 ? 'direct' : `through ${path.slice(0, -1).join(' > ')}`

export const sourceLine = (source: User['sources'][number]): string => {
  const reason = source.missingReason === null ? '' : `: ${missingReasonWords(source.missingReason)}`
  const state = source.state === 'present' ? '' : ` [${source.state}${reason}]`
  return `${source.dn}${state}`
}

export const section = (
  title: string,
  fields: readonly (readonly [string, unknown])[],
  look: Look,
): readonly string[] =>
  fields.length === 0 ? [] : ['', look.style.bold(title), ...describeFields(fields, look)]
