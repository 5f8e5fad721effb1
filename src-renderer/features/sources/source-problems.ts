import type { FieldProblem } from '../../../src-shared/contract/source-calls.ts'
import { parseSourceDraft } from '../../../src-shared/domain/ldap-source-rules.ts'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'
import { fieldOfPath, isSecretName, sectionOfPath, type Section, type ShownId } from './source-fields.ts'
import { sourceOf, type SourceValues } from './source-values.ts'

export interface Findings {
  readonly problems: readonly FieldProblem[]
  readonly warnings: readonly FieldProblem[]
}

export const noFindings: Findings = { problems: [], warnings: [] }

type KnownMapping = Pick<PropertyMapping, 'name' | 'objectType'>

/** What the page can say by itself, at once: syntax of DNs and filters, and what one field says about another. */
export const checkLocally = (
  values: SourceValues,
  mappings: readonly KnownMapping[] | undefined,
): Findings => {
  const named = [...values.userPropertyMappings, ...values.groupPropertyMappings]
  const result = parseSourceDraft(sourceOf(values), {
    otherSources: [],
    // Until the list is there, every name is taken for a good one.
    mappings: mappings ?? named.map((name) => ({ name, objectType: 'any' })),
  })
  return result.ok ? { problems: [], warnings: result.warnings } : { problems: result.problems, warnings: [] }
}

/** What the main process said about an earlier state of the draft, as far as it still holds. */
export const stillTrue = (said: Findings, about: SourceValues, now: SourceValues): Findings => {
  const holds = ({ path }: FieldProblem): boolean => {
    const id = fieldOfPath(path)
    if (id === undefined || isSecretName(id)) return true
    return JSON.stringify(about[id]) === JSON.stringify(now[id])
  }
  return { problems: said.problems.filter(holds), warnings: said.warnings.filter(holds) }
}

/** Both lists, each place once; the page's own words come first because they are the newest. */
export const mergeFindings = (own: Findings, said: Findings): Findings => ({
  problems: mergeByPath(own.problems, said.problems),
  warnings: mergeByPath(own.warnings, said.warnings),
})

const mergeByPath = (
  first: readonly FieldProblem[],
  second: readonly FieldProblem[],
): readonly FieldProblem[] => [
  ...first,
  ...second.filter(({ path }) => !first.some((problem) => problem.path === path)),
]

/** How many problems wait in each section. */
export const countBySection = (problems: readonly FieldProblem[]): ReadonlyMap<Section, number> => {
  const counts = new Map<Section, number>()
  for (const { path } of problems) {
    const section = sectionOfPath(path)
    counts.set(section, (counts.get(section) ?? 0) + 1)
  }
  return counts
}

export const problemsAt = (problems: readonly FieldProblem[], id: ShownId): readonly FieldProblem[] =>
  problems.filter(({ path }) => fieldOfPath(path) === id)

/** The problem of one row of a list field: of `serverUri[1]`, not of `serverUri`. */
export const problemOfRow = (
  problems: readonly FieldProblem[],
  id: ShownId,
  row: number,
): string | undefined => problems.find(({ path }) => path === `${id}[${row}]`)?.message

/** The problem of one row whose parts have fields of their own: of `outgoingTargets[1]` and `outgoingTargets[1].url`. */
export const problemWithinRow = (
  problems: readonly FieldProblem[],
  id: ShownId,
  row: number,
): string | undefined => {
  const place = `${id}[${row}]`
  return problems.find(({ path }) => path === place || path.startsWith(`${place}.`))?.message
}

/** The problems of a field as a whole. */
export const problemsOfWhole = (problems: readonly FieldProblem[], id: ShownId): string | undefined => {
  const messages = problems.filter(({ path }) => path === id).map(({ message }) => message)
  return messages.length === 0 ? undefined : messages.join(' ')
}
