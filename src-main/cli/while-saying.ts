import type { CommandContext } from './command-context.ts'

/** Says on stderr what is waited for, if that takes longer than a second. */
export const whileSaying = async <Result>(
  context: CommandContext,
  words: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const progress = context.startProgress()
  progress.report(words)
  try {
    return await work()
  } finally {
    progress.end()
  }
}
