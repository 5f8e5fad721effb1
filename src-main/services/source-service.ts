import { exportSource } from '../../src-shared/domain/ldap-source-changes.ts'
import type { Problem } from '../../src-shared/domain/ldap-source-problems.ts'
import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { PropertyMapping } from '../../src-shared/domain/property-mapping.ts'
import type { RemovedObjects } from '../../src-shared/domain/source-removal.ts'
import type { SyncRun } from '../../src-shared/domain/sync-run.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { listPropertyMappings } from '../store/property-mapping-store.ts'
import { removeSourceKeepingObjects } from '../store/remove-source.ts'
import { listRuns } from '../store/run-queries.ts'
import { countSourceObjects } from '../store/source-counts.ts'
import { acquireSourceLock } from '../store/source-lock.ts'
import { findSourceId, listSources, type StoredSource } from '../store/source-store.ts'
import { applyDocument, type AppliedObject } from './apply-document.ts'
import { noSuchSource, requireSource } from './find-source.ts'
import type { SecretService } from './secret-service.ts'
import type { RemovalOptions, SyncService } from './sync-service.ts'

export interface SourceSummary {
  readonly slug: string
  readonly name: string
  readonly enabled: boolean
  readonly serverUri: readonly string[]
  readonly baseDn: string
  readonly users: number
  readonly groups: number
  readonly suspects: number
  readonly lastRun: Pick<SyncRun, 'id' | 'status' | 'dryRun' | 'startedAt' | 'finishedAt'> | null
}

/** The settings of a source, every default written out, and when they were saved. */
export interface SourceDetail extends LdapSource {
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

export interface ApplyReport {
  readonly sources: readonly ({ readonly slug: string } & AppliedObject)[]
  readonly propertyMappings: readonly ({ readonly name: string } & AppliedObject)[]
  readonly warnings: readonly Problem[]
}

export interface ExportedSources {
  readonly sources: readonly Readonly<Record<string, unknown>>[]
  readonly propertyMappings: readonly PropertyMapping[]
}

export interface RemovedSource {
  readonly slug: string
  readonly removed: true
  readonly keptObjects: boolean
  /** Removed ones; with `keptObjects` the ones that stay. */
  readonly users: number
  readonly groups: number
  /** False when the keychain could not be asked; its entries may still be there. */
  readonly removedSecrets: boolean
}

export interface SourceService {
  /** Stores every source and mapping of a document, or throws `input.invalid` with all problems and stores nothing. */
  apply(document: unknown): Promise<ApplyReport>
  list(): readonly SourceSummary[]
  enabledSlugs(): readonly string[]
  show(slug: string): SourceDetail
  /** What `apply` reads: the named sources (or all) and the mappings they use. Never a secret. */
  export(slugs: readonly string[]): ExportedSources
  /** Rejects with `sync.cancelled`, and has removed nothing, when it was cancelled while it removed objects. */
  remove(slug: string, options: RemoveOptions): Promise<RemovedSource>
}

export interface RemoveOptions extends RemovalOptions {
  readonly keepObjects: boolean
}

interface SourceSetup {
  readonly db: WritableDb
  readonly dataFolder: string
  readonly clock: () => Date
  readonly secrets: SecretService
  readonly owner: string
  /** Removes large numbers of objects where nobody waits for it. */
  readonly sync: Pick<SyncService, 'removeSource'>
}

export const createSourceService = (setup: SourceSetup): SourceService => {
  const { db, clock } = setup
  return {
    apply: (document) => applyDocument(document, { db, clock }),
    list() {
      const counts = countSourceObjects(db)
      return listSources(db).map((source) => summarize(db, source, counts.get(source.id)))
    },
    enabledSlugs: () =>
      listSources(db)
        .filter((source) => source.settings.enabled)
        .map((source) => source.settings.slug),
    show(slug) {
      const { settings, revision, createdAt, updatedAt } = requireSource(db, slug)
      return { ...settings, revision, createdAt, updatedAt }
    },
    export(slugs) {
      const chosen = slugs.length === 0 ? listSources(db) : slugs.map((slug) => requireSource(db, slug))
      const settings = chosen.map((source) => source.settings)
      const used = new Set(
        settings.flatMap((source) => [...source.userPropertyMappings, ...source.groupPropertyMappings]),
      )
      return {
        sources: settings.map(exportSource),
        // Of all sources: also mappings that no source uses yet.
        propertyMappings: listPropertyMappings(db).filter(
          (mapping) => slugs.length === 0 || used.has(mapping.name),
        ),
      }
    },
    remove: (slug, options) => remove(setup, slug, options),
  }
}

const summarize = (
  db: WritableDb,
  { id, settings }: StoredSource,
  counts:
    | {
        readonly users: number
        readonly groups: number
        readonly suspectUsers: number
        readonly suspectGroups: number
      }
    | undefined,
): SourceSummary => {
  const lastRun = listRuns(db, { sourceId: id, wholeOnly: true, limit: 1 }).items[0]
  return {
    slug: settings.slug,
    name: settings.name,
    enabled: settings.enabled,
    serverUri: settings.serverUri,
    baseDn: settings.baseDn,
    users: counts?.users ?? 0,
    groups: counts?.groups ?? 0,
    suspects: (counts?.suspectUsers ?? 0) + (counts?.suspectGroups ?? 0),
    lastRun:
      lastRun === undefined
        ? null
        : {
            id: lastRun.id,
            status: lastRun.status,
            dryRun: lastRun.dryRun,
            startedAt: lastRun.startedAt,
            finishedAt: lastRun.finishedAt,
          },
  }
}

const remove = async (
  { db, dataFolder, clock, secrets, owner, sync }: SourceSetup,
  slug: string,
  { keepObjects, ...options }: RemoveOptions,
): Promise<RemovedSource> => {
  // One whose objects were kept can be removed a second time, now with them.
  const id = keepObjects ? requireSource(db, slug).id : findSourceId(db, slug)
  if (id === undefined) throw noSuchSource(db, slug)
  const at = clock().toISOString()
  const lock = await db.whenFree(() =>
    acquireSourceLock(dataFolder, db, id, { name: owner, pid: process.pid, at }),
  )
  try {
    const removed = keepObjects
      ? await db.whenFree(() => keepObjectsOf(db, id, at))
      : await sync.removeSource({ sourceId: id, slug, at }, options)
    const removedSecrets = await removeSecrets(secrets, slug)
    return { slug, removed: true, keptObjects: keepObjects, ...removed, removedSecrets }
  } finally {
    // One that was not given back would keep the source from running until the program ends.
    await db.whenFree(() => lock.release()).catch(() => lock.release())
  }
}

const keepObjectsOf = (db: WritableDb, id: number, at: string): RemovedObjects => {
  const counts = countSourceObjects(db).get(id)
  removeSourceKeepingObjects(db, id, at)
  return { users: counts?.users ?? 0, groups: counts?.groups ?? 0 }
}

/** A keychain that is locked or away must not keep a source alive. */
const removeSecrets = async (secrets: SecretService, slug: string): Promise<boolean> => {
  try {
    await secrets.forget(slug)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('secrets.')) return false
    throw error
  }
}
