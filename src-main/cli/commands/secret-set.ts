import { Argument } from 'commander'
import type { SecretKind } from '../../services/secret-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { readSecret } from '../read-secret.ts'
import { whileSaying } from '../while-saying.ts'

const labels: Readonly<Record<SecretKind, string>> = {
  'bind-password': 'Bind password',
  'client-key': 'Client key (PEM)',
  'webhook-secret': 'Webhook secret',
}

export const addSecretSet: AddCommand = (program, perform) => {
  program
    .command('set <slug>')
    .description('put a secret into the keychain of the system; the value comes from stdin or a prompt')
    .addArgument(new Argument('<kind>', 'which secret').choices(Object.keys(labels)))
    .action(perform(setSecret))
}

const setSecret = async (context: CommandContext, slug: string, kind: SecretKind): Promise<void> => {
  const services = await context.services()
  // Before the question: nobody likes to type a password for a source that does not exist.
  services.secrets.requireSource(slug)
  const secret = await readSecret({
    input: context.surroundings.stdin,
    prompt: context.surroundings.stderr,
    label: `${labels[kind]} for "${slug}"`,
    signal: context.signal,
  })
  const position = await whileSaying(context, 'asking the keychain', () =>
    services.secrets.set(slug, kind, secret),
  )
  if (position.place === 'environment') {
    context.output.warn(`Note: ${position.variable} is set and wins over the keychain.`)
  }
  await context.output.answer(position, () => [
    `The ${labels[kind].toLowerCase()} of "${slug}" is in the keychain.`,
  ])
}
