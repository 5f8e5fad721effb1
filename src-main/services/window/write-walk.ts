import { AppError } from '../../../src-shared/errors/app-error.ts'
import { writeExport } from '../export-file.ts'
import type { BegunExport } from './export-walks.ts'
import type { ListReader } from './list-reader.ts'

export interface WalkMeans {
  readonly lists: ListReader
  readonly newId: () => string
}

export interface WalkTarget {
  readonly file: string
  readonly signal: AbortSignal
  /** Told now and then how many rows are written; `of` is null where only the end tells. */
  readonly onProgress: (progress: { readonly rows: number; readonly of: number | null }) => void
}

/** Writes an export that the list thread walks to a file: whole or not at all, readable by its owner only. */
export const writeWalk = async (
  { lists, newId }: WalkMeans,
  { walk, of }: BegunExport,
  { file, signal, onProgress }: WalkTarget,
): Promise<{ readonly path: string; readonly rows: number }> => {
  let rows = 0
  const pieces = async function* (): AsyncIterableIterator<string> {
    for (;;) {
      const piece = await lists.read('continueExport', walk, signal)
      rows = piece.rows
      onProgress({ rows, of })
      yield piece.text
      if (piece.isLast) return
    }
  }
  try {
    return { path: await writeExport(file, pieces(), { newId, signal }), rows }
  } catch (error) {
    if (!signal.aborted) throw error
    throw new AppError('sync.cancelled', 'The export was cancelled. No file was written.', {}, error)
  } finally {
    // A thread that has ended has forgotten it already.
    await lists.read('endExport', walk, new AbortController().signal).catch(() => undefined)
  }
}
