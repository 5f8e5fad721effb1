import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

import { openDatabase } from './open-database.ts'
import { renderSchemaSnapshot, schemaSnapshotFile } from './schema-snapshot.ts'

it('matches the committed snapshot', () => {
  const committed = readFileSync(schemaSnapshotFile, 'utf8')
  expect(renderSchemaSnapshot(), 'The schema changed. Run: node scripts/write-schema-snapshot.ts').toBe(
    committed,
  )
})

it('makes every table strict', () => {
  const loose = openDatabase(':memory:').all(`
    SELECT name
    FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`)
  expect(loose).toEqual([])
})

// Deleting a source is the one statement that looks these up by source, and it may scan.
const scannedOnPurpose = ['memberships.source_id', 'membership_history.source_id', 'group_parents.source_id']

it('indexes every foreign key', () => {
  const unindexed = openDatabase(':memory:').all<{ key: string }>(`
    SELECT t.name || '.' || f."from" AS key
    FROM pragma_table_list AS t
    CROSS JOIN pragma_foreign_key_list(t.name) AS f
    WHERE t.schema = 'main' AND NOT EXISTS (
      SELECT 1
      FROM pragma_index_list(t.name) AS i
      CROSS JOIN pragma_index_info(i.name) AS c
      WHERE c.seqno = 0 AND c.name = f."from" AND i.partial = 0)
      AND NOT EXISTS (
        SELECT 1
        FROM pragma_table_info(t.name) AS p
        WHERE p.name = f."from" AND p.pk = 1)`)
  expect(unindexed.map(({ key }) => key).filter((key) => !scannedOnPurpose.includes(key))).toEqual([])
})
