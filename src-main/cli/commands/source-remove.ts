import type { AddCommand, CommandContext } from '../command-context.ts'
import { counted } from '../human-words.ts'

export const addSourceRemove: AddCommand = (program, perform) => {
  program
    .command('remove <slug>')
    .description('remove a source with its secrets and what it brought')
    .option('--keep-objects', 'keep its users and groups')
    .action(perform(removeSource))
}

const removeSource = async (
  context: CommandContext,
  slug: string,
  options: { readonly keepObjects?: boolean },
): Promise<void> => {
  const services = await context.services()
  const removed = await services.sources.remove(slug, { keepObjects: options.keepObjects === true })
  const what = `${counted(removed.users, 'user')} and ${counted(removed.groups, 'group')}`
  await context.output.answer(removed, () => [
    removed.keptObjects
      ? `Removed the source "${removed.slug}"; ${what} stay.`
      : `Removed the source "${removed.slug}" and ${what} that only it knew.`,
  ])
}
