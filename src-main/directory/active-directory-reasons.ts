/** What the `data` number in Active Directory's bind errors means (Win32 codes, MS-ERREF section 2.2). */
const reasons: Readonly<Record<string, string>> = {
  '51f': 'no domain controller that could check the password was reached',
  '525': 'there is no such account',
  '52e': 'the password is wrong',
  '52f': 'a restriction of the account or a policy keeps it out',
  '530': 'the account may not sign in at this time',
  '531': 'the account may not sign in from this computer',
  '532': 'the password has expired',
  '533': 'the account is disabled',
  '534': 'the account lacks the right to sign in this way',
  '568': 'the account is in more groups than a sign-in can carry',
  '569': 'the account lacks the right to sign in this way',
  '701': 'the account has expired',
  '773': 'the password must be changed before the account can sign in',
  '775': 'the account is locked',
  '78f': 'the account may not sign in across this trust',
  '80090346': 'the server wants the sign-in tied to the TLS connection (channel binding)',
}

export interface ActiveDirectoryReason {
  /** Lower-case hexadecimal, as in the message. */
  readonly code: string
  readonly reason: string
}

/** Decodes e.g. `80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 52e, v4563`. */
export const activeDirectoryReason = (serverMessage: string): ActiveDirectoryReason | undefined => {
  // Other messages of the server carry a "data 0" that says nothing.
  const found = /(AcceptSecurityContext error, )?\bdata ([0-9a-f]{1,8})\b/i.exec(serverMessage)
  const code = found?.[2]?.toLowerCase()
  if (code === undefined) return undefined
  const reason = reasons[code]
  if (reason !== undefined) return { code, reason }
  return found?.[1] === undefined
    ? undefined
    : { code, reason: `the domain controller refused the sign-in with its code ${code}` }
}
