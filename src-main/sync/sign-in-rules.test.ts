import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { signInRefusals } from '../../src-shared/domain/sign-in.ts'
import { isoToFileTime } from '../../src-shared/ldap-syntax/filetime.ts'
import { isoToGeneralizedTime } from '../../src-shared/ldap-syntax/generalized-time.ts'
import { attemptsPausedUntil, withAnotherFailure, type SignInAttempts } from './sign-in-attempts.ts'
import {
  endsHash,
  outweighsDirectory,
  reasonToDropHash,
  type HashCircumstances,
} from './sign-in-hash-rules.ts'

const madeAt = '2026-03-01T12:00:00.000Z'

const entry = (attributes: Readonly<Record<string, string>>): DirectoryEntry => ({
  dn: 'uid=jane',
  attributes: new Map(
    Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), { name, values: [value] }]),
  ),
})

const reasonWith = (changes: Partial<HashCircumstances> = {}): string | undefined =>
  reasonToDropHash({
    madeAt,
    entry: entry({}),
    isActive: true,
    connectionState: 'present',
    isWanted: true,
    ...changes,
  })

describe('reasonToDropHash', () => {
  it('is none for an account that did not change', () => {
    expect(reasonWith()).toBeUndefined()
  })

  it.each([
    ['pwdLastSet', isoToFileTime],
    ['krbLastPwdChange', isoToGeneralizedTime],
    ['pwdChangedTime', isoToGeneralizedTime],
  ])('is a %s at the time the hash was made or later', (name, print) => {
    const at = (iso: string) => reasonWith({ entry: entry({ [name]: print(iso) ?? '' }) })
    expect(at('2026-03-01T11:59:59.000Z')).toBeUndefined()
    expect(at(madeAt)).toContain('changed')
    expect(at('2026-03-01T12:00:01.000Z')).toContain('changed')
  })

  it('is the wish of Active Directory for a new password, unless that means nothing', () => {
    expect(reasonWith({ entry: entry({ pwdLastSet: '0', userAccountControl: '512' }) })).toContain('wants')
    expect(reasonWith({ entry: entry({ pwdLastSet: '0', userAccountControl: '66048' }) })).toBeUndefined()
    expect(reasonWith({ entry: entry({ pwdReset: 'TRUE' }) })).toContain('wants')
  })

  it.each([
    ['gone', { connectionState: 'deleted' }],
    ['perhaps gone', { connectionState: 'suspect' }],
    ['of no source', { connectionState: undefined }],
    ['inactive', { isActive: false }],
    ['without an entry', { entry: undefined }],
    ['of a source that keeps no passwords', { isWanted: false }],
  ] as const)('is an account %s', (_what, changes) => {
    expect(reasonWith(changes)).toBeDefined()
  })
})

it('only a wrong password leaves a stored hash alone', () => {
  expect(signInRefusals.filter((refusal) => !endsHash(refusal))).toEqual([
    'wrong-password',
    'empty-password',
    'too-many-attempts',
  ])
})

it('a mapping that switched somebody off outweighs the directory, a lock that was lifted does not', () => {
  expect(outweighsDirectory('mapping')).toBe(true)
  expect(outweighsDirectory('missing')).toBe(true)
  expect(outweighsDirectory('shadowExpire')).toBe(true)
  expect(outweighsDirectory('userAccountControl')).toBe(false)
  expect(outweighsDirectory('pwdAccountLockedTime')).toBe(false)
})

describe('attempts', () => {
  const start = new Date('2026-03-01T12:00:00.000Z')
  const later = (ms: number): Date => new Date(start.getTime() + ms)
  const afterFailures = (count: number): SignInAttempts | undefined =>
    Array.from({ length: count }).reduce<SignInAttempts | undefined>(
      (attempts) => withAnotherFailure(attempts, start),
      undefined,
    )

  it.each([
    [0, 0],
    [3, 0],
    [4, 30],
    [5, 60],
    [6, 120],
    [8, 480],
    [9, 900],
    [500, 900],
  ])('after %i wrong passwords the next one is taken in %i seconds', (failures, seconds) => {
    const until = attemptsPausedUntil(afterFailures(failures), start)
    expect(until?.toISOString()).toBe(seconds === 0 ? undefined : later(seconds * 1000).toISOString())
    expect(attemptsPausedUntil(afterFailures(failures), later(seconds * 1000))).toBeUndefined()
  })

  it('are forgotten after an hour', () => {
    expect(withAnotherFailure(afterFailures(30), later(3_599_999)).failures).toBe(31)
    expect(withAnotherFailure(afterFailures(30), later(3_600_000)).failures).toBe(1)
  })

  it('never pause for longer than half an hour, even when the clock was set back', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: -1e12, max: 1e12 }), (failures, ms) => {
        const now = later(ms)
        const until = attemptsPausedUntil({ failures, lastFailedAt: start.toISOString() }, now)
        if (until === undefined) return
        expect(until.getTime()).toBeGreaterThan(now.getTime())
        expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(2 * 15 * 60_000)
      }),
    )
  })
})
