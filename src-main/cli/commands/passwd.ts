import type { PasswordAnswer } from '../../../src-shared/domain/password-change.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { printable } from '../display-text.ts'
import type { Look } from '../output.ts'
import { readSecret } from '../read-secret.ts'
import { whileSaying } from '../while-saying.ts'

export const addPasswd: AddCommand = (program, perform) => {
  program
    .command('passwd <username>')
    .description('set a new password in the directory; it comes from stdin or a prompt')
    .option(
      '--modify-user-password',
      'write the attribute userPassword where a server lacks the Password Modify operation; it may keep it readable',
    )
    .action(perform(setPassword))
}

/** The password was set, but could not be tried, or was not taken when it was: done, with an error. */
const unverifiedExitCode = 3

const setPassword = async (
  context: CommandContext,
  typed: string,
  options: { readonly modifyUserPassword?: boolean },
): Promise<number> => {
  const services = await context.services()
  const target = services.passwords.requireTarget(typed)
  const password = await readSecret({
    input: context.surroundings.stdin,
    prompt: context.surroundings.stderr,
    label: `New password of ${printable(target.person.username)} in "${target.source.settings.slug}"`,
    signal: context.signal,
  })
  const answer = await whileSaying(context, `asking ${target.source.settings.slug}`, () =>
    services.passwords.set(typed, password, {
      modifyUserPassword: options.modifyUserPassword === true,
      signal: context.signal,
    }),
  )
  await context.output.answer(answer, (look) => describePassword(answer, look))
  return answer.verified ? 0 : unverifiedExitCode
}

const describePassword = (answer: PasswordAnswer, { style }: Look): readonly string[] => [
  style.good(`The password of ${printable(answer.username)} was changed in "${answer.source}".`),
  answer.verified
    ? `${answer.server} takes it.`
    : style.bad(`It could not be verified: ${printable(answer.reason ?? '')}`),
  ...answer.notices.map((notice) => printable(notice)),
]
