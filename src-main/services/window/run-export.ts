import type { RunItem, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { csvLine } from '../csv.ts'
import type { ExportText } from '../export-text.ts'
import { writeWalk, type WalkMeans, type WalkTarget } from './write-walk.ts'

export interface RunExport {
  readonly runId: number
  readonly format: 'json' | 'csv'
}

/** Writes a run and every change of it to a file: whole or not at all, readable by its owner only. */
export const exportRun = async (
  means: WalkMeans,
  { runId, format, ...target }: RunExport & WalkTarget,
): Promise<{ readonly path: string; readonly rows: number }> =>
  writeWalk(means, await means.lists.read('beginRunExport', { runId, format }, target.signal), target)

/** The text of a run with its changes, of which a first sync has as many as there are people and memberships. */
export const runText = (run: SyncRun, items: Iterable<RunItem>, format: RunExport['format']): ExportText => {
  let given = 0
  const counted = function* (): IterableIterator<RunItem> {
    for (const item of items) {
      given += 1
      yield item
    }
  }
  return {
    rows: () => given,
    [Symbol.iterator]: () => (format === 'csv' ? csvOf(counted()) : jsonOf(run, counted())),
  }
}

function* jsonOf(run: SyncRun, items: Iterable<RunItem>): IterableIterator<string> {
  // The run as its own document, opened at its end for one more field.
  yield `${JSON.stringify(run, null, 2).slice(0, -'\n}'.length)},\n  "items": [`
  let separator = '\n    '
  for (const item of items) {
    yield separator + JSON.stringify(item)
    separator = ',\n    '
  }
  yield separator === '\n    ' ? ']\n}\n' : '\n  ]\n}\n'
}

function* csvOf(items: Iterable<RunItem>): IterableIterator<string> {
  yield csvLine(['object', 'change', 'name', 'dn', 'reason', 'field', 'old', 'new'])
  for (const { objectType, change, name, dn, reason, fields } of items) {
    const start = [objectType, change, name, dn ?? '', reason ?? '']
    const changes = Object.entries(fields)
    if (changes.length === 0) yield csvLine([...start, '', '', ''])
    for (const [field, [before, after]] of changes)
      yield csvLine([...start, field, textOf(before), textOf(after)])
  }
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
