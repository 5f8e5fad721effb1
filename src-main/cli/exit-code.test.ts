import { describe, expect, it } from 'vitest'
import { runExitCode, worstExitCode } from './exit-code.ts'

describe('runExitCode', () => {
  it.each([
    ['ok', null, 0],
    ['ok_with_errors', null, 3],
    ['held', null, 4],
    ['failed', 'directory.unreachable', 5],
    ['failed', 'directory.credentials-rejected', 6],
    ['failed', 'secrets.locked', 9],
    ['failed', null, 1],
    ['cancelled', 'sync.cancelled', 130],
  ] as const)('says %s with %s as %d', (status, code, expected) => {
    const failure = code === null ? null : { code, message: '', details: {} }
    expect(runExitCode({ status, failure })).toBe(expected)
  })
})

describe('worstExitCode', () => {
  it.each([
    [[], 0],
    [[0, 0], 0],
    [[0, 3], 3],
    [[3, 4], 4],
    [[4, 5, 0], 5],
    [[5, 6], 6],
    [[8, 4], 8],
    [[0, 130, 5], 130],
    [[1, 9], 1],
  ])('of %j is %d', (codes, expected) => {
    expect(worstExitCode(codes)).toBe(expected)
  })
})
