import { describe, expect, it } from 'vitest'

import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { decideAccountState } from './account-state.ts'

const now = '2026-06-01T12:00:00.000Z'
const entry = (attributes: Readonly<Record<string, string>>): DirectoryEntry => ({
  dn: 'uid=a,dc=example',
  attributes: new Map(
    Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), { name, values: [value] }]),
  ),
})
const stateOf = (attributes: Readonly<Record<string, string>>) =>
  decideAccountState(entry(attributes), undefined, now)

describe('decideAccountState', () => {
  it.each([
    ['544', true],
    ['512', true],
    ['514', false],
    ['528', false],
    ['66082', false],
  ])('reads userAccountControl %s as active: %s', (userAccountControl, isActive) => {
    expect(stateOf({ userAccountControl })).toMatchObject({
      isActive,
      reason: isActive ? 'default' : 'userAccountControl',
    })
  })

  it.each([
    [{ nsAccountLock: 'TRUE' }, 'nsAccountLock'],
    [{ nsAccountLock: ' True ' }, 'nsAccountLock'],
    [{ lockoutTime: '133000000000000000' }, 'lockoutTime'],
    [{ 'msDS-User-Account-Control-Computed': '16' }, 'msDS-User-Account-Control-Computed'],
    [{ userAccountControl: '512', accountExpires: '133000000000000000' }, 'accountExpires'],
    [{ loginDisabled: 'TRUE' }, 'loginDisabled'],
    [{ pwdAccountLockedTime: '000001010000Z' }, 'pwdAccountLockedTime'],
    [{ accountExpires: '133000000000000000' }, 'accountExpires'],
    [{ krbPrincipalExpiration: '20260601115959Z' }, 'krbPrincipalExpiration'],
    [{ shadowExpire: '20000' }, 'shadowExpire'],
    [{ shadowExpire: '0' }, 'shadowExpire'],
  ])('finds %o inactive and names the attribute', (attributes, reason) => {
    expect(stateOf(attributes)).toEqual({ isActive: false, reason, recheckAt: undefined })
  })

  it.each([
    { nsAccountLock: 'false' },
    { lockoutTime: '0' },
    // The server worked it out: the time of the lock is long over.
    { lockoutTime: '133000000000000000', 'msDS-User-Account-Control-Computed': '0' },
    // UF_PASSWORD_EXPIRED: who signs in is told to change it; the account is in use.
    { 'msDS-User-Account-Control-Computed': '8388608' },
    { pwdLastSet: '0' },
    // The Kerberos server takes the beginning of time for never.
    { krbPrincipalExpiration: '19700101000000Z' },
    { krbPasswordExpiration: '20200101000000Z' },
    { accountExpires: '0' },
    { accountExpires: '9223372036854775807' },
    { accountExpires: 'nonsense' },
    // The years 11107 and 12921.
    { accountExpires: '3000000000000000000' },
    { shadowExpire: '4000000' },
    { shadowExpire: '-1' },
    { krbPrincipalExpiration: 'nonsense' },
    {},
  ])('finds %o active for good', (attributes) => {
    expect(stateOf(attributes)).toEqual({ isActive: true, reason: 'default', recheckAt: undefined })
  })

  it('asks to be looked at again when the earliest of several dates passes', () => {
    const state = stateOf({ krbPrincipalExpiration: '20270101000000Z', shadowExpire: '20700' })
    expect(state).toEqual({ isActive: true, reason: 'default', recheckAt: '2026-09-04T00:00:00.000Z' })
  })

  it('lets a mapping that sets isActive win over everything', () => {
    const disabled = entry({ userAccountControl: '514' })
    expect(decideAccountState(disabled, true, now)).toMatchObject({ isActive: true, reason: 'mapping' })
  })
})
