import type { ConnectedObject } from '../../../src-shared/domain/connected-object.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { printable } from '../display-text.ts'

interface ConnectOptions {
  readonly source: string
  readonly identifier: string
  readonly undo?: true
}

/** `user connect` or `group connect`: resolves a conflict of two sources that bring the same one. */
const addConnect =
  (
    objectType: ConnectedObject['objectType'],
    { argument, what }: { readonly argument: string; readonly what: string },
  ): AddCommand =>
  (program, perform) => {
    program
      .command('connect')
      .argument(argument, `the ${what} that is there already`)
      .description(`say that an entry of a source is this ${what}; the next sync of the source ties the two`)
      .requiredOption('--source <slug>', 'the source with the entry')
      .requiredOption('--identifier <value>', 'the entry, as the conflict in "run show" names it')
      .option('--undo', 'take it back, as long as no sync has tied the two')
      .action(
        perform((context: CommandContext, name: string, { undo, ...entry }: ConnectOptions) =>
          (undo === true ? takeBack : connect)(context, { ...entry, objectType, name }),
        ),
      )
  }

export const addUserConnect = addConnect('user', { argument: '<username>', what: 'person' })
export const addGroupConnect = addConnect('group', { argument: '<name>', what: 'group' })

const connect = async (context: CommandContext, choice: ConnectedObject): Promise<void> => {
  const services = await context.services()
  const connected = await services.connect.connect(choice)
  await context.output.answer(connected, () => [
    `The next sync of "${connected.source}" ties ${printable(connected.identifier)} to ${printable(connected.name)}.`,
  ])
}

const takeBack = async (context: CommandContext, choice: ConnectedObject): Promise<void> => {
  const services = await context.services()
  const undone = await services.connect.undo(choice)
  await context.output.answer(undone, () => [
    `Taken back: the next sync of "${undone.source}" does not tie ${printable(undone.identifier)} to ${printable(undone.name)}.`,
  ])
}
