import type { ExportFormat, ExportKind } from '../../src-shared/domain/export.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import { chooseGroups } from '../store/group-queries.ts'
import { chooseUsers } from '../store/user-queries.ts'
import { writeExport } from './export-file.ts'
import { exportRowsOf, type ExportedObjects } from './export-rows.ts'
import { exportText, type ExportText } from './export-text.ts'
import { sourceIdFor } from './find-source.ts'
import type { ObjectQuery } from './query-service.ts'

/** What to write: the people or groups that a list of the same filters has. */
export interface ExportQuestion extends Omit<ObjectQuery, 'limit' | 'offset' | 'includeDeleted'> {
  readonly what: ExportKind
  readonly format: ExportFormat
  /** For memberships: what the filters narrow, the people (so it is without this) or the groups. */
  readonly of?: 'users' | 'groups' | undefined
  /** Of a CSV table, `attributes.NAME` for one attribute; without them all that are usual. */
  readonly columns?: readonly string[] | undefined
}

export interface ExportRequest extends ExportQuestion {
  readonly signal: AbortSignal
  /** Told now and then how many rows there are so far. */
  readonly onRows?: (rows: number) => void
}

export interface WrittenExport {
  readonly what: ExportKind
  readonly format: ExportFormat
  readonly rows: number
  readonly output: string
}

export interface ExportService {
  /** The text of an export, made while it is walked. */
  text(question: ExportQuestion): ExportText
  /** Writes an export to a file: whole or not at all, readable by its owner only. */
  toFile(request: ExportRequest, file: string): Promise<WrittenExport>
}

interface ExportSetup {
  readonly db: ReadableDb
  readonly newId: () => string
}

export const createExportService = ({ db, newId }: ExportSetup): ExportService => {
  const choose = ({ what, of, source, ...filter }: ExportQuestion): ExportedObjects => {
    const kind = what === 'memberships' ? (of ?? 'users') : what
    const chosen = { ...filter, sourceId: sourceIdFor(db, source) }
    return { kind, ids: (kind === 'users' ? chooseUsers(db, chosen) : chooseGroups(db, chosen)).ids }
  }
  const text = (question: ExportQuestion): ExportText => {
    const { what, format, source, columns } = question
    return exportText(what, format, exportRowsOf(db, choose(question), { source, columns }))
  }
  return {
    text,
    async toFile(request, file) {
      const { what, format, signal, onRows } = request
      const pieces = text(request)
      const output = await writeExport(file, reported(pieces, onRows), { newId, signal })
      return { what, format, rows: pieces.rows(), output }
    },
  }
}

/** Pieces between two reports: a few a second, whatever is exported. */
const reportEvery = 5000

function* reported(text: ExportText, onRows: ExportRequest['onRows']): IterableIterator<string> {
  let pieces = 0
  for (const piece of text) {
    yield piece
    pieces += 1
    if (pieces % reportEvery === 0) onRows?.(text.rows())
  }
}
