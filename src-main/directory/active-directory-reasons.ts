/** What the `data` number in Active Directory's bind errors means (Win32 codes, MS-ERREF section 2.2). */
const reasons: Readonly<Record<string, string>> = {
  '52e': 'the password is wrong',
  '525': 'there is no such account',
  '530': 'the account may not sign in at this time',
  '531': 'the account may not sign in from this computer',
  '532': 'the password has expired',
  '533': 'the account is disabled',
  '534': 'the account lacks the right to sign in this way',
  '701': 'the account has expired',
  '773': 'the password must be changed before the account can sign in',
  '775': 'the account is locked',
}

/** Decodes e.g. `80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 52e, v4563`. */
export const activeDirectoryReason = (
  serverMessage: string,
): { readonly code: string; readonly reason: string } | undefined => {
  const code = /\bdata ([0-9a-f]{3,4})\b/i.exec(serverMessage)?.[1]?.toLowerCase()
  const reason = code === undefined ? undefined : reasons[code]
  return code === undefined || reason === undefined ? undefined : { code, reason }
}
