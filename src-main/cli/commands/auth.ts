import type { SignInAnswer } from '../../../src-shared/domain/sign-in.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { printable } from '../display-text.ts'
import type { Look } from '../output.ts'
import { readSecret } from '../read-secret.ts'
import { whileSaying } from '../while-saying.ts'

export const addAuth: AddCommand = (program, perform) => {
  program
    .command('auth <username>')
    .description(
      'check a sign-in; username, e-mail address or UPN; the password comes from stdin or a prompt',
    )
    .action(perform(checkSignIn))
}

/** Wrong password, or whatever else keeps the person out. */
const refusedExitCode = 6

const checkSignIn = async (context: CommandContext, typed: string): Promise<number> => {
  const services = await context.services()
  // Before the question: nobody likes to type a password for a person who does not exist.
  services.signIn.requirePerson(typed)
  const password = await readSecret({
    input: context.surroundings.stdin,
    prompt: context.surroundings.stderr,
    label: `Password of ${printable(typed)}`,
    signal: context.signal,
    // An empty password is a refused sign-in, and answered as one.
    mayBeEmpty: true,
  })
  const answer = await whileSaying(context, `checking the sign-in of ${printable(typed)}`, () =>
    services.signIn.check(typed, password, context.signal),
  )
  await context.output.answer(answer, (look) => describeSignIn(answer, look))
  return answer.ok ? 0 : refusedExitCode
}

const describeSignIn = (answer: SignInAnswer, { style }: Look): readonly string[] => {
  const person = printable(answer.username)
  const place =
    answer.source === null ? '' : `, says "${answer.source}"${placeWords[answer.checkedAgainst ?? 'none']}`
  const words = answer.ok
    ? style.good(`${person} may sign in${place}.`)
    : `${style.bad(`${person} may not sign in${place}.`)} ${printable(answer.reason ?? '')}`
  return [
    words.trimEnd(),
    ...answer.notices.map((notice) => printable(notice)),
    ...(answer.otherSources.length === 0 ? [] : [`Not asked: ${answer.otherSources.join(', ')}.`]),
  ]
}

const placeWords = { directory: '', 'stored-hash': ' (its stored hash)', none: '' } as const
