import { diffSources } from '../../src-shared/domain/ldap-source-changes.ts'
import { parseApplyDocument, type ExpressionPart } from '../../src-shared/domain/ldap-source-document.ts'
import type { Problem } from '../../src-shared/domain/ldap-source-problems.ts'
import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { PropertyMapping } from '../../src-shared/domain/property-mapping.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { builtInMappings, isBuiltInMapping } from '../mapping/built-in-mappings.ts'
import { cronProblem } from '../schedule/cron-text.ts'
import type { WritableDb } from '../store/database-handle.ts'
import {
  findPropertyMapping,
  listPropertyMappings,
  savePropertyMapping,
} from '../store/property-mapping-store.ts'
import { scheduledTasks, updateScheduleState } from '../store/schedule-state-store.ts'
import {
  createSource,
  findSource,
  listSources,
  updateSource,
  type StoredSource,
} from '../store/source-store.ts'
import type { ApplyReport } from './source-service.ts'

export interface AppliedObject {
  readonly change: 'created' | 'updated' | 'unchanged'
  /** Field name to [old, new]; empty unless it was updated. */
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>
}

interface ApplySetup {
  readonly db: WritableDb
  readonly clock: () => Date
}

/** Reads the whole document, then stores all of it in one transaction. */
export const applyDocument = async (document: unknown, { db, clock }: ApplySetup): Promise<ApplyReport> => {
  const parsed = parseApplyDocument(document, {
    existingSources: listSources(db).map((source) => source.settings),
    existingMappings: [...builtInMappings, ...listPropertyMappings(db)],
    isBuiltInMapping,
    checkCron: cronProblem,
  })
  const wrong = await expressionProblems(parsed.expressions)
  if (!parsed.ok) throw refusal([...parsed.problems, ...wrong])
  if (wrong.length > 0) throw refusal(wrong)
  const at = clock().toISOString()
  return db.whenFree(() => {
    const propertyMappings = parsed.propertyMappings.map((mapping) => applyMapping(db, mapping, at))
    const changed = propertyMappings.filter(({ change }) => change !== 'unchanged').map(({ name }) => name)
    const changedMappings = new Set(changed)
    const sources = parsed.sources.map((source) => applySource(db, source, { at, changedMappings }))
    return { propertyMappings, sources, warnings: parsed.warnings }
  })
}

const refusal = (problems: readonly Problem[]): AppError => {
  const many = problems.length === 1 ? 'one problem' : `${problems.length} problems`
  return new AppError('input.invalid', `The document has ${many}; nothing was stored.`, { problems })
}

/** The sandbox is loaded only when there is an expression to compile. */
const expressionProblems = async (parts: readonly ExpressionPart[]): Promise<readonly Problem[]> => {
  if (parts.length === 0) return []
  const { checkExpression } = await import('../mapping/check-expression.ts')
  const problems: Problem[] = []
  for (const { path, expression } of parts) {
    const problem = await checkExpression(expression)
    if (problem === undefined) continue
    problems.push({ path, message: `line ${problem.line}: ${problem.message}` })
  }
  return problems
}

const applyMapping = (
  db: WritableDb,
  mapping: PropertyMapping,
  at: string,
): { readonly name: string } & AppliedObject => {
  const before = findPropertyMapping(db, mapping.name)
  const isChanged = savePropertyMapping(db, mapping, at)
  if (before === undefined) return { name: mapping.name, change: 'created', fields: {} }
  if (!isChanged) return { name: mapping.name, change: 'unchanged', fields: {} }
  const fields = (['objectType', 'expression'] as const)
    .filter((field) => before[field] !== mapping[field])
    .map((field) => [field, [before[field], mapping[field]]] as const)
  return { name: mapping.name, change: 'updated', fields: Object.fromEntries(fields) }
}

const applySource = (
  db: WritableDb,
  source: LdapSource,
  { at, changedMappings }: { readonly at: string; readonly changedMappings: ReadonlySet<string> },
): { readonly slug: string } & AppliedObject => {
  const before = findSource(db, source.slug)
  const stored =
    before === undefined
      ? createSource(db, source, at)
      : updateSource(db, before.id, { settings: source, at })
  const usesChanged = [...source.userPropertyMappings, ...source.groupPropertyMappings].some((name) =>
    changedMappings.has(name),
  )
  if (stored.revision !== before?.revision || usesChanged) queueTasks(db, stored, at)
  if (before === undefined) return { slug: source.slug, change: 'created', fields: {} }
  const changes = diffSources(before.settings, source)
  return {
    slug: source.slug,
    change: changes.length === 0 ? 'unchanged' : 'updated',
    fields: Object.fromEntries(changes.map((change) => [change.field, [change.old, change.new]])),
  }
}

/** A source that is another one than before runs both of its tasks at once, and a timed pause of it ends. */
const queueTasks = (db: WritableDb, { id: sourceId, settings }: StoredSource, at: string): void => {
  const isWanted = settings.enabled && !settings.schedule.paused
  for (const task of scheduledTasks) {
    updateScheduleState(db, { sourceId, task, queuedAt: isWanted ? at : null, pausedUntil: null })
  }
}
