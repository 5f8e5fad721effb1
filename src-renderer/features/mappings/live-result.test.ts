import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { problemOf, toLiveResult, toSyntaxResult } from './live-result.ts'

describe('what trying an expression came to', () => {
  it('is a problem with its line when it fails for the entry', () => {
    const problem = { mapping: 'expression', message: 'mail is not defined', line: 3 }
    expect(problemOf(toLiveResult({ kind: 'failed', problem }))).toEqual({
      line: 3,
      message: 'mail is not defined',
    })
  })

  it('is a problem with its line when it is no JavaScript', () => {
    const error = new AppError('mapping.invalid', "expression, line 2: expecting '}'", { line: 2 })
    expect(toSyntaxResult(error)).toEqual({
      kind: 'invalid',
      problem: { line: 2, message: "expecting '}'" },
    })
  })

  it('leaves every other failure to those who know it', () => {
    expect(toSyntaxResult(new AppError('object.not-found', 'gone'))).toBeUndefined()
    expect(toSyntaxResult(new Error('mapping.invalid'))).toBeUndefined()
  })
})
