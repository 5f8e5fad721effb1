import { describe, expect, it } from 'vitest'
import { problemOf, toLiveResult } from './live-result.ts'

describe('what trying an expression came to', () => {
  it('is a problem with its line when it fails for the entry', () => {
    const problem = { mapping: 'expression', message: 'mail is not defined', line: 3 }
    expect(problemOf(toLiveResult({ kind: 'failed', problem }))).toEqual({
      line: 3,
      message: 'mail is not defined',
    })
  })

  it('is a problem with its line when it is no JavaScript', () => {
    const problem = { mapping: 'expression', message: "expression, line 2: expecting '}'", line: 2 }
    expect(toLiveResult({ kind: 'invalid', problem })).toEqual({
      kind: 'invalid',
      problem: { line: 2, message: "expecting '}'" },
    })
  })
})
