import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fillWithGeneratedData } from '../store/generated-data.ts'
import { openDatabase } from '../store/open-database.ts'
import { createExportService } from './export-service.ts'

it('tells how many rows of a long export are written, while it is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-export-'))
  const db = openDatabase(':memory:')
  try {
    fillWithGeneratedData(db, { users: 2000, groups: 50, memberships: 20_000 })
    const told: number[] = []
    const written = await createExportService({ db, newId: () => 'x' }).toFile(
      {
        what: 'memberships',
        format: 'csv',
        source: undefined,
        signal: new AbortController().signal,
        onRows: (rows) => told.push(rows),
      },
      join(folder, 'memberships.csv'),
    )
    expect(written.rows).toBe(20_000)
    expect(told.length).toBeGreaterThan(1)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBeLessThanOrEqual(20_000)
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
