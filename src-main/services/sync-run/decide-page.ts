import type { StoredObject } from '../../../src-shared/domain/sync-object.ts'
import type { MappedProperties } from '../../../src-shared/domain/property-mapping.ts'
import { loadStoredGroups, loadStoredUsers } from '../../store/sync-stored-objects.ts'
import { baseProperties, buildObject } from '../../sync/build-object.ts'
import type { Candidate, DecidedObject, ReadEntry } from './read-entry.ts'
import type { KindRun, RunContext } from './run-context.ts'
import { setAside } from './set-aside.ts'
import { settlePage } from './settle-page.ts'

/** Turns a page of entries into plan records; what failed or was skipped keeps its last good state. */
export const decidePage = (
  context: RunContext,
  run: KindRun,
  page: readonly ReadEntry[],
): readonly DecidedObject[] => {
  const stored = loadStored(context, run, page)
  const candidates = buildPage(context, run, { page, stored })
  return settlePage(context, run, candidates)
}

const loadStored = (
  { db }: RunContext,
  { kind }: KindRun,
  page: readonly ReadEntry[],
): ReadonlyMap<number, StoredObject> => {
  const ids: number[] = []
  for (const { connectionId } of page) if (connectionId !== undefined) ids.push(connectionId)
  return kind === 'user' ? loadStoredUsers(db, ids) : loadStoredGroups(db, ids)
}

const buildPage = (
  context: RunContext,
  run: KindRun,
  {
    page,
    stored,
  }: { readonly page: readonly ReadEntry[]; readonly stored: ReadonlyMap<number, StoredObject> },
): readonly Candidate[] => {
  const { source, now } = context
  const { kind, evaluator } = run
  const initial: readonly MappedProperties[] = page.map(({ entry, identifier }) =>
    baseProperties(source, kind, { dn: entry.dn, identifier }),
  )
  const results = evaluator.evaluatePage(
    page.map(({ entry }) => entry),
    initial,
  )
  const candidates: Candidate[] = []
  for (const [position, read] of page.entries()) {
    const result = results[position]
    const known = read.connectionId === undefined ? undefined : stored.get(read.connectionId)
    if (result === undefined || result.kind === 'skip') {
      setAside(context, run, {
        read,
        known,
        change: 'skipped',
        code: undefined,
        reason: 'A mapping skipped it.',
      })
      continue
    }
    if (result.kind === 'failed') {
      const { code, mapping, line, message } = result.problem
      const place = line === undefined ? mapping : `${mapping}, line ${line}`
      setAside(context, run, { read, known, change: 'failed', code, reason: `${place}: ${message}` })
      continue
    }
    const built = buildObject(read.entry, result.properties, {
      kind,
      source,
      identifier: read.identifier,
      now,
    })
    if (built.kind === 'failed') {
      const { code, message } = built.problem
      setAside(context, run, { read, known, change: 'failed', code, reason: message })
      continue
    }
    candidates.push({ read, desired: built.object, stored: known })
  }
  return candidates
}
