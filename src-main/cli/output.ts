// The two streams of the command line. stdout carries the answer and nothing else; stderr carries progress, notes and
// errors. A reader that goes away (`rollcall users | head`) is no error: what is left to say is dropped.
import { AppError, toFailure } from '../../src-shared/errors/app-error.ts'
import { errorCodes } from '../../src-shared/errors/error-codes.ts'
import { printable } from './display-text.ts'
import type { Style } from './style.ts'
import type { TableLook } from './table.ts'

export interface OutputStreams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
}

/** What a human answer may know of the terminal it is printed on. */
export interface Look extends TableLook {
  readonly now: Date
}

export interface OutputSettings {
  readonly json: boolean
  readonly quiet: boolean
  readonly style: Style
  readonly errorStyle: Style
  readonly clock: () => Date
}

export interface Output {
  readonly isJson: boolean
  /** Prints the answer: as JSON with --json, else as the lines a person reads. */
  answer(value: unknown, human: (look: Look) => readonly string[]): Promise<void>
  /** Text as it is, for exports and streams; false once more of it would be in vain. */
  write(text: string): Promise<boolean>
  look(): Look
  /** A line on stderr, not with --quiet. */
  note(text: string): void
  /** A line on stderr, even with --quiet: something that must be seen. */
  warn(text: string): void
  /** Throws when something of the answer could not be written, unless nobody reads it any more. */
  requireWritten(): void
  error(error: unknown): Promise<void>
}

export const createOutput = (streams: OutputStreams, settings: OutputSettings): Output => {
  let unwritten: Error | undefined
  let isStderrRead = true
  // What went wrong is told to each write; without a listener it would end the program as well.
  streams.stdout.on('error', () => {})
  streams.stderr.on('error', () => (isStderrRead = false))

  const write = async (text: string): Promise<boolean> => {
    if (unwritten === undefined && text !== '') {
      unwritten = await new Promise<Error | undefined>((resolve) =>
        streams.stdout.write(text, (error) => resolve(error ?? undefined)),
      )
    }
    return unwritten === undefined
  }
  const toStderr = (text: string): void => {
    if (isStderrRead) streams.stderr.write(`${text}\n`)
  }
  const look = (): Look => ({
    style: settings.style,
    width: streams.stdout.isTTY === true ? streams.stdout.columns || 80 : undefined,
    now: settings.clock(),
  })
  return {
    isJson: settings.json,
    write,
    look,
    async answer(value, human) {
      const text = settings.json ? JSON.stringify(value, undefined, 2) : human(look()).join('\n')
      if (text !== '') await write(`${text}\n`)
    },
    note(text) {
      if (!settings.quiet) toStderr(text)
    },
    warn: toStderr,
    requireWritten() {
      if (unwritten === undefined || isReaderGone(unwritten)) return
      const message = `The answer could not be written: ${unwritten.message}`
      throw new AppError('output.unwritable', message, {}, unwritten)
    },
    async error(error) {
      const failure = toFailure(error)
      if (settings.json && unwritten === undefined) {
        await write(`${JSON.stringify({ error: failure }, undefined, 2)}\n`)
        return
      }
      for (const line of describeError(error, settings.errorStyle)) toStderr(line)
    },
  }
}

const isReaderGone = (error: Error & { readonly code?: string }): boolean =>
  error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'

/** One line, the problems that were found, and a hint what to do. */
export const describeError = (error: unknown, style: Style): readonly string[] => {
  const failure = toFailure(error)
  const hint = error instanceof AppError ? error.remedy : errorCodes.internal.remedy
  return [
    `${style.bad('error:')} ${printable(failure.message)}`,
    ...problemsIn(failure.details).map((problem) => `  ${printable(problem)}`),
    `${style.dim('hint:')} ${hint}`,
  ]
}

const problemsIn = (details: Readonly<Record<string, unknown>>): readonly string[] => {
  const problems = details['problems']
  if (!Array.isArray(problems)) return []
  return problems.flatMap((problem: unknown) => {
    if (typeof problem !== 'object' || problem === null || !('message' in problem)) return []
    const path = 'path' in problem && typeof problem.path === 'string' ? problem.path : ''
    return [path === '' ? String(problem.message) : `${path}: ${String(problem.message)}`]
  })
}
