/** What came of setting a new password (docs: JSON answers). */
export interface PasswordAnswer {
  readonly changed: true
  readonly username: string
  readonly source: string
  readonly dn: string
  readonly server: string
  readonly method: 'unicode-pwd' | 'password-modify' | 'modify-user-password'
  /** Whether the directory took the new password when it was tried right away. */
  readonly verified: boolean
  /** Why it is not verified, in words. */
  readonly reason: string | null
  /** What the server checked beyond the rules that were checked here, and whose word was taken. */
  readonly notices: readonly string[]
}
