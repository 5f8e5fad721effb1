import { Argument, Option } from 'commander'
import {
  exportFormats,
  exportKinds,
  type ExportFormat,
  type ExportKind,
} from '../../../src-shared/domain/export.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { counted } from '../human-words.ts'
import { rowProgress } from '../row-progress.ts'

interface ExportOptions {
  readonly format: ExportFormat
  readonly source?: string
  readonly output?: string
}

export const addExport: AddCommand = (program, perform) => {
  program
    .command('export')
    .description('write users, groups or memberships as csv, json or ldif')
    .addArgument(new Argument('<what>', 'what to write').choices(exportKinds))
    .addOption(
      new Option('--format <format>', 'form of the text').choices(exportFormats).makeOptionMandatory(),
    )
    .option('--source <slug>', 'only those of one source')
    .option('--output <file>', 'write to a file, whole or not at all (default: stdout)')
    .action(perform(exportObjects))
}

const exportObjects = async (
  context: CommandContext,
  what: ExportKind,
  options: ExportOptions,
): Promise<void> => {
  const services = await context.services()
  const { onRows } = rowProgress(context, `exporting ${what}`, { toFile: options.output !== undefined })
  const wanted = { what, format: options.format, source: options.source, signal: context.signal, onRows }
  if (options.output !== undefined) {
    const written = await services.exports.toFile(wanted, options.output)
    await context.output.answer(written, () => [
      `${counted(written.rows, 'row')} written to ${written.output}`,
    ])
    return
  }
  const { output } = context
  const text = services.exports.text(wanted)
  if (!output.isJson) {
    for (const piece of inPieces(text)) {
      if (!(await output.write(piece))) return
      onRows(text.rows())
    }
    return
  }
  const head = { what, format: options.format }
  await output.write(`${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "content": "`)
  // The text as one JSON string inside one document: each piece escaped alone is the whole escaped.
  for (const piece of inPieces(text)) {
    if (!(await output.write(JSON.stringify(piece).slice(1, -1)))) return
    onRows(text.rows())
  }
  await output.write(`",\n  "rows": ${text.rows()}\n}\n`)
}

/** A system call a row would be most of the time. */
const pieceLength = 64 * 1024

function* inPieces(text: Iterable<string>): IterableIterator<string> {
  let piece = ''
  for (const part of text) {
    piece += part
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
