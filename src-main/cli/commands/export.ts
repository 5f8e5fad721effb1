import { Argument, Option } from 'commander'
import {
  exportFormats,
  exportKinds,
  type ExportFormat,
  type ExportKind,
} from '../../../src-shared/domain/export.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { counted } from '../human-words.ts'

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
  const wanted = { what, format: options.format, source: options.source, signal: context.signal }
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
    for (const chunk of text) if (!(await output.write(chunk))) return
    return
  }
  // The text as one JSON string inside one document, piece by piece: JSON escapes no two characters together.
  let rows = 0
  await output.write(
    `{\n  "what": ${JSON.stringify(what)},\n  "format": ${JSON.stringify(options.format)},\n  "content": "`,
  )
  for (const chunk of text) {
    if (!(await output.write(JSON.stringify(chunk).slice(1, -1)))) return
    rows = text.rows()
  }
  await output.write(`",\n  "rows": ${rows}\n}\n`)
}
