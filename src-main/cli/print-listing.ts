import { chunks } from '../services/chunks.ts'
import type { CommandContext } from './command-context.ts'
import type { Look, Output } from './output.ts'
import { rowProgress, type RowProgress } from './row-progress.ts'

export interface Listed<Row> {
  readonly total: number
  readonly items: Iterable<Row>
}

export interface ListingWords<Row> {
  /** The rows in the plural, as progress names them. */
  readonly what: string
  readonly table: (rows: readonly Row[], look: Look) => readonly string[]
  readonly summary: (shown: number, total: number) => string
  readonly empty: string
}

/** Rows written at a time: a table needs some to be aligned, a stream few enough to stay small in memory. */
export const chunkSize = 1000

/**
 * Prints a list of any length in constant memory: as one JSON document `{ "total", "items" }`, or as a table whose
 * columns are aligned within each thousand rows.
 */
export const printListing = async <Row>(
  context: CommandContext,
  listing: Listed<Row>,
  words: ListingWords<Row>,
): Promise<void> => {
  const { output } = context
  const progress = rowProgress(context, `listing ${words.what}`)
  if (output.isJson) await streamJson(output, { total: listing.total }, { items: listing.items, progress })
  else await printTables(output, listing, { ...words, progress })
}

interface Rows<Row> {
  readonly items: Iterable<Row>
  readonly progress: RowProgress
}

/** Writes the fields and then "items", whose rows may be more than fit into memory, as one JSON document. */
export const streamJson = async <Row>(
  output: Output,
  fields: object,
  { items, progress }: Rows<Row>,
): Promise<void> => {
  const head = JSON.stringify(fields, undefined, 2).slice(0, -2)
  let isReading = await output.write(`${head},\n  "items": [`)
  let separator = '\n    '
  let written = 0
  for (const rows of chunks(items, chunkSize)) {
    if (!isReading) return
    const texts = rows.map((row) => JSON.stringify(row))
    isReading = await output.write(separator + texts.join(',\n    '))
    separator = ',\n    '
    progress.onRows((written += rows.length))
  }
  await output.write(separator === '\n    ' ? ']\n}\n' : '\n  ]\n}\n')
}

const printTables = async <Row>(
  output: Output,
  { total, items }: Listed<Row>,
  words: ListingWords<Row> & Pick<Rows<Row>, 'progress'>,
): Promise<void> => {
  let shown = 0
  for (const rows of chunks(items, chunkSize)) {
    const lines = words.table(rows, output.look())
    const isReading = await output.write(`${(shown === 0 ? lines : lines.slice(1)).join('\n')}\n`)
    if (!isReading) return
    shown += rows.length
    words.progress.onRows(shown)
  }
  words.progress.end()
  if (total === 0) await output.write(`${words.empty}\n`)
  else output.note(words.summary(shown, total))
}
