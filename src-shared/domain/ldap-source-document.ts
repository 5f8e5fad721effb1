import type { SourceSurroundings } from './ldap-source-checks.ts'
import { type Problem, problemsOf, unknownNameMessage } from './ldap-source-problems.ts'
import { parseSourceDraft } from './ldap-source-rules.ts'
import type { LdapSource } from './ldap-source.ts'
import { PropertyMapping } from './property-mapping.ts'

// The whole input of `source apply`: one source, or `{ "sources": [...], "propertyMappings": [...] }`.

export interface DocumentContext {
  readonly existingSources: readonly LdapSource[]
  /** Stored mappings and built-in ones. */
  readonly existingMappings: SourceSurroundings['mappings']
  readonly isBuiltInMapping: (name: string) => boolean
  readonly checkCron?: (text: string) => string | undefined
}

/** The text of an expression and where it stands; only the sandbox can say whether it compiles. */
export interface ExpressionPart {
  readonly path: string
  readonly expression: string
}

export type ApplyDocumentResult = { readonly expressions: readonly ExpressionPart[] } & ReadDocument

type ReadDocument =
  | {
      readonly ok: true
      readonly sources: readonly LdapSource[]
      readonly propertyMappings: readonly PropertyMapping[]
      readonly warnings: readonly Problem[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads an apply document: every problem of every part at once, with paths from the top; nothing thrown. */
export const parseApplyDocument = (input: unknown, context: DocumentContext): ApplyDocumentResult => {
  const document = readParts(input)
  const slugs = new Set(document.sources.map(slugOf))
  const untouchedSources = context.existingSources.filter(({ slug }) => !slugs.has(slug))
  const mappings = readMappings(document.mappings, context, untouchedSources)
  const sources = readSources(document.sources, { ...context, untouchedSources }, mappings.parsed)
  const problems = [...document.problems, ...mappings.problems, ...sources.problems]
  const expressions = document.mappings.flatMap(expressionOf)
  if (problems.length > 0) return { ok: false, problems, expressions }
  const { parsed, warnings } = sources
  return { ok: true, sources: parsed, propertyMappings: mappings.parsed, warnings, expressions }
}

const expressionOf = ({ path, input }: Part): readonly ExpressionPart[] => {
  const expression: unknown = isObject(input) ? Reflect.get(input, 'expression') : undefined
  return typeof expression === 'string' ? [{ path: `${path}.expression`, expression }] : []
}

interface Part {
  readonly path: string
  readonly input: unknown
}

interface DocumentParts {
  readonly sources: readonly Part[]
  readonly mappings: readonly Part[]
  readonly problems: readonly Problem[]
}

const listNames = new Map([
  ['sources', 'sources'],
  ['propertyMappings', 'mappings'],
  ['property_mappings', 'mappings'],
])

const isObject = (input: unknown): input is object =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

const readParts = (input: unknown): DocumentParts => {
  const isDocument = isObject(input) && Object.keys(input).some((key) => listNames.has(key))
  if (!isDocument) return { sources: [{ path: '', input }], mappings: [], problems: [] }
  const sources: Part[] = []
  const mappings: Part[] = []
  const problems: Problem[] = []
  for (const [key, value] of Object.entries(input)) {
    const list = listNames.get(key)
    if (list === undefined)
      problems.push({ path: key, message: unknownNameMessage('field', key, [...listNames.keys()]) })
    else if (!Array.isArray(value))
      problems.push({ path: key, message: 'Write a list in square brackets here.' })
    else
      for (const [index, part] of value.entries())
        (list === 'sources' ? sources : mappings).push({ path: `${key}[${index}]`, input: part })
  }
  return { sources, mappings, problems }
}

const under = (path: string, problem: Problem): Problem => {
  if (path === '') return problem
  return { ...problem, path: problem.path === '' ? path : `${path}.${problem.path}` }
}

interface Read<T> {
  readonly parsed: readonly T[]
  readonly problems: readonly Problem[]
}

const readMappings = (
  parts: readonly Part[],
  context: DocumentContext,
  untouchedSources: readonly LdapSource[],
): Read<PropertyMapping> => {
  const parsed: PropertyMapping[] = []
  const problems: Problem[] = []
  for (const { path, input } of parts) {
    const values = withOurNames(input)
    const result = PropertyMapping.safeParse(values)
    if (!result.success) {
      problems.push(...problemsOf(result.error.issues, values).map((problem) => under(path, problem)))
      continue
    }
    const message = mappingNameProblem(result.data.name, parsed, context)
    if (message !== undefined) problems.push({ path: `${path}.name`, message })
    const useMessage = mappingUseProblem(result.data, untouchedSources)
    if (useMessage !== undefined) problems.push({ path: `${path}.objectType`, message: useMessage })
    parsed.push(result.data)
  }
  return { parsed, problems }
}

const withOurNames = (input: unknown): unknown =>
  isObject(input)
    ? Object.fromEntries(
        Object.entries(input).map(([key, value]) => [key === 'object_type' ? 'objectType' : key, value]),
      )
    : input

const mappingNameProblem = (
  name: string,
  earlier: readonly PropertyMapping[],
  { isBuiltInMapping }: DocumentContext,
): string | undefined => {
  if (isBuiltInMapping(name))
    return `"${name}" is built in and cannot be changed. Give the copy another name.`
  return earlier.some((mapping) => mapping.name === name)
    ? `Another mapping of this file is named "${name}". Rename one of them.`
    : undefined
}

/** A stored source that this file does not touch may use the mapping for the other kind of object. */
const mappingUseProblem = (
  { name, objectType }: PropertyMapping,
  untouchedSources: readonly LdapSource[],
): string | undefined => {
  const field = { user: 'groupPropertyMappings', group: 'userPropertyMappings', any: undefined } as const
  const wrongField = field[objectType]
  const source = untouchedSources.find((one) => wrongField !== undefined && one[wrongField].includes(name))
  if (source === undefined) return undefined
  return `Source "${source.slug}" uses this mapping in ${wrongField}. Choose "any", or change that source too.`
}

const readSources = (
  parts: readonly Part[],
  context: DocumentContext & { readonly untouchedSources: readonly LdapSource[] },
  newMappings: readonly PropertyMapping[],
): Read<LdapSource> & { readonly warnings: readonly Problem[] } => {
  const mappings = [
    ...newMappings,
    ...context.existingMappings.filter(({ name }) => !newMappings.some((mapping) => mapping.name === name)),
  ]
  const parsed: LdapSource[] = []
  const problems: Problem[] = []
  const warnings: Problem[] = []
  for (const [index, part] of parts.entries()) {
    const slug = slugOf(part)
    const result = parseSourceDraft(part.input, {
      ...context,
      mappings,
      otherSources: [...context.untouchedSources, ...parsed, ...laterChoices(part, parts.slice(index + 1))],
      existing: context.existingSources.find((source) => source.slug === slug),
    })
    problems.push(...(result.ok ? [] : result.problems).map((problem) => under(part.path, problem)))
    if (slug !== undefined && parts.findIndex((other) => slugOf(other) === slug) < index)
      problems.push({
        path: `${part.path}.slug`,
        message: `Another source of this file has the slug "${slug}". Change one of them.`,
      })
    if (!result.ok) continue
    parsed.push(result.source)
    warnings.push(...result.warnings.map((warning) => under(part.path, warning)))
  }
  return { parsed, problems, warnings }
}

const slugOf = ({ input }: Part): string | undefined => {
  const slug: unknown = isObject(input) ? Reflect.get(input, 'slug') : undefined
  return typeof slug === 'string' ? slug.trim() : undefined
}

// A source that does not say whether it writes passwords back leaves it to a later one that does.
const laterChoices = (part: Part, later: readonly Part[]): SourceSurroundings['otherSources'] =>
  passwordChoice(part) === undefined
    ? later.flatMap((other) =>
        passwordChoice(other) === true ? [{ slug: slugOf(other) ?? '', syncUsersPassword: true }] : [],
      )
    : []

const passwordChoice = ({ input }: Part): unknown =>
  isObject(input)
    ? (Reflect.get(input, 'syncUsersPassword') ?? Reflect.get(input, 'sync_users_password'))
    : undefined
