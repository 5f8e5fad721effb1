import type { ListExport } from '../../../src-shared/contract/object-calls.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { exportRowsOf, type ExportedObjects } from '../export-rows.ts'
import { exportText } from '../export-text.ts'
import type { ObjectLists } from './object-lists.ts'

/** A piece of an export. */
export interface ExportPiece {
  readonly text: string
  /** Written so far, this piece included. */
  readonly rows: number
  readonly isLast: boolean
}

/**
 * Exports that are being written, walked piece by piece in the list thread: between two pieces it answers the window,
 * and however many people there are, only one piece of them is in memory.
 */
export interface ExportWalks {
  /** Chooses what is exported, as the list shows it now. `of` is null where only the end tells how many rows there are. */
  beginExport(question: ListExport): { readonly walk: number; readonly of: number | null }
  continueExport(walk: number): ExportPiece
  /** Forgets it, whether it was walked to its end or not. */
  endExport(walk: number): void
}

export const createExportWalks = (db: ReadableDb, lists: ObjectLists): ExportWalks => {
  const walks = new Map<number, Walk>()
  let last = 0
  return {
    beginExport(question) {
      const { what, format, columns, filter } = question
      const chosen = choose(lists, question)
      const shape = { source: filter.source ?? undefined, columns: columns ?? undefined }
      const text = exportText(what, format, exportRowsOf(db, chosen, shape))
      last += 1
      walks.set(last, { pieces: text[Symbol.iterator](), rows: text.rows })
      return { walk: last, of: what === 'memberships' ? null : chosen.ids.length }
    },
    continueExport(id) {
      const walk = walks.get(id)
      if (walk === undefined) throw new Error('an export goes on in the thread in which it began')
      let text = ''
      while (text.length < pieceLength) {
        const next = walk.pieces.next()
        if (next.done === true) return { text, rows: walk.rows(), isLast: true }
        text += next.value
      }
      return { text, rows: walk.rows(), isLast: false }
    },
    endExport: (id) => void walks.delete(id),
  }
}

/** Characters: read in some milliseconds, and enough that handing them over costs nothing. */
const pieceLength = 256 * 1024

interface Walk {
  readonly pieces: Iterator<string>
  readonly rows: () => number
}

const choose = (lists: ObjectLists, question: ListExport): ExportedObjects =>
  question.list === 'people'
    ? { kind: 'users', ids: Array.from(lists.personIds(question.filter)) }
    : { kind: 'groups', ids: Array.from(lists.groupIds(question.filter)) }
