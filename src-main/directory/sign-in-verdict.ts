// What a server's answer to somebody's own bind means. Result codes alone say little: Active Directory hides the reason
// in its message, OpenLDAP in the answer of the password policy control, 389 Directory Server in result code and text.
import type { SignInRefusal } from '../../src-shared/domain/sign-in.ts'
import { activeDirectoryReason, type ActiveDirectoryReason } from './active-directory-reasons.ts'

export interface SignInVerdict {
  readonly refusal: SignInRefusal
  /** As a clause: `the account is locked`. */
  readonly words: string
}

/** Answer of the password policy control (draft-behera-ldap-password-policy section 6.2). */
export interface PolicyAnswer {
  readonly timeBeforeExpiration?: number
  readonly graceAuthNsRemaining?: number
  readonly error?: number
}

export interface BindResult {
  readonly resultCode: number
  readonly serverMessage: string
  readonly policy: PolicyAnswer | undefined
}

/** Why a bind was refused; undefined when the answer is not about this person (busy, encryption wanted, ...). */
export const decodeRefusedBind = ({
  resultCode,
  serverMessage,
  policy,
}: BindResult): SignInVerdict | undefined => {
  const activeDirectory = activeDirectoryReason(serverMessage)
  if (activeDirectory !== undefined) return activeDirectoryVerdict(activeDirectory)
  const byText = texts.find(
    ({ codes, pattern }) => codes.includes(resultCode) && pattern.test(serverMessage),
  )?.verdict
  // 389 Directory Server says "locked" in the control also of an account that was switched off: its text knows better.
  return byText ?? policyErrors[policy?.error ?? -1] ?? plainResults[resultCode]
}

/** A bind that succeeded, but with which nothing can be done except changing the password. */
export const decodeAcceptedBind = (policy: PolicyAnswer | undefined): SignInVerdict | undefined =>
  policy?.error === changeAfterReset ? policyErrors[changeAfterReset] : undefined

/** What to tell somebody who was let in. */
export const policyNotice = (policy: PolicyAnswer | undefined): string | undefined => {
  if (policy?.graceAuthNsRemaining !== undefined) {
    const left = policy.graceAuthNsRemaining
    return `The password has expired; ${left} more ${left === 1 ? 'sign-in is' : 'sign-ins are'} allowed.`
  }
  if (policy?.timeBeforeExpiration === undefined) return undefined
  return `The password expires in ${durationWords(policy.timeBeforeExpiration)}.`
}

const durationWords = (seconds: number): string => {
  const [size, unit] = durationUnits.find(([least]) => seconds >= least * 2) ?? [1, 'second']
  const count = Math.floor(seconds / size)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const durationUnits: readonly (readonly [number, string])[] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
]

const verdict = (refusal: SignInRefusal, words: string): SignInVerdict => ({ refusal, words })

const wrongPassword = verdict('wrong-password', 'the password is wrong')
const locked = verdict('locked', 'the account is locked')
const disabled = verdict('disabled', 'the account is disabled')
const unused = verdict('disabled', 'the account was not used for too long')
const accountExpired = verdict('account-expired', 'the account has expired')
const expired = verdict('password-expired', 'the password has expired')

const changeAfterReset = 2

const policyErrors: Readonly<Record<number, SignInVerdict>> = {
  0: expired,
  1: locked,
  [changeAfterReset]: verdict(
    'must-change-password',
    'the password must be changed before the account can sign in',
  ),
}

/** By the number that `activeDirectoryReason` finds; its words are used as they are. */
const activeDirectoryRefusals: Readonly<Record<string, SignInRefusal>> = {
  '52e': 'wrong-password',
  '525': 'no-such-account',
  '530': 'not-at-this-time',
  '531': 'not-from-this-computer',
  '532': 'password-expired',
  '533': 'disabled',
  '534': 'right-missing',
  '569': 'right-missing',
  '701': 'account-expired',
  '773': 'must-change-password',
  '775': 'locked',
  '78f': 'right-missing',
}

/** The domain was not there, or the server wants the connection to be another: it says nothing of the person. */
const aboutTheServer: ReadonlySet<string> = new Set(['51f', '80090346'])

/** A number that nobody knows is some reason, but not surely a wrong password. */
const activeDirectoryVerdict = ({ code, reason }: ActiveDirectoryReason): SignInVerdict | undefined =>
  aboutTheServer.has(code) ? undefined : verdict(activeDirectoryRefusals[code] ?? 'refused', reason)

/**
 * Where the reason is in the text: 389 Directory Server (pw.c, pw_retry.c and the account policy plugin's acct_plugin.c
 * in ldap/servers), FreeIPA (ipa-lockout, ipa-pwd-extop and ipa-graceperiod in daemons/ipa-slapi-plugins), eDirectory.
 */
const texts: readonly {
  readonly codes: readonly number[]
  readonly pattern: RegExp
  readonly verdict: SignInVerdict
}[] = [
  { codes: [19], pattern: /inactivity limit/i, verdict: unused },
  { codes: [19], pattern: /retry limit|locked/i, verdict: locked },
  { codes: [53], pattern: /account inactivated|disabled/i, verdict: disabled },
  { codes: [53], pattern: /principal\) is expired/i, verdict: accountExpired },
  { codes: [53], pattern: /too many failed logins/i, verdict: locked },
  { codes: [49, 53], pattern: /password (?:has |is )?expired/i, verdict: expired },
  { codes: [49, 53], pattern: /locked|intruder|-197\b/i, verdict: locked },
  { codes: [49, 53], pattern: /-220\b|log account expired/i, verdict: disabled },
]

const plainResults: Readonly<Record<number, SignInVerdict>> = {
  32: verdict('no-such-account', 'there is no such account'),
  48: verdict('refused', 'this account cannot sign in with a password'),
  49: wrongPassword,
}
