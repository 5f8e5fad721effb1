import { AppError } from '../../../src-shared/errors/app-error.ts'
import { errorCodes, type ErrorCode } from '../../../src-shared/errors/error-codes.ts'

interface StoredProblem {
  readonly code: string
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** An error as it was written down with a run or a delivery, by this version of Rollcall or by an older one. */
export const storedError = ({ code, message, details = {} }: StoredProblem): AppError =>
  new AppError(isErrorCode(code) ? code : 'internal', message, details)

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code)
