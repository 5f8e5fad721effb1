import { writeFile } from 'node:fs/promises'
import type { RunItem } from '../../../src-shared/domain/sync-run.ts'
import type { QueryService } from '../query-service.ts'
import { csvLine } from '../csv.ts'

export interface RunExport {
  readonly runId: number
  readonly format: 'json' | 'csv'
  readonly file: string
}

/** Writes a run and every change of it, readable by its owner only. */
export const exportRun = async (query: QueryService, { runId, format, file }: RunExport): Promise<void> => {
  const run = query.run(runId)
  const items = query.runItems(runId).items
  const text = format === 'csv' ? csvOf(items) : JSON.stringify({ ...run, items: [...items] }, null, 2)
  await writeFile(file, text, { mode: 0o600 })
}

const csvOf = (items: Iterable<RunItem>): string => {
  const lines = [csvLine(['object', 'change', 'name', 'dn', 'reason', 'field', 'old', 'new'])]
  for (const { objectType, change, name, dn, reason, fields } of items) {
    const start = [objectType, change, name, dn ?? '', reason ?? '']
    const changes = Object.entries(fields)
    if (changes.length === 0) lines.push(csvLine([...start, '', '', '']))
    for (const [field, [before, after]] of changes)
      lines.push(csvLine([...start, field, textOf(before), textOf(after)]))
  }
  return lines.join('')
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
