import { AppError } from './app-error.ts'
import { errorCodes, type ErrorCode } from './error-codes.ts'

interface StoredProblem {
  readonly code: string
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** An error as it was written down with a run or a delivery, by this version of Rollcall or an older one, or told in an event. */
export const storedError = ({ code, message, details = {} }: StoredProblem): AppError =>
  new AppError(isErrorCode(code) ? code : 'internal', message, details)

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code)
