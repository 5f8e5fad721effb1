/** How a server counts the length of a password. */
export type LengthUnit = 'utf-16' | 'characters' | 'bytes'

export type CharacterKind = 'digit' | 'letter' | 'upper' | 'lower' | 'special' | 'eight-bit'

/** One demand on a new password that can be checked without asking the server. */
export type PasswordRule =
  | { readonly kind: 'min-length'; readonly least: number; readonly unit: LengthUnit }
  | { readonly kind: 'max-length'; readonly most: number; readonly unit: LengthUnit }
  /** Three of Active Directory's five categories, and neither account name nor a part of the display name in it. */
  | {
      readonly kind: 'active-directory-complexity'
      readonly accountName: string
      readonly displayName: string
    }
  | { readonly kind: 'min-characters'; readonly of: CharacterKind; readonly least: number }
  /** How many of the kinds digit, upper, lower, special, eight-bit there must be (389 Directory Server). */
  | { readonly kind: 'min-kinds'; readonly least: number }
  /** How often the same character may stand in a row. */
  | { readonly kind: 'max-repeats'; readonly most: number }
  /** How many characters in a row may follow one another, up or down, as in abcd or 4321 (389 Directory Server). */
  | { readonly kind: 'max-sequence'; readonly most: number }
  /** How many digits, upper-case letters, lower-case letters or others may stand in a row (389 Directory Server). */
  | { readonly kind: 'max-kind-run'; readonly most: number }
  | { readonly kind: 'no-palindrome' }
  /** In whatever case. */
  | { readonly kind: 'forbidden-words'; readonly words: readonly string[] }

/** What holds for one account's password, as far as it could be read. */
export interface PasswordPolicy {
  readonly vendor: 'active-directory' | 'password-policy-overlay' | '389' | 'unknown'
  /** Where it stands: the domain, a fine-grained policy, a subentry; empty when none was found. */
  readonly dn: string
  readonly rules: readonly PasswordRule[]
  /** What only the server can check, as sentences. */
  readonly notes: readonly string[]
}
