import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import { findSource, findSourceId, listSources, type StoredSource } from '../store/source-store.ts'

/** The source of a slug; throws `object.not-found`. */
export const requireSource = (db: ReadableDb, slug: string): StoredSource => {
  const source = findSource(db, slug)
  if (source === undefined) throw noSuchSource(db, slug)
  return source
}

/** The id to filter by, also of a source whose objects were kept; undefined filters nothing. */
export const sourceIdFor = (db: ReadableDb, slug: string | undefined): number | undefined => {
  if (slug === undefined) return undefined
  const id = findSourceId(db, slug)
  if (id === undefined) throw noSuchSource(db, slug)
  return id
}

export const noSuchSource = (db: ReadableDb, slug: string): AppError =>
  new AppError('object.not-found', `There is no source "${slug}".`, {
    source: slug,
    known: listSources(db).map((source) => source.settings.slug),
  })
