import { resolve } from 'node:path'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { writeWholeFile } from '../outgoing/write-whole-file.ts'

interface WritingMeans {
  readonly newId: () => string
  readonly signal: AbortSignal
}

/** Writes an export to a file: whole or not at all, readable by its owner only. Answers the file's whole path. */
export const writeExport = async (
  file: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  means: WritingMeans,
): Promise<string> => {
  const output = resolve(file)
  try {
    await writeWholeFile(output, pieces, means)
  } catch (error) {
    throw toFileError(error, output)
  }
  return output
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
