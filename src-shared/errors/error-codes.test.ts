import { describe, expect, it } from 'vitest'
import { AppError, fromFailure, toFailure } from './app-error.ts'
import { errorCodes } from './error-codes.ts'

const codes = Object.entries(errorCodes)

// The contract of the command line (docs: exit codes), the other way round: which codes may lead to which number.
const codesOfExit: Readonly<Record<number, RegExp>> = {
  1: /^(internal|output\.|store\.|sync\.interrupted$)/,
  2: /^(input\.|mapping\.invalid$|directory\.clear-text-refused$)/,
  3: /^(sync\.|mapping\.|outgoing\.)/,
  4: /^sync\.(held|plan-outdated)$/,
  5: /^directory\./,
  6: /^directory\.(credentials-|password-refused$|insufficient-access$)/,
  7: /^sync\.already-running$/,
  8: /^object\.not-found$/,
  9: /^secrets\./,
  130: /^sync\.cancelled$/,
}

describe('errorCodes', () => {
  it.each(codes)('%s says what to do next in a whole sentence', (_, { remedy }) => {
    expect(remedy).toMatch(/^[A-Z].{18,}\.$/s)
  })

  it.each(codes)('%s leads to an exit code of the command line', (code, { exitCode }) => {
    expect(code).toMatch(codesOfExit[exitCode] ?? /^unknown exit code$/)
  })

  it.each([
    ['internal', 1],
    ['input.invalid', 2],
    ['input.usage', 2],
    ['sync.username-conflict', 3],
    ['mapping.failed', 3],
    ['sync.held', 4],
    ['directory.unreachable', 5],
    ['directory.tls-untrusted', 5],
    ['directory.no-such-base', 5],
    ['directory.incomplete-result', 5],
    ['directory.credentials-rejected', 6],
    ['directory.insufficient-access', 6],
    ['sync.already-running', 7],
    ['object.not-found', 8],
    ['secrets.unavailable', 9],
    ['secrets.locked', 9],
    ['sync.cancelled', 130],
  ] as const)('%s exits with %i', (code, exitCode) => {
    expect(errorCodes[code].exitCode).toBe(exitCode)
  })

  it('gives every exit code of an error at least one code', () => {
    const used = new Set(codes.map(([, { exitCode }]) => exitCode))
    expect([...used].toSorted((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 130])
  })
})

describe('AppError', () => {
  it('crosses a boundary as plain data and comes back', () => {
    const error = new AppError('sync.held', 'Too many deletions', { count: 12 }, new Error('inner'))
    const failure = toFailure(error)
    expect(JSON.parse(JSON.stringify(failure))).toEqual({
      code: 'sync.held',
      message: 'Too many deletions',
      details: { count: 12 },
    })
    expect(fromFailure(failure)).toMatchObject({ code: 'sync.held', remedy: errorCodes['sync.held'].remedy })
  })

  it('takes anything else for a fault of ours', () => {
    expect(toFailure(new TypeError('x is undefined'))).toEqual({
      code: 'internal',
      message: 'x is undefined',
      details: {},
    })
    expect(toFailure('boom')).toMatchObject({ code: 'internal', message: 'boom' })
  })
})
