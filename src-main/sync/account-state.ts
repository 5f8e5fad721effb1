import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { fileTimeToIso } from '../../src-shared/ldap-syntax/filetime.ts'
import { generalizedTimeToIso } from '../../src-shared/ldap-syntax/generalized-time.ts'

export interface AccountState {
  readonly isActive: boolean
  /** The attribute that decided, `mapping`, or `default`. */
  readonly reason: string
  /** When a date in the entry next changes the decision. */
  readonly recheckAt: string | undefined
}

/** A user's account state from what its directory says; a mapping that sets `isActive` wins. `now` is ISO text. */
export const decideAccountState = (
  entry: DirectoryEntry,
  mappedIsActive: boolean | undefined,
  now: string,
): AccountState => {
  if (mappedIsActive !== undefined)
    return { isActive: mappedIsActive, reason: 'mapping', recheckAt: undefined }
  const locked = locks.find(({ key, isLocked }) => {
    const value = textOf(entry, key)
    return value !== undefined && isLocked(value, entry)
  })
  if (locked !== undefined) return { isActive: false, reason: locked.attribute, recheckAt: undefined }
  return decideByExpiry(entry, now)
}

const decideByExpiry = (entry: DirectoryEntry, now: string): AccountState => {
  const nowMs = Date.parse(now)
  let nextMs = Number.POSITIVE_INFINITY
  for (const { attribute, key, expiresAt } of expiries) {
    const value = textOf(entry, key)
    const atMs = value === undefined ? undefined : expiresAt(value)
    if (atMs === undefined) continue
    if (atMs <= nowMs) return { isActive: false, reason: attribute, recheckAt: undefined }
    nextMs = Math.min(nextMs, atMs)
  }
  const recheckAt = nextMs < latestDateMs ? new Date(nextMs).toISOString() : undefined
  return { isActive: true, reason: 'default', recheckAt }
}

/**
 * From the year 10000 on a date is written with a sign (ECMA-262 section 21.4.1.32) and does not sort as text with the
 * others: it would count as passed. Such an account never expires for us.
 */
const latestDateMs = Date.UTC(10_000, 0)

// ADS_UF_ACCOUNTDISABLE and ADS_UF_LOCKOUT, [MS-ADTS] section 2.2.16.
const accountDisabled = 0x2
const accountLockedOut = 0x10

// Keyed directly by the lower-case name: a run asks these questions of every entry that changed.
const textOf = (entry: DirectoryEntry, key: string): string | undefined => {
  const value = entry.attributes.get(key)?.values[0]
  return typeof value === 'string' ? value : undefined
}

const computedControl = 'msds-user-account-control-computed'

const isTrue = (value: string): boolean => value.trim().toLowerCase() === 'true'

const locks: readonly {
  readonly attribute: string
  readonly key: string
  readonly isLocked: (value: string, entry: DirectoryEntry) => boolean
}[] = [
  {
    attribute: 'userAccountControl',
    key: 'useraccountcontrol',
    isLocked: (value) => (Number.parseInt(value, 10) & (accountDisabled | accountLockedOut)) !== 0,
  },
  // Active Directory keeps the lock out of userAccountControl and works it out when asked ([MS-ADTS] section
  // 3.1.1.4.5.17), with the lockout duration of the policy that holds for the account.
  {
    attribute: 'msDS-User-Account-Control-Computed',
    key: computedControl,
    isLocked: (value) => (Number.parseInt(value, 10) & accountLockedOut) !== 0,
  },
  // When it was locked, kept until the next sign-in even if the lock is over; so it counts only where the server
  // does not say better.
  {
    attribute: 'lockoutTime',
    key: 'lockouttime',
    isLocked: (value, entry) =>
      textOf(entry, computedControl) === undefined && /^[1-9]\d*$/.test(value.trim()),
  },
  // 389 Directory Server and FreeIPA.
  { attribute: 'nsAccountLock', key: 'nsaccountlock', isLocked: isTrue },
  // OpenLDAP's password policy overlay (draft-behera-ldap-password-policy section 5.3.3): present while locked.
  { attribute: 'pwdAccountLockedTime', key: 'pwdaccountlockedtime', isLocked: (value) => value !== '' },
  // eDirectory.
  { attribute: 'loginDisabled', key: 'logindisabled', isLocked: isTrue },
]

const expiries: readonly {
  readonly attribute: string
  readonly key: string
  readonly expiresAt: (value: string) => number | undefined
}[] = [
  { attribute: 'accountExpires', key: 'accountexpires', expiresAt: (value) => isoMs(fileTimeToIso(value)) },
  {
    attribute: 'krbPrincipalExpiration',
    key: 'krbprincipalexpiration',
    // MIT Kerberos takes 0 for never (kdc_util.c), and FreeIPA writes the attribute for it.
    expiresAt: (value) => isoMs(generalizedTimeToIso(value)) || undefined,
  },
  { attribute: 'shadowExpire', key: 'shadowexpire', expiresAt: (value) => shadowDayMs(value) },
]

const isoMs = (iso: string | undefined): number | undefined => {
  if (iso === undefined || iso === 'never') return undefined
  const ms = Date.parse(iso)
  return Number.isNaN(ms) ? undefined : ms
}

const dayMs = 86_400_000

// Days since 1970 (shadow(5)); negative means never. Zero is how `chage -E 0` locks an account.
const shadowDayMs = (value: string): number | undefined =>
  /^\d+$/.test(value.trim()) ? Number(value.trim()) * dayMs : undefined
