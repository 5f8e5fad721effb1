import type { RemovalProgress, RemovalStep } from '../../../src-shared/domain/source-removal.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { count, counted } from '../human-words.ts'
import { measureRate, rateWords } from '../progress-words.ts'

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
  const progress = context.startProgress()
  const rate = measureRate()
  const removed = await services.sources.remove(slug, {
    keepObjects: options.keepObjects === true,
    signal: context.signal,
    onProgress: (news) => progress.report(`${slug}: ${removalWords(news)}${rateWords(rate(news.done))}`),
  })
  progress.end()
  const what = `${counted(removed.users, 'user')} and ${counted(removed.groups, 'group')}`
  await context.output.answer(removed, () => [
    removed.keptObjects
      ? `Removed the source "${removed.slug}"; ${what} stay.`
      : `Removed the source "${removed.slug}" and ${what} that only it knew.`,
  ])
}

const stepWords: Readonly<Record<RemovalStep, string>> = {
  memberships: 'removing memberships',
  history: 'removing its history',
  objects: 'removing users and groups',
}

const removalWords = ({ step, done, of }: RemovalProgress): string =>
  `${stepWords[step]}: ${count(done)} of ${count(of)} rows`
