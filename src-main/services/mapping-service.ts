import { firstText, type DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import { groupUniquenessField, searchBase, type LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { PropertyMapping } from '../../src-shared/domain/property-mapping.ts'
import { AppError, toFailure } from '../../src-shared/errors/app-error.ts'
import { parseDn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { builtInMappings, findBuiltInMapping } from '../mapping/built-in-mappings.ts'
import { decodeRawEntry } from '../directory/raw-entry.ts'
import type { MappingResult } from '../mapping/mapping-evaluator.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import {
  findPropertyMapping,
  listMappingUses,
  listPropertyMappings,
} from '../store/property-mapping-store.ts'
import { findStoredEntry, type StoredEntry } from '../store/stored-entry.ts'
import { baseProperties } from '../sync/build-object.ts'
import type { DirectoryAccess } from './directory-access.ts'
import { requireSource } from './find-source.ts'

export interface MappingSummary extends PropertyMapping {
  readonly builtIn: boolean
  /** Slugs of the sources that list it. */
  readonly usedBy: readonly string[]
}

/** What mappings made of one entry. */
export type MappingOutcome =
  | { readonly status: 'mapped'; readonly properties: Readonly<Record<string, unknown>> }
  | { readonly status: 'skipped' }
  | {
      readonly status: 'failed'
      readonly problem: {
        readonly code: string
        readonly mapping: string
        readonly message: string
        readonly line: number | null
      }
    }

export interface MappingTest {
  readonly mapping: string
  readonly source: string
  readonly dn: string
  readonly entry: 'live' | 'stored'
  /** Why the entry is not the one that the directory has now; null when it is. */
  readonly whyStored: string | null
  readonly objectType: ObjectKind
  readonly result: MappingOutcome
}

export interface MappingQuestion {
  readonly name: string
  readonly source: string
  readonly dn?: string | undefined
  readonly signal: AbortSignal
}

export interface MappingService {
  list(): readonly MappingSummary[]
  /** Evaluates one mapping on an entry as the directory has it, or as it was stored when the directory is away. */
  test(question: MappingQuestion): Promise<MappingTest>
}

interface MappingServiceSetup {
  readonly db: ReadableDb
  readonly directory: DirectoryAccess
}

export const createMappingService = ({ db, directory }: MappingServiceSetup): MappingService => ({
  list() {
    const uses = listMappingUses(db)
    const summary = (builtIn: boolean) => (mapping: PropertyMapping) => ({
      name: mapping.name,
      objectType: mapping.objectType,
      expression: mapping.expression,
      builtIn,
      usedBy: uses.get(mapping.name) ?? [],
    })
    return [...builtInMappings.map(summary(true)), ...listPropertyMappings(db).map(summary(false))]
  },
  async test(question) {
    const { settings, id } = requireSource(db, question.source)
    if (question.dn !== undefined) parseDn(question.dn)
    const mapping = findMapping(db, question.name)
    const found = await findEntry({ db, directory }, { ...question, settings, id, mapping })
    const identifier = identifierOf(found.entry, settings, found.objectType)
    const [result] = await evaluateMappings({
      source: settings,
      objectType: found.objectType,
      mappings: [mapping],
      entries: [{ entry: found.entry, identifier }],
    })
    if (result === undefined) throw new AppError('internal', 'The mapping gave no answer.')
    return {
      mapping: mapping.name,
      source: settings.slug,
      dn: found.entry.dn,
      entry: found.from,
      whyStored: found.whyStored,
      objectType: found.objectType,
      result,
    }
  },
})

/** A mapping by name, built-in or own; throws `object.not-found`. */
export const findMapping = (db: ReadableDb, name: string): PropertyMapping => {
  const mapping = findBuiltInMapping(name) ?? findPropertyMapping(db, name)
  if (mapping === undefined) {
    throw new AppError('object.not-found', `There is no property mapping "${name}".`, { mapping: name })
  }
  return mapping
}

export interface EvaluationQuestion {
  readonly source: LdapSource
  readonly objectType: ObjectKind
  readonly mappings: readonly PropertyMapping[]
  readonly entries: readonly { readonly entry: DirectoryEntry; readonly identifier: string }[]
}

/** What the mappings make of each entry, as a run would. */
export const evaluateMappings = async (question: EvaluationQuestion): Promise<readonly MappingOutcome[]> => {
  const { source, objectType, mappings, entries } = question
  const { createMappingEvaluator } = await import('../mapping/create-mapping-evaluator.ts')
  const evaluator = await createMappingEvaluator({
    source: { slug: source.slug, name: source.name, baseDn: source.baseDn },
    objectType,
    mappings,
  })
  try {
    const initial = entries.map(({ entry, identifier }) =>
      baseProperties(source, objectType, { dn: entry.dn, identifier }),
    )
    return evaluator
      .evaluatePage(
        entries.map(({ entry }) => entry),
        initial,
      )
      .map(toOutcome)
  } finally {
    evaluator.close()
  }
}

const toOutcome = (result: MappingResult): MappingOutcome => {
  if (result.kind === 'skip') return { status: 'skipped' }
  if (result.kind === 'mapped') return { status: 'mapped', properties: { ...result.properties } }
  return { status: 'failed', problem: { ...result.problem, line: result.problem.line ?? null } }
}

export const identifierOf = (entry: DirectoryEntry, source: LdapSource, kind: ObjectKind): string =>
  firstText(entry, kind === 'user' ? source.objectUniquenessField : groupUniquenessField(source)) ?? ''

interface EntrySearch extends MappingQuestion {
  readonly settings: LdapSource
  readonly id: number
  readonly mapping: PropertyMapping
}

interface FoundEntry {
  readonly entry: DirectoryEntry
  readonly from: 'live' | 'stored'
  readonly whyStored: string | null
  readonly objectType: ObjectKind
}

const findEntry = async (setup: MappingServiceSetup, search: EntrySearch): Promise<FoundEntry> => {
  const { settings, id, dn, mapping } = search
  const preferred: ObjectKind = mapping.objectType === 'group' ? 'group' : 'user'
  const stored = findStoredEntry(setup.db, { sourceId: id, dn, preferred })
  try {
    const live = await readLive(setup.directory, search, preferred)
    // An entry that was synced tells whether it is a group; a filter would have to be asked otherwise.
    if (live !== undefined)
      return { entry: live, from: 'live', whyStored: null, objectType: stored?.kind ?? preferred }
  } catch (error) {
    if (stored === undefined || !isAway(error)) throw error
    return fromStore(stored, toFailure(error).message)
  }
  const what = dn === undefined ? `no ${preferred} that matches its filter` : `no entry "${dn}"`
  const reason = `The directory of "${settings.slug}" has ${what}.`
  if (stored !== undefined) return fromStore(stored, reason)
  throw new AppError('object.not-found', reason, { dn: dn ?? null })
}

const fromStore = ({ raw, kind }: StoredEntry, whyStored: string): FoundEntry => ({
  entry: decodeRawEntry(raw, 0, raw.length),
  from: 'stored',
  whyStored,
  objectType: kind,
})

const isAway = (error: unknown): boolean =>
  error instanceof AppError && (error.code.startsWith('directory.') || error.code.startsWith('secrets.'))

const readLive = (
  directory: DirectoryAccess,
  { settings, dn, signal }: EntrySearch,
  kind: ObjectKind,
): Promise<DirectoryEntry | undefined> =>
  directory.withConnection(
    settings,
    async (connection) => {
      if (dn !== undefined) return connection.readEntry(dn, ['*', '+'], signal)
      const filter = kind === 'user' ? settings.userObjectFilter : settings.groupObjectFilter
      const search = {
        baseDn: searchBase(settings, kind),
        scope: 'subtree' as const,
        filter,
        attributes: ['*', '+'],
      }
      const [first] = await connection.searchSample(search, 1, signal)
      return first
    },
    signal,
  )
