import type { SecretPosition } from '../../services/secret-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { printTable } from '../table.ts'
import { whileSaying } from '../while-saying.ts'

export const addSecretStatus: AddCommand = (program, perform) => {
  program
    .command('status [slug]')
    .description('say where each secret is kept, never its value')
    .action(perform(showSecretStatus))
}

const places = {
  environment: 'environment variable',
  keychain: 'keychain',
  memory: 'memory of this program',
  none: 'not set',
} as const

const showSecretStatus = async (context: CommandContext, slug: string | undefined): Promise<void> => {
  const services = await context.services()
  const items = await whileSaying(context, 'asking the keychain', () => services.secrets.status(slug))
  await context.output.answer({ total: items.length, items }, (look) => {
    if (items.length === 0) return ['There are no sources, so there are no secrets.']
    return printTable<SecretPosition>(
      [
        { title: 'SOURCE', cell: (position) => position.source },
        { title: 'SECRET', cell: (position) => position.kind },
        {
          title: 'KEPT IN',
          cell: (position) => places[position.place],
          paint: (text, position) => (position.place === 'none' ? look.style.dim(text) : text),
        },
        { title: 'OR SET', cell: (position) => position.variable, paint: look.style.dim, flexible: true },
      ],
      items,
      look,
    )
  })
}
