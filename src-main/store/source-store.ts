import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ReadableDb, WritableDb } from './database-handle.ts'

export interface StoredSource {
  readonly id: number
  readonly settings: LdapSource
  /** Counts the saves that changed something; the settings of each are kept. */
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

interface SourceRow {
  readonly id: number
  readonly settings: string
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

const listSourcesSql = `
  SELECT id, settings, revision, created_at AS createdAt, updated_at AS updatedAt
  FROM sources
  WHERE removed_at IS NULL
  ORDER BY slug`

export const listSources = (db: ReadableDb): readonly StoredSource[] =>
  db.all<SourceRow>(listSourcesSql).map(toSource)

const sourceBySlugSql = `
  SELECT id, settings, revision, created_at AS createdAt, updated_at AS updatedAt
  FROM sources
  WHERE slug = :slug AND removed_at IS NULL`

export const findSource = (db: ReadableDb, slug: string): StoredSource | undefined => {
  const row = db.get<SourceRow>(sourceBySlugSql, { slug })
  return row === undefined ? undefined : toSource(row)
}

const sourceByIdSql = `
  SELECT id, settings, revision, created_at AS createdAt, updated_at AS updatedAt
  FROM sources
  WHERE id = :id AND removed_at IS NULL`

export const findSourceById = (db: ReadableDb, id: number): StoredSource | undefined => {
  const row = db.get<SourceRow>(sourceByIdSql, { id })
  return row === undefined ? undefined : toSource(row)
}

const sourceIdSql = `
  SELECT id
  FROM sources
  WHERE slug = :slug`

/** The id to filter objects by. Also of a source that was removed while its objects were kept. */
export const findSourceId = (db: ReadableDb, slug: string): number | undefined =>
  db.get<{ id: number }>(sourceIdSql, { slug })?.id

const insertSourceSql = `
  INSERT INTO sources (slug, name, enabled, settings, revision, created_at, updated_at)
  VALUES (:slug, :name, :enabled, :settings, 1, :at, :at)`

const reviveSourceSql = `
  UPDATE sources
  SET name = :name, enabled = :enabled, settings = :settings, revision = revision + 1, updated_at = :at,
    removed_at = NULL
  WHERE slug = :slug AND removed_at IS NOT NULL`

/**
 * Stores a new source. One that was removed with its objects kept is taken up again under the same slug, so that its
 * next sync finds those objects.
 */
export const createSource = (db: WritableDb, settings: LdapSource, at: string): StoredSource =>
  db.transaction(() => {
    if (findSource(db, settings.slug) !== undefined) throw slugTaken(settings.slug)
    const columns = toColumns(settings, at)
    if (db.run(reviveSourceSql, columns).changes === 0) db.run(insertSourceSql, columns)
    return keepRevision(db, settings.slug)
  })

const updateSourceSql = `
  UPDATE sources
  SET slug = :slug, name = :name, enabled = :enabled, settings = :settings, revision = revision + 1, updated_at = :at
  WHERE id = :id`

/** Stores changed settings as a new revision; the same settings again change nothing. */
export const updateSource = (
  db: WritableDb,
  id: number,
  { settings, at }: { readonly settings: LdapSource; readonly at: string },
): StoredSource =>
  db.transaction(() => {
    const before = findSourceById(db, id)
    if (before === undefined)
      throw new AppError('object.not-found', 'This source is no longer there.', { id })
    if (JSON.stringify(before.settings) === JSON.stringify(settings)) return before
    const holder = findSourceId(db, settings.slug)
    if (holder !== undefined && holder !== id) throw slugTaken(settings.slug)
    db.run(updateSourceSql, { id, ...toColumns(settings, at) })
    return keepRevision(db, settings.slug)
  })

interface SourceRevision {
  readonly revision: number
  readonly savedAt: string
  readonly settings: LdapSource
}

const revisionsSql = `
  SELECT revision, saved_at AS savedAt, settings
  FROM source_revisions
  WHERE source_id = :sourceId
  ORDER BY revision DESC`

/** Every state the settings have had, newest first. */
export const listSourceRevisions = (db: ReadableDb, sourceId: number): readonly SourceRevision[] =>
  db
    .all<{ revision: number; savedAt: string; settings: string }>(revisionsSql, { sourceId })
    .map((row) => ({ ...row, settings: parseSettings(row.settings) }))

const insertRevisionSql = `
  INSERT INTO source_revisions (source_id, revision, settings, saved_at)
  SELECT id, revision, settings, updated_at
  FROM sources
  WHERE slug = :slug`

const keepRevision = (db: WritableDb, slug: string): StoredSource => {
  db.run(insertRevisionSql, { slug })
  const saved = findSource(db, slug)
  if (saved === undefined) throw new AppError('internal', 'A source vanished while it was saved.', { slug })
  return saved
}

const toColumns = (settings: LdapSource, at: string) => ({
  slug: settings.slug,
  name: settings.name,
  enabled: Number(settings.enabled),
  settings: JSON.stringify(settings),
  at,
})

const toSource = (row: SourceRow): StoredSource => ({ ...row, settings: parseSettings(row.settings) })

// Only settings that passed the schema are ever written. A field that came later has its default.
const parseSettings = (text: string): LdapSource => {
  const settings = JSON.parse(text) as LdapSource & {
    readonly outgoingTargets?: LdapSource['outgoingTargets']
  }
  return Object.hasOwn(settings, 'outgoingTargets') ? settings : { ...settings, outgoingTargets: [] }
}

const slugTaken = (slug: string): AppError =>
  new AppError('input.invalid', `There is a source with the slug ${slug} already.`, {
    problems: [{ path: 'slug', message: `${slug} is taken` }],
  })
