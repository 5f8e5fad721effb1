import type { ListExport } from '../../../src-shared/contract/object-calls.ts'
import { writeWalk, type WalkMeans, type WalkTarget } from './write-walk.ts'

export interface ListExportRequest extends WalkTarget {
  readonly question: ListExport
}

/** Writes what a list shows to a file: whole or not at all, readable by its owner only. */
export const exportList = async (
  means: WalkMeans,
  { question, ...target }: ListExportRequest,
): Promise<{ readonly path: string; readonly rows: number }> =>
  writeWalk(means, await means.lists.read('beginExport', question, target.signal), target)
