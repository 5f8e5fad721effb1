import { errorCodes, type ErrorCode } from './error-codes.ts'

/** Values that are safe to show and to log: never a secret, never the content of an entry. */
export type ErrorDetails = Readonly<Record<string, unknown>>

/** The one error that crosses a boundary: libraries' errors are translated into it once, at their edge. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  /** What the person can do next. */
  get remedy(): string {
    return errorCodes[this.code].remedy
  }
}

/** An AppError as plain data, for IPC, worker messages and `--json`. */
export interface Failure {
  readonly code: ErrorCode
  readonly message: string
  readonly details: ErrorDetails
}

/** The failure a caller sees; anything that is not an AppError is an `internal` one, with its own words kept. */
export const toFailure = (error: unknown): Failure => {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), details: {} }
}

export const fromFailure = (failure: Failure): AppError =>
  new AppError(failure.code, failure.message, failure.details)
