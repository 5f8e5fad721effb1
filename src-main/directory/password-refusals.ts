// Why a server did not take a new password, in words; its own are quoted beside them.

export interface PasswordRefusal {
  readonly resultCode: number
  readonly serverMessage: string
  /** Error of the password policy control (draft-behera-ldap-password-policy section 6.2). */
  readonly policyError: number | undefined
}

export interface DecodedRefusal {
  /** As a clause. */
  readonly words: string
  /** `password`: another one may be taken. `rights`: the bind account may not. `other`: neither would help. */
  readonly kind: 'password' | 'rights' | 'other'
}

export const decodePasswordRefusal = ({
  resultCode,
  serverMessage,
  policyError,
}: PasswordRefusal): DecodedRefusal => {
  const byPolicy = policyErrors[policyError ?? -1]
  if (byPolicy !== undefined) return byPolicy
  const code = /^\s*([0-9a-f]{8}):/i.exec(serverMessage)?.[1]?.toUpperCase() ?? ''
  return activeDirectoryErrors[code] ?? plainResults[resultCode] ?? other('the server did not take it')
}

const password = (words: string): DecodedRefusal => ({ words, kind: 'password' })
const rights = (words: string): DecodedRefusal => ({ words, kind: 'rights' })
const other = (words: string): DecodedRefusal => ({ words, kind: 'other' })

const policyErrors: Readonly<Record<number, DecodedRefusal>> = {
  3: rights('the policy does not let this account change the password'),
  4: rights('the policy wants the old password as well'),
  5: password('it fails the quality check'),
  6: password('it is too short'),
  7: password('the present password is too young to be changed'),
  8: password('it was used before'),
}

/** The Win32 code with which Active Directory begins its message ([MS-ERREF] section 2.2, [MS-ADTS] 3.1.1.3.1.5). */
const activeDirectoryErrors: Readonly<Record<string, DecodedRefusal>> = {
  '00000005': rights('the bind account lacks the right to reset this password'),
  '0000001F': other('the server wants an encrypted connection for passwords'),
  '00000056': password('the old password is wrong'),
  '0000052D': password('it does not meet length, complexity or history of the domain'),
  '00002077': other('the server does not change passwords in this way'),
}

const plainResults: Readonly<Record<number, DecodedRefusal>> = {
  2: other('the server does not know the Password Modify operation (RFC 3062)'),
  13: other('the server wants an encrypted connection for passwords'),
  17: other('the entry cannot hold such an attribute'),
  19: password('it breaks a rule of the server'),
  32: other('there is no such entry, or the bind account may not see it'),
  50: rights('the bind account lacks the right to change this password'),
  53: other('the server is unwilling'),
  65: other('the entry cannot hold such an attribute'),
}
