import { Argument, Option } from 'commander'
import {
  attributeOfColumn,
  exportFormats,
  exportKinds,
  type ExportFormat,
  type ExportKind,
} from '../../../src-shared/domain/export.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { addFilterOptions, queryOf, type FilterOptions } from '../filter-options.ts'
import type { Services } from '../../services/create-services.ts'
import { printable } from '../display-text.ts'
import { counted } from '../human-words.ts'
import { nameList } from '../parse-arguments.ts'
import { rowProgress } from '../row-progress.ts'

interface ExportOptions extends FilterOptions {
  readonly format: ExportFormat
  readonly of?: 'users' | 'groups'
  readonly columns?: readonly string[]
  readonly output?: string
}

export const addExport: AddCommand = (program, perform) => {
  const command = program
    .command('export')
    .description(
      'write users, groups or memberships as csv, json or ldif: what a list of the same filters has',
    )
    .addArgument(new Argument('<what>', 'what to write').choices(exportKinds))
    .addOption(
      new Option('--format <format>', 'form of the text').choices(exportFormats).makeOptionMandatory(),
    )
  addFilterOptions(command, { hasAccounts: true })
    .addOption(
      new Option('--of <kind>', 'of memberships: what the filters narrow (default: users)').choices([
        'users',
        'groups',
      ]),
    )
    .option(
      '--columns <list>',
      'of csv: which, such as username,email,attributes.department (default: all but times and ids)',
      nameList,
    )
    .option('--output <file>', 'write to a file, whole or not at all (default: stdout)')
    .action(perform(exportObjects))
}

const exportObjects = async (
  context: CommandContext,
  what: ExportKind,
  options: ExportOptions,
): Promise<void> => {
  refuseMisplaced(what, options)
  const services = await context.services()
  const { onRows } = rowProgress(context, `exporting ${what}`, { toFile: options.output !== undefined })
  const { format, of, columns } = options
  noteEmptyColumns(context, services, { what, columns })
  const wanted = { ...queryOf(options), what, format, of, columns, signal: context.signal, onRows }
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

/** A name may be misspelt; or the attribute may come with the next sync, so that the table must not fail. */
const noteEmptyColumns = (
  { output }: CommandContext,
  { query }: Services,
  { what, columns = [] }: { readonly what: ExportKind; readonly columns: readonly string[] | undefined },
): void => {
  const wanted = columns.flatMap((column) => attributeOfColumn(column) ?? [])
  if (wanted.length === 0 || what === 'memberships') return
  const [kind, nobody] = what === 'users' ? (['user', 'Nobody'] as const) : (['group', 'No group'] as const)
  const known = query.attributeNames(kind)
  for (const name of wanted.filter((each) => !known.includes(each)))
    output.note(`${nobody} has the attribute ${printable(name)}; its column is empty.`)
}

/** An option that would change nothing is a mistake that the file would not show. */
const refuseMisplaced = (
  what: ExportKind,
  { format, of, columns, active, inactive }: ExportOptions,
): void => {
  if (columns !== undefined && format !== 'csv')
    throw new AppError('input.usage', `Only csv has columns; leave out --columns with ${format}.`)
  if (of !== undefined && what !== 'memberships')
    throw new AppError(
      'input.usage',
      `--of goes with memberships; ${what} are narrowed by the filters alone.`,
    )
  const areGroups = what === 'groups' || of === 'groups'
  if (areGroups && (active === true || inactive === true))
    throw new AppError('input.usage', 'Groups have no accounts; leave out --active and --inactive.')
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
