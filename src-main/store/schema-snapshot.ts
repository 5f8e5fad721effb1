import { openDatabase } from './open-database.ts'

export const schemaSnapshotFile = new URL('./schema.snapshot.sql', import.meta.url)

const objectsSql = `
  SELECT sql
  FROM sqlite_schema
  WHERE sql IS NOT NULL
  ORDER BY tbl_name, type = 'index', name`

/** The whole schema as the migrations make it, for reviewing what a migration changes. */
export const renderSchemaSnapshot = (): string => {
  const db = openDatabase(':memory:')
  const objects = db.all<{ sql: string }>(objectsSql).map(({ sql }) => `${sql};\n`)
  db.close()
  return `-- Generated from src-main/store/migrations by: node scripts/write-schema-snapshot.ts\n\n${objects.join('\n')}`
}
