import type { z } from 'zod'
import type { MappingRow, mappingCalls } from '../../../src-shared/contract/mapping-calls.ts'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { decodeRawEntry } from '../../directory/raw-entry.ts'
import { builtInMappings, isBuiltInMapping } from '../../mapping/built-in-mappings.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { listEntrySamples, listStoredEntries } from '../../store/object-entries.ts'
import {
  findPropertyMapping,
  listMappingUses,
  listPropertyMappings,
  removePropertyMapping,
  savePropertyMapping,
} from '../../store/property-mapping-store.ts'
import { listSources, updateSource } from '../../store/source-store.ts'
import { requireSource } from '../find-source.ts'
import { evaluateMappings, type EvaluationQuestion, type MappingOutcome } from '../mapping-service.ts'

type SaveOutcome = z.infer<(typeof mappingCalls)['mappings.save']['output']>
type PreviewOutcome = z.infer<(typeof mappingCalls)['mappings.preview']['output']>

export interface MappingEditor {
  list(): MappingRow[]
  /** `editing` is the name under which the mapping is stored; null for a new one. */
  save(editing: string | null, mapping: PropertyMapping): Promise<SaveOutcome>
  remove(name: string): Promise<void>
  /** What an unsaved mapping makes of a stored entry of one person or group. */
  preview(question: {
    readonly mapping: PropertyMapping
    readonly object: 'user' | 'group'
    readonly id: number
  }): Promise<PreviewOutcome>
  attributeNames(): string[]
}

interface EditorSetup {
  readonly db: WritableDb
  readonly clock: () => Date
}

export const createMappingEditor = ({ db, clock }: EditorSetup): MappingEditor => ({
  list() {
    const uses = listMappingUses(db)
    const row = (mapping: PropertyMapping, description: string | undefined): MappingRow => ({
      name: mapping.name,
      objectType: mapping.objectType,
      builtIn: description !== undefined,
      expression: mapping.expression,
      description: description ?? '',
      usedBy: [...(uses.get(mapping.name) ?? [])],
    })
    return [
      ...builtInMappings.map((mapping) => row(mapping, mapping.description)),
      ...listPropertyMappings(db).map((mapping) => row(mapping, undefined)),
    ]
  },

  async save(editing, mapping) {
    const problems = await problemsOf(db, editing, mapping)
    if (problems.length > 0) return { kind: 'refused', problems }
    const at = clock().toISOString()
    await db.whenFree(() => {
      savePropertyMapping(db, mapping, at)
      if (editing === null || editing === mapping.name) return
      removePropertyMapping(db, editing)
      renameInSources(db, { from: editing, to: mapping.name, at })
    })
    return { kind: 'saved', name: mapping.name }
  },

  remove: (name) => db.whenFree(() => removeUnused(db, name)),

  async preview({ mapping, object, id }) {
    const [stored] = listStoredEntries(db, object, id)
    if (stored === undefined)
      throw new AppError('object.not-found', 'There is no stored entry to try this on.', { object, id })
    const { settings } = requireSource(db, stored.slug)
    const startedAt = performance.now()
    const [outcome] = await evaluatedOrFailed({
      source: settings,
      objectType: object,
      mappings: [mapping],
      entries: [{ entry: decodeRawEntry(stored.raw, 0, stored.raw.length), identifier: stored.identifier }],
    })
    const milliseconds = performance.now() - startedAt
    if (outcome === undefined) throw new AppError('internal', 'The mapping gave no answer.')
    if (outcome.status === 'mapped')
      return { kind: 'mapped', properties: { ...outcome.properties }, milliseconds }
    if (outcome.status === 'skipped') return { kind: 'skipped' }
    const { code, mapping: name, message, line } = outcome.problem
    const kind = code === 'mapping.invalid' ? 'invalid' : 'failed'
    return { kind, problem: { mapping: name, message, line } }
  },

  attributeNames() {
    const counts = new Map<string, number>()
    for (const raw of listEntrySamples(db, sampledEntries)) {
      for (const { name } of decodeRawEntry(raw, 0, raw.length).attributes.values())
        counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    return [...counts].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([name]) => name)
  },
})

/** What does not even compile is an outcome like any other while somebody types. */
const evaluatedOrFailed = async (question: EvaluationQuestion): Promise<readonly MappingOutcome[]> => {
  try {
    return await evaluateMappings(question)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'mapping.invalid') throw error
    const { code, message, details } = error
    const line = typeof details['line'] === 'number' ? details['line'] : null
    return [{ status: 'failed', problem: { code, mapping: String(details['mapping'] ?? ''), message, line } }]
  }
}

/** Enough to meet every attribute that matters, few enough to decode between two key presses. */
const sampledEntries = 200

type Problems = Extract<SaveOutcome, { kind: 'refused' }>['problems']

const problemsOf = async (
  db: WritableDb,
  editing: string | null,
  mapping: PropertyMapping,
): Promise<Problems> => {
  const problems: Problems = []
  const isRenamed = editing !== mapping.name
  if (isBuiltInMapping(mapping.name) || (editing !== null && isBuiltInMapping(editing)))
    problems.push({
      path: 'name',
      message: 'Built-in mappings cannot be changed. Give the copy another name.',
      line: null,
    })
  else if (isRenamed && findPropertyMapping(db, mapping.name) !== undefined)
    problems.push({ path: 'name', message: `Another mapping is named "${mapping.name}".`, line: null })
  const wrongUses = usesOfOtherKind(db, editing ?? mapping.name, mapping.objectType)
  if (wrongUses.length > 0) {
    const message = `${wrongUses.join(', ')} uses this mapping for the other kind of object. Choose "any".`
    problems.push({ path: 'objectType', message, line: null })
  }
  const { checkExpression } = await import('../../mapping/check-expression.ts')
  const problem = await checkExpression(mapping.expression)
  if (problem !== undefined)
    problems.push({ path: 'expression', message: problem.message, line: problem.line ?? null })
  return problems
}

const usesOfOtherKind = (
  db: WritableDb,
  name: string,
  objectType: PropertyMapping['objectType'],
): readonly string[] => {
  if (objectType === 'any') return []
  const field = objectType === 'user' ? 'groupPropertyMappings' : 'userPropertyMappings'
  return listSources(db)
    .filter(({ settings }) => settings[field].includes(name))
    .map(({ settings }) => settings.slug)
}

const removeUnused = (db: WritableDb, name: string): void => {
  const usedBy = listMappingUses(db).get(name) ?? []
  if (usedBy.length > 0) {
    const message = `The mapping "${name}" is used by ${usedBy.join(', ')}. Take it out of there first.`
    throw new AppError('input.invalid', message, { usedBy })
  }
  if (removePropertyMapping(db, name)) return
  throw new AppError('object.not-found', `There is no mapping "${name}" of your own.`, { mapping: name })
}

/** Sources name their mappings, so a new name has to reach them in the same step. */
const renameInSources = (
  db: WritableDb,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: string },
): void => {
  const renamed = (names: readonly string[]): string[] => names.map((name) => (name === from ? to : name))
  for (const { id, settings } of listSources(db)) {
    const userPropertyMappings = renamed(settings.userPropertyMappings)
    const groupPropertyMappings = renamed(settings.groupPropertyMappings)
    updateSource(db, id, { settings: { ...settings, userPropertyMappings, groupPropertyMappings }, at })
  }
}
