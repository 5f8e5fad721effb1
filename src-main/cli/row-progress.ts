import type { CommandContext } from './command-context.ts'
import { count } from './human-words.ts'
import { measureRate, rateWords } from './progress-words.ts'

export interface RowProgress {
  /** Tells how many rows are written so far. */
  onRows(rows: number): void
  /** Clears the line; call it before a note. */
  end(): void
}

/** For rows written in large numbers. Silent where they go to the terminal: there a person sees them coming. */
export const rowProgress = (
  context: CommandContext,
  what: string,
  { toFile = false }: { readonly toFile?: boolean } = {},
): RowProgress => {
  if (context.surroundings.stdout.isTTY === true && !toFile) return { onRows: () => {}, end: () => {} }
  const progress = context.startProgress()
  const rate = measureRate()
  return {
    onRows: (rows) => progress.report(`${what}: ${count(rows)} rows${rateWords(rate(rows))}`),
    end: () => progress.end(),
  }
}
