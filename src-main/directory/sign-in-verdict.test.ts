import { describe, expect, it } from 'vitest'
import { decodeAcceptedBind, decodeRefusedBind, policyNotice } from './sign-in-verdict.ts'

const refused = (resultCode: number, serverMessage = '', error?: number) =>
  decodeRefusedBind({ resultCode, serverMessage, policy: error === undefined ? undefined : { error } })
    ?.refusal

describe('decodeRefusedBind', () => {
  it.each([
    ['52e', 'wrong-password'],
    ['525', 'no-such-account'],
    ['530', 'not-at-this-time'],
    ['531', 'not-from-this-computer'],
    ['532', 'password-expired'],
    ['533', 'disabled'],
    ['534', 'right-missing'],
    ['701', 'account-expired'],
    ['773', 'must-change-password'],
    ['775', 'locked'],
    ['52f', 'refused'],
    ['568', 'refused'],
    ['569', 'right-missing'],
    ['78f', 'right-missing'],
    ['52E', 'wrong-password'],
    // No number of Windows: whatever it is, nobody knows that the password is wrong.
    ['7ff', 'refused'],
    ['0', 'refused'],
  ])("reads Active Directory's sub-code %s as %s", (code, refusal) => {
    const text = `80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data ${code}, v4563`
    expect(refused(49, text)).toBe(refusal)
  })

  it.each(['51f', '80090346'])("takes Active Directory's %s for no answer about the person", (code) => {
    const text = `80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data ${code}, v4563`
    expect(refused(49, text)).toBeUndefined()
  })

  it.each([
    [0, 'password-expired'],
    [1, 'locked'],
    [2, 'must-change-password'],
  ])('reads error %i of the password policy control as %s', (error, refusal) => {
    expect(refused(49, '', error)).toBe(refusal)
  })

  it.each([
    [49, '', 'wrong-password'],
    [49, 'password expired!', 'password-expired'],
    [19, 'Exceed password retry limit. Please try later.', 'locked'],
    [19, 'Exceed password retry limit. Contact system administrator to reset.', 'locked'],
    [53, 'Account inactivated. Contact system administrator.', 'disabled'],
    [19, 'Account inactivity limit exceeded. Contact system administrator to reset.', 'disabled'],
    [53, 'Account (Kerberos principal) is expired', 'account-expired'],
    [53, 'Entry permanently locked.', 'locked'],
    [53, 'Too many failed logins.', 'locked'],
    [49, 'Password is expired.', 'password-expired'],
    [49, 'NDS error: login lockout (-197)', 'locked'],
    [49, 'NDS error: log account expired (-220)', 'disabled'],
    [32, '', 'no-such-account'],
  ])('reads result %i with the words "%s" as %s', (code, text, refusal) => {
    expect(refused(code, text)).toBe(refusal)
  })

  it('believes the text of 389 before its control, which calls a disabled account locked', () => {
    expect(refused(53, 'Account inactivated. Contact system administrator.', 1)).toBe('disabled')
  })

  it.each([
    [51, 'busy'],
    [52, ''],
    [8, 'BindSimple: Transport encryption required.'],
    [13, 'confidentiality required'],
    [53, 'unauthenticated bind (DN with no password) disallowed'],
  ])('takes result %i "%s" for no answer about the person', (code, text) => {
    expect(refused(code, text)).toBeUndefined()
  })
})

describe('an accepted bind', () => {
  it('is only half a sign-in when the password must be changed first', () => {
    expect(decodeAcceptedBind({ error: 2 })?.refusal).toBe('must-change-password')
    expect(decodeAcceptedBind({ timeBeforeExpiration: 5 })).toBeUndefined()
    expect(decodeAcceptedBind(undefined)).toBeUndefined()
  })

  it.each([
    [{ timeBeforeExpiration: 1 }, 'The password expires in 1 second.'],
    [{ timeBeforeExpiration: 90 }, 'The password expires in 90 seconds.'],
    [{ timeBeforeExpiration: 7200 }, 'The password expires in 2 hours.'],
    [{ timeBeforeExpiration: 10 * 86_400 }, 'The password expires in 10 days.'],
    [{ graceAuthNsRemaining: 1 }, 'The password has expired; 1 more sign-in is allowed.'],
    [{ graceAuthNsRemaining: 0 }, 'The password has expired; 0 more sign-ins are allowed.'],
    [{}, undefined],
  ])('carries what the server added: %o', (policy, words) => {
    expect(policyNotice(policy)).toBe(words)
  })
})
