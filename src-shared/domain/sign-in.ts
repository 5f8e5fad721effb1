/** Why a directory, or Rollcall, did not let somebody in. The closed list that answers carry beside the words. */
export const signInRefusals = [
  'wrong-password',
  'empty-password',
  'no-such-account',
  'password-expired',
  'must-change-password',
  'locked',
  'disabled',
  'account-expired',
  'not-at-this-time',
  'not-from-this-computer',
  'right-missing',
  'inactive',
  'no-directory',
  'too-many-attempts',
  'refused',
] as const
export type SignInRefusal = (typeof signInRefusals)[number]

/** What a sign-in check found (docs: JSON answers). */
export interface SignInAnswer {
  readonly ok: boolean
  readonly username: string
  /** Slug of the source whose word counts; null when the person belongs to none that can be asked. */
  readonly source: string | null
  /** Why not, in words; null when it is right. */
  readonly reason: string | null
  readonly refusal: SignInRefusal | null
  /** Null when nothing was compared: an empty password, too many attempts, no directory to ask. */
  readonly checkedAgainst: 'directory' | 'stored-hash' | null
  /** What the person should know although it is right: the password is about to expire, the directory is away, ... */
  readonly notices: readonly string[]
  /** Slugs of the other sources the person belongs to; they were not asked. */
  readonly otherSources: readonly string[]
  /** ISO time from which the next attempt is taken, while there were too many wrong ones. */
  readonly retryAt: string | null
}
