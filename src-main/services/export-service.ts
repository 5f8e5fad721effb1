import { resolve } from 'node:path'
import type { ExportFormat, ExportKind } from '../../src-shared/domain/export.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { writeWholeFile } from '../outgoing/write-whole-file.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import { exportGroups, exportMemberships, exportUsers } from '../store/export-queries.ts'
import { exportText, type ExportText } from './export-text.ts'
import { sourceIdFor } from './find-source.ts'

export interface ExportRequest {
  readonly what: ExportKind
  readonly format: ExportFormat
  readonly source: string | undefined
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
  text(request: ExportRequest): ExportText
  /** Writes an export to a file: whole or not at all, readable by its owner only. */
  toFile(request: ExportRequest, file: string): Promise<WrittenExport>
}

interface ExportSetup {
  readonly db: ReadableDb
  readonly newId: () => string
}

export const createExportService = ({ db, newId }: ExportSetup): ExportService => {
  const text = ({ what, format, source }: ExportRequest): ExportText => {
    const filter = { sourceId: sourceIdFor(db, source) }
    return exportText(what, format, {
      users: () => exportUsers(db, filter),
      groups: () => exportGroups(db, filter),
      memberships: () => exportMemberships(db, filter),
      slug: source,
    })
  }
  return {
    text,
    async toFile(request, file) {
      const output = resolve(file)
      const pieces = text(request)
      try {
        await writeWholeFile(output, reported(pieces, request.onRows), { newId, signal: request.signal })
      } catch (error) {
        throw toFileError(error, output)
      }
      return { what: request.what, format: request.format, rows: pieces.rows(), output }
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

const toFileError = (error: unknown, output: string): unknown => {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'ENOSPC') return new AppError('store.disk-full', 'The disk is full.', { output }, error)
  return new AppError(
    'input.invalid',
    `The file "${output}" cannot be written (${String(error.code)}).`,
    { output },
    error,
  )
}
