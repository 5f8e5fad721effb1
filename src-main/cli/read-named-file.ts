import { readFile } from 'node:fs/promises'
import { AppError } from '../../src-shared/errors/app-error.ts'

/** The text of a file that the person named on the command line; `input.invalid` says why it cannot be read. */
export const readNamedFile = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new AppError(
      'input.invalid',
      `The file "${file}" cannot be read: ${reasonOf(error)}.`,
      { file },
      error,
    )
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  EISDIR: 'it is a folder',
  ENOTDIR: 'its path leads through a file',
  EACCES: 'its rights do not allow it',
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'the system does not say why'
  const code = 'code' in error ? String(error.code) : ''
  return reasons[code] ?? error.message
}
