import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { AppliedObject } from '../../services/apply-document.ts'
import type { ApplyReport } from '../../services/source-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { printable } from '../display-text.ts'
import { counted } from '../human-words.ts'
import type { Look } from '../output.ts'
import { readNamedFile } from '../read-named-file.ts'
import { readText } from '../read-text.ts'

export const addSourceApply: AddCommand = (program, perform) => {
  program
    .command('apply <file>')
    .description(
      'create or update sources and property mappings from a JSON file (- = stdin), all or nothing',
    )
    .action(perform(applySources))
}

const applySources = async (context: CommandContext, file: string): Promise<void> => {
  const document = parseJson(await readDocument(context, file), file)
  const services = await context.services()
  const report = await services.sources.apply(document)
  await context.output.answer(report, (look) => describeApply(report, look))
}

const readDocument = ({ surroundings, signal }: CommandContext, file: string): Promise<string> =>
  file === '-' ? readText(surroundings.stdin, signal) : readNamedFile(file)

const parseJson = (text: string, file: string): unknown => {
  try {
    // A byte order mark is legal in no JSON text (RFC 8259 section 8.1), yet Windows editors write one.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'not JSON'
    throw new AppError(
      'input.invalid',
      `${file === '-' ? 'stdin' : `The file "${file}"`} is not JSON: ${reason}`,
      { file },
    )
  }
}

const signs = { created: '+', updated: '~', unchanged: '=' } as const

const describeApply = (report: ApplyReport, look: Look): readonly string[] => {
  const mappings = report.propertyMappings.map((mapping) =>
    describeObject('mapping', mapping.name, mapping, look),
  )
  const sources = report.sources.map((source) => describeObject('source', source.slug, source, look))
  const all = [...report.propertyMappings, ...report.sources]
  const changed = all.filter((each) => each.change !== 'unchanged').length
  const same = changed === all.length ? '' : `, ${all.length - changed} as before`
  const summary = changed === 0 ? 'Nothing changed.' : `${counted(changed, 'object')} changed${same}.`
  const warnings = report.warnings.map(
    ({ path, message }) => `${look.style.attention('warning:')} ${printable(`${path}: ${message}`)}`,
  )
  return [...mappings.flat(), ...sources.flat(), ...warnings, summary]
}

const describeObject = (
  kind: string,
  name: string,
  applied: AppliedObject,
  look: Look,
): readonly string[] => {
  const head = `${signs[applied.change]} ${kind} ${printable(name)}  ${applied.change}`
  const painted = applied.change === 'unchanged' ? look.style.dim(head) : look.style.bold(head)
  if (applied.change !== 'updated') return [painted]
  return [
    painted,
    ...Object.entries(applied.fields).map(([field, change]) => `    ${field}: ${arrow(change)}`),
  ]
}

const arrow = ([before, after]: readonly [unknown, unknown]): string => `${short(before)} -> ${short(after)}`

const longestValue = 60

const short = (value: unknown): string => {
  const text = printable(JSON.stringify(value) ?? 'nothing')
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}
