import { AppError } from '../errors/app-error.ts'

/** An `input.invalid` that names the place (counted from 1, in characters) and what to do about it. */
export const syntaxError = (what: string, index: number, problem: string): AppError =>
  new AppError('input.invalid', `${what} is wrong at character ${index + 1}: ${problem}`, {
    position: index + 1,
  })
