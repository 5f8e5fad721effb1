// When a stored sign-in hash may no longer stand in for the directory.
import { firstText, type DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { SignInRefusal } from '../../src-shared/domain/sign-in.ts'
import type { ObjectState } from '../../src-shared/domain/user.ts'
import { fileTimeToIso } from '../../src-shared/ldap-syntax/filetime.ts'
import { generalizedTimeToIso } from '../../src-shared/ldap-syntax/generalized-time.ts'

export interface HashCircumstances {
  /** ISO time at which the directory last took the password that the hash is of. */
  readonly madeAt: string
  /** The person's entry as it was read last. */
  readonly entry: DirectoryEntry | undefined
  readonly isActive: boolean
  /** Of the connection to the source that the hash belongs to; undefined when there is none any more. */
  readonly connectionState: ObjectState | undefined
  /** Whether the source (still) wants passwords to be kept so. */
  readonly isWanted: boolean
}

/** Why a hash must be dropped, as a clause; undefined while it holds. */
export const reasonToDropHash = (circumstances: HashCircumstances): string | undefined => {
  const { madeAt, entry, isActive, connectionState, isWanted } = circumstances
  if (!isWanted) return 'its source keeps no passwords, or is switched off'
  if (connectionState !== 'present') return 'the account is gone from its directory'
  if (!isActive) return 'the account is not active'
  if (entry === undefined) return 'the entry of the account is not known'
  if (mustChangePassword(entry)) return 'the directory wants the password to be changed'
  // The reference's rule (section 2.9): a change at the very moment counts as one after it.
  const isChanged = changeTimes(entry).some((at) => Date.parse(at) >= Date.parse(madeAt))
  return isChanged ? 'the directory says that the password was changed' : undefined
}

const changeTimes = (entry: DirectoryEntry): readonly string[] =>
  [
    fileTimeOf(entry, 'pwdLastSet'),
    generalizedTimeOf(entry, 'krbLastPwdChange'),
    // OpenLDAP's password policy overlay, 389 Directory Server.
    generalizedTimeOf(entry, 'pwdChangedTime'),
    generalizedTimeOf(entry, 'pwdUpdateTime'),
  ].filter((at) => at !== undefined)

const fileTimeOf = (entry: DirectoryEntry, name: string): string | undefined => {
  const iso = fileTimeToIso(firstText(entry, name) ?? '')
  return iso === 'never' ? undefined : iso
}

const generalizedTimeOf = (entry: DirectoryEntry, name: string): string | undefined =>
  generalizedTimeToIso(firstText(entry, name) ?? '')

// ADS_UF_DONT_EXPIRE_PASSWD, [MS-ADTS] section 2.2.16: with it the zero means nothing.
const passwordNeverExpires = 0x10000

/** pwdLastSet 0: "user must change password at next logon" ([MS-ADA3] section 2.175). */
const mustChangePassword = (entry: DirectoryEntry): boolean => {
  const control = Number.parseInt(firstText(entry, 'userAccountControl') ?? '0', 10)
  const isReset = firstText(entry, 'pwdReset')?.toUpperCase() === 'TRUE'
  return isReset || (firstText(entry, 'pwdLastSet') === '0' && (control & passwordNeverExpires) === 0)
}

/**
 * Whether a refusal of the directory ends a stored hash: everything that would keep the person out although the
 * password is right. A wrong password does only when it is the one the hash is of.
 */
export const endsHash = (refusal: SignInRefusal): boolean =>
  refusal !== 'wrong-password' && refusal !== 'empty-password' && refusal !== 'too-many-attempts'

// What a server looks at itself when somebody binds, so that its yes is newer than what the last sync read.
const enforcedByServers: ReadonlySet<string> = new Set([
  'userAccountControl',
  'msDS-User-Account-Control-Computed',
  'lockoutTime',
  'accountExpires',
  'nsAccountLock',
  'pwdAccountLockedTime',
  'loginDisabled',
])

/** Whether Rollcall's own decision that somebody is inactive counts although the directory let them in. */
export const outweighsDirectory = (isActiveReason: string): boolean => !enforcedByServers.has(isActiveReason)
