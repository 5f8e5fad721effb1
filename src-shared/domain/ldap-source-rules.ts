import { checkSource, slugProblems, type SourceSurroundings, warnAboutSource } from './ldap-source-checks.ts'
import { type Problem, problemsOf } from './ldap-source-problems.ts'
import { LdapSource } from './ldap-source.ts'
import { renameSourceFields } from './reference-import.ts'

export interface SourceContext extends SourceSurroundings {
  /** The stored source that this draft replaces. */
  readonly existing?: LdapSource | undefined
}

export type SourceDraftResult =
  | { readonly ok: true; readonly source: LdapSource; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a source from outside: every problem at once, nothing thrown. */
export const parseSourceDraft = (input: unknown, context: SourceContext): SourceDraftResult => {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return {
      ok: false,
      problems: [{ path: '', message: 'A source is an object. Write its fields in curly brackets.' }],
    }
  const renamed = renameSourceFields(input)
  const values = withDefaults(renamed.values, context)
  const parsed = LdapSource.safeParse(values)
  const fieldProblems = parsed.success ? [] : problemsOf(parsed.error.issues, values)
  const source = parsed.success ? parsed.data : withoutWrongFields(values, parsed.error.issues)
  const wrongFields = new Set(fieldProblems.map(topField))
  const crossProblems =
    source === undefined
      ? []
      : [
          ...(context.existing === undefined ? slugProblems(source, context) : []),
          ...checkSource(source, context),
        ].filter((problem) => !wrongFields.has(topField(problem)))
  const asWritten = (problem: Problem): Problem => withSpelling(problem, renamed.spellings)
  const problems = [...renamed.problems, ...[...fieldProblems, ...crossProblems].map(asWritten)]
  if (problems.length > 0 || source === undefined) return { ok: false, problems }
  return { ok: true, source, warnings: warnAboutSource(source).map(asWritten) }
}

const withSpelling = (problem: Problem, spellings: ReadonlyMap<string, string>): Problem => {
  const field = topField(problem)
  return { ...problem, path: (spellings.get(field) ?? field) + problem.path.slice(field.length) }
}

const topField = ({ path }: Problem): string => path.split(/[.[]/, 1)[0] ?? ''

/** Defaults that depend on something else than the field. */
const withDefaults = (
  values: Readonly<Record<string, unknown>>,
  { existing, otherSources }: SourceContext,
): Readonly<Record<string, unknown>> => ({
  // A certificate that is given is meant to be used, as in the reference.
  ...(typeof values['peerCertificate'] === 'string' && values['peerCertificate'].trim() !== ''
    ? { tlsVerification: 'custom-ca' }
    : {}),
  // On for the first source, off for later ones; a stored choice stays.
  syncUsersPassword: existing?.syncUsersPassword ?? otherSources.length === 0,
  ...values,
})

// Valid stand-ins for required fields, so that the rest can still be checked against each other.
const standIns = { name: 'x', slug: 'x', serverUri: 'ldap://localhost', baseDn: 'dc=x' }

/** The source with its wrong fields at their defaults, only to find further problems. */
const withoutWrongFields = (
  values: Readonly<Record<string, unknown>>,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): LdapSource | undefined => {
  const wrong = new Set(issues.map((issue) => issue.path[0]))
  const rest = Object.entries(values).filter(([name]) => !wrong.has(name))
  return LdapSource.safeParse({ ...standIns, ...Object.fromEntries(rest) }).data
}
