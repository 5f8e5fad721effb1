import type { ListExport } from '../../../src-shared/contract/object-calls.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { listRunItems } from '../../store/run-items.ts'
import { exportRowsOf, type ExportedObjects } from '../export-rows.ts'
import { exportText, type ExportText } from '../export-text.ts'
import type { ObjectLists } from './object-lists.ts'
import { runText, type RunExport } from './run-export.ts'
import type { RunViews } from './run-views.ts'

export interface BegunExport {
  readonly walk: number
  /** How many rows there will be; null where only the end tells. */
  readonly of: number | null
}

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
  /** Chooses what is exported, as the list shows it now. */
  beginExport(question: ListExport): BegunExport
  beginRunExport(question: RunExport): BegunExport
  continueExport(walk: number): ExportPiece
  /** Forgets it, whether it was walked to its end or not. */
  endExport(walk: number): void
}

interface WalksSetup {
  readonly db: ReadableDb
  /** A connection for one walk alone: on the one for everything, nothing else could be asked while a row is at hand. */
  readonly openDb: () => ReadableDb & { close(): void }
  readonly lists: ObjectLists
  readonly runs: RunViews
}

export const createExportWalks = ({ db, openDb, lists, runs }: WalksSetup): ExportWalks => {
  const walks = new Map<number, Walk>()
  let last = 0
  const begin = (text: ExportText, of: number | null, close: () => void = () => {}): BegunExport => {
    last += 1
    walks.set(last, { pieces: text[Symbol.iterator](), rows: text.rows, close })
    return { walk: last, of }
  }
  return {
    beginExport(question) {
      const { what, format, columns, filter } = question
      const chosen = choose(lists, question)
      const shape = { source: filter.source ?? undefined, columns: columns ?? undefined }
      const text = exportText(what, format, exportRowsOf(db, chosen, shape))
      return begin(text, what === 'memberships' ? null : chosen.ids.length)
    },
    beginRunExport({ runId, format }) {
      const run = runs.get(runId)
      const own = openDb()
      const { items, total } = listRunItems(own, runId)
      return begin(runText(run, items, format), total, () => own.close())
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
    endExport(id) {
      const walk = walks.get(id)
      walks.delete(id)
      // A row that is still at hand would keep the connection busy.
      walk?.pieces.return?.()
      walk?.close()
    },
  }
}

/** Characters: read in some milliseconds, and enough that handing them over costs nothing. */
const pieceLength = 256 * 1024

interface Walk {
  readonly pieces: Iterator<string>
  readonly rows: () => number
  readonly close: () => void
}

const choose = (lists: ObjectLists, question: ListExport): ExportedObjects =>
  question.list === 'people'
    ? { kind: 'users', ids: Array.from(lists.personIds(question.filter)) }
    : { kind: 'groups', ids: Array.from(lists.groupIds(question.filter)) }
