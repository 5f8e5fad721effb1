import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { allowedChanges, checkLimits, type LimitCounts } from './check-limits.ts'

const limits = { percent: 10, count: 50 }
const counts = (change: Partial<LimitCounts>): LimitCounts => ({
  users: 1000,
  groups: 100,
  memberships: 5000,
  usersRead: 1000,
  groupsRead: 100,
  usersMissing: 0,
  usersDeactivated: 0,
  groupsMissing: 0,
  membershipsRemoved: 0,
  blanked: new Map(),
  ...change,
})

describe('checkLimits', () => {
  it('lets everyday changes through, up to the limit itself', () => {
    expect(
      checkLimits(counts({ usersMissing: 100, groupsMissing: 50, membershipsRemoved: 500 }), limits),
    ).toEqual([])
  })

  it('names each limit that is broken, with its numbers', () => {
    const blanked = new Map([
      ['users.email', 101],
      ['groups.name', 50],
    ])
    expect(checkLimits(counts({ usersMissing: 101, membershipsRemoved: 501, blanked }), limits)).toEqual([
      { what: 'users.missing', count: 101, allowed: 100, of: 1000 },
      { what: 'memberships.removed', count: 501, allowed: 500, of: 5000 },
      { what: 'users.email.blanked', count: 101, allowed: 100, of: 1000 },
    ])
  })

  it('asks before many are deactivated by what their entries say', () => {
    expect(checkLimits(counts({ usersDeactivated: 100 }), limits)).toEqual([])
    expect(checkLimits(counts({ usersDeactivated: 101 }), limits)).toEqual([
      { what: 'users.deactivated', count: 101, allowed: 100, of: 1000 },
    ])
  })

  it('does not trust finding nothing, however small the source and large the limits (rule S7)', () => {
    const small = counts({ users: 3, usersRead: 0, usersMissing: 3 })
    expect(checkLimits(small, { percent: 100, count: 1000 })).toEqual([
      { what: 'users.none-found', count: 3, allowed: 0, of: 3 },
    ])
  })

  it('trusts finding nothing once a person approved it, and when there never was anything', () => {
    expect(checkLimits(counts({ usersRead: 0, usersMissing: 0 }), limits)).toEqual([])
    expect(checkLimits(counts({ users: 0, usersRead: 0 }), limits)).toEqual([])
  })

  it('does not count what was not synced as found to be empty', () => {
    expect(checkLimits(counts({ groupsRead: undefined }), limits)).toEqual([])
  })
})

describe('allowedChanges', () => {
  it('is the larger of share and number, once there are 20 objects', () => {
    expect(allowedChanges(19, limits)).toBe(Number.MAX_SAFE_INTEGER)
    expect(allowedChanges(20, limits)).toBe(50)
    expect(allowedChanges(501, limits)).toBe(50)
    expect(allowedChanges(2000, limits)).toBe(200)
  })

  it('never falls while a source grows beyond 20', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 1_000_000 }), fc.nat(1000), (of, more) => {
        expect(allowedChanges(of + more, limits)).toBeGreaterThanOrEqual(allowedChanges(of, limits))
      }),
    )
  })
})
