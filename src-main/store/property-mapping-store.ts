import type { PropertyMapping } from '../../src-shared/domain/property-mapping.ts'
import type { ReadableDb, WritableDb } from './database-handle.ts'

const listMappingsSql = `
  SELECT name, object_type AS objectType, expression
  FROM property_mappings
  ORDER BY name`

/** The custom mappings; the built-in ones are code. */
export const listPropertyMappings = (db: ReadableDb): readonly PropertyMapping[] =>
  db.all<PropertyMapping>(listMappingsSql)

const mappingByNameSql = `
  SELECT name, object_type AS objectType, expression
  FROM property_mappings
  WHERE name = :name`

export const findPropertyMapping = (db: ReadableDb, name: string): PropertyMapping | undefined =>
  db.get<PropertyMapping>(mappingByNameSql, { name })

const saveMappingSql = `
  INSERT INTO property_mappings (name, object_type, expression, created_at, updated_at)
  VALUES (:name, :objectType, :expression, :at, :at)
  ON CONFLICT (name) DO UPDATE
  SET object_type = :objectType, expression = :expression, updated_at = :at
  WHERE object_type <> :objectType OR expression <> :expression`

/** Creates a mapping or replaces the one of the same name. Answers whether anything changed. */
export const savePropertyMapping = (db: WritableDb, mapping: PropertyMapping, at: string): boolean =>
  db.run(saveMappingSql, { ...mapping, at }).changes === 1

const removeMappingSql = `
  DELETE FROM property_mappings
  WHERE name = :name`

/** Answers whether there was one. Whether a source still uses it is the caller's question. */
export const removePropertyMapping = (db: WritableDb, name: string): boolean =>
  db.run(removeMappingSql, { name }).changes === 1

const mappingUsersSql = `
  SELECT DISTINCT mapping.value AS name, s.slug
  FROM sources AS s, json_tree(s.settings) AS mapping
  WHERE s.removed_at IS NULL
    AND mapping.path IN ('$.userPropertyMappings', '$.groupPropertyMappings')
  ORDER BY s.slug`

/** Slugs of the sources that use each mapping, built-in ones included. */
export const listMappingUses = (db: ReadableDb): ReadonlyMap<string, readonly string[]> => {
  const uses = new Map<string, string[]>()
  for (const { name, slug } of db.iterate<{ name: string; slug: string }>(mappingUsersSql)) {
    const known = uses.get(name)
    if (known === undefined) uses.set(name, [slug])
    else known.push(slug)
  }
  return uses
}
