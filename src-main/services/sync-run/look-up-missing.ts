import { objectFilter, searchBase, uniquenessField } from '../../../src-shared/domain/ldap-source.ts'
import type { ObjectKind } from '../../../src-shared/domain/sync-object.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { dnKey, isWithin } from '../../../src-shared/ldap-syntax/distinguished-name.ts'
import { printFilter } from '../../../src-shared/ldap-syntax/search-filter.ts'
import { identifierFilter, isDnAttribute } from '../../directory/identifier-values.ts'
import { summarizeRawEntry } from '../../directory/entry-summary.ts'
import type { MissingRow } from '../../store/sync-missing-queries.ts'
import type { LookupResult } from '../../sync/plan-missing.ts'
import type { RunContext } from './run-context.ts'

/** Identifiers in one OR filter: short enough for every server's limit on filters, few round trips. */
export const lookupsPerSearch = 50

/** Looks entries up by their identifier, whatever the object filter, by connection id (rule S8). */
export const lookUpMissing = async (
  context: RunContext,
  kind: ObjectKind,
  rows: readonly MissingRow[],
): Promise<ReadonlyMap<number, LookupResult>> => {
  const results = new Map<number, LookupResult>()
  for (let start = 0; start < rows.length; start += lookupsPerSearch) {
    const chunk = rows.slice(start, start + lookupsPerSearch)
    const found = await findByIdentifier(context, kind, chunk)
    for (const row of chunk) {
      const dn = found.get(row.identifier)
      const result = await judged(context, () =>
        dn === undefined ? lookAtOldDn(context, kind, row) : placeOf(context, kind, dn),
      )
      results.set(row.connectionId, result)
    }
  }
  return results
}

/** What a refusal to show one entry says of it. */
const judged = async (
  { connection }: RunContext,
  look: () => Promise<LookupResult>,
): Promise<LookupResult> => {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof AppError) || !connection.isBound) throw error
    if (error.code === 'directory.no-such-base') return { kind: 'absent' }
    if (error.code === 'directory.insufficient-access') return { kind: 'hidden' }
    throw error
  }
}

const findByIdentifier = async (
  context: RunContext,
  kind: ObjectKind,
  rows: readonly MissingRow[],
): Promise<ReadonlyMap<string, string>> => {
  const uniquenessAttribute = uniquenessField(context.source, kind)
  const found = new Map<string, string>()
  // No filter can ask for a DN; reading the entry at that DN is the look-up.
  if (isDnAttribute(uniquenessAttribute)) return found
  const identifiers = rows.map(({ identifier }) => identifier)
  const filter = printFilter(identifierFilter(uniquenessAttribute, identifiers))
  const search = { scope: 'subtree', filter, attributes: [uniquenessAttribute] } as const
  const onEntry = (buffer: Buffer, start: number, end: number): void => {
    const { dn, identifier } = summarizeRawEntry(buffer, start, end, { uniquenessAttribute })
    if (identifier !== undefined) found.set(identifier, dn)
  }
  await searchWidest(context, [wholeDirectory(context), searchBase(context.source, kind)], (baseDn) =>
    context.connection.searchRaw({ ...search, baseDn }, { onEntry }, context.signal),
  )
  return found
}

/** Searches the first of these bases that the account may search; where it may read people need not be the whole tree. */
const searchWidest = async (
  { connection }: Pick<RunContext, 'connection'>,
  [base, ...narrower]: readonly string[],
  search: (base: string) => Promise<unknown>,
): Promise<void> => {
  if (base === undefined) return
  try {
    await search(base)
  } catch (error) {
    const isRefusal = error instanceof AppError && refusals.has(error.code) && connection.isBound
    if (!isRefusal || narrower.length === 0) throw error
    await searchWidest({ connection }, narrower, search)
  }
}

const refusals: ReadonlySet<string> = new Set([
  'directory.insufficient-access',
  'directory.no-such-base',
  'directory.limit-exceeded',
  'directory.refused',
])

/** The naming context that holds the base, so that an entry moved out of the base is still found. */
const wholeDirectory = ({ connection, source }: RunContext): string => {
  const contexts = connection.facts.namingContexts.filter(
    (context) => context !== '' && isWithin(source.baseDn, context),
  )
  return contexts.toSorted((a, b) => a.length - b.length)[0] ?? source.baseDn
}

const placeOf = async (context: RunContext, kind: ObjectKind, dn: string): Promise<LookupResult> => {
  const { source, connection, signal } = context
  if (!isWithin(dn, searchBase(source, kind))) return { kind: 'outside-base', dn }
  const filter = objectFilter(source, kind)
  const matching = await connection.search({ baseDn: dn, scope: 'base', filter, attributes: ['1.1'] }, signal)
  return matching.length > 0 ? { kind: 'listed' } : { kind: 'filtered', dn }
}

// The identifier was not found. Either the entry is gone, or the right to see it, or its identifier, is.
const lookAtOldDn = async (context: RunContext, kind: ObjectKind, row: MissingRow): Promise<LookupResult> => {
  const uniquenessAttribute = uniquenessField(context.source, kind)
  const { connection, signal } = context
  const attributes = isDnAttribute(uniquenessAttribute) ? ['1.1'] : [uniquenessAttribute]
  const [entry] = await connection.search(
    { baseDn: row.dn, scope: 'base', filter: '(objectClass=*)', attributes },
    signal,
  )
  if (entry === undefined) return { kind: 'hidden' }
  if (isDnAttribute(uniquenessAttribute)) return placeOf(context, kind, entry.dn)
  // Another entry has taken the DN, unless the one there does not tell who it is.
  const tells = entry.attributes.has(uniquenessAttribute.toLowerCase())
  return tells && dnKey(entry.dn) === row.dnKey ? { kind: 'absent' } : { kind: 'hidden' }
}
