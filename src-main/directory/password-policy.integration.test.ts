// OpenLDAP with its password policy overlay: what it says when somebody signs in, and when a password is set.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSlapd, type Slapd } from '../../e2e/servers/slapd.ts'
import { Secret } from '../../src-shared/domain/secret.ts'
import { connectionSettings, withOneConnection } from './connection-settings.builder.ts'
import { readPasswordPolicy } from './read-password-policy.ts'
import { setPassword } from './set-password.ts'
import { verifyPassword } from './verify-password.ts'

const signal = AbortSignal.timeout(120_000)
const baseDn = 'dc=rollcall,dc=test'
const personDn = (uid: string): string => `uid=${uid},ou=people,${baseDn}`
const policyDn = (name: string): string => `cn=${name},ou=service,${baseDn}`

const policy = (name: string, lines: readonly string[]): string =>
  [
    `dn: ${policyDn(name)}`,
    'objectClass: device',
    'objectClass: pwdPolicy',
    `cn: ${name}`,
    'pwdAttribute: userPassword',
    ...lines,
    '',
  ].join('\n')

const person = (uid: string, lines: readonly string[] = []): string =>
  [
    `dn: ${personDn(uid)}`,
    'objectClass: inetOrgPerson',
    `uid: ${uid}`,
    `cn: ${uid}`,
    'sn: Doe',
    'userPassword: right',
    ...lines,
    '',
  ].join('\n')

const longAgo = 'pwdChangedTime: 20200101000000Z'
const subentry = (name: string): string => `pwdPolicySubentry: ${policyDn(name)}`
const generalizedTime = (date: Date): string => `${date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`
const yearSeconds = 31_536_000

const seed = [
  policy('default', ['pwdLockout: TRUE', 'pwdMaxFailure: 2', 'pwdMustChange: TRUE']),
  policy('expiring', ['pwdMaxAge: 3600']),
  policy('grace', ['pwdMaxAge: 3600', 'pwdGraceAuthNLimit: 2']),
  policy('warning', [`pwdMaxAge: ${yearSeconds}`, `pwdExpireWarning: ${yearSeconds - 1}`]),
  policy('strict', ['pwdCheckQuality: 2', 'pwdMinLength: 10', 'pwdMaxLength: 20', 'pwdInHistory: 3']),
  person('plain'),
  person('guessed'),
  person('expired', [subentry('expiring'), longAgo]),
  person('grace', [subentry('grace'), longAgo]),
  person('warned', [
    subentry('warning'),
    `pwdChangedTime: ${generalizedTime(new Date(Date.now() - 1.5 * 86_400_000))}`,
  ]),
  person('reset', ['pwdReset: TRUE']),
  person('switched.off', ['pwdAccountLockedTime: 000001010000Z']),
  person('strict', [subentry('strict')]),
].join('\n')

describe("OpenLDAP's password policy", () => {
  let slapd: Slapd
  beforeAll(async () => {
    slapd = await startSlapd({
      seed,
      databaseLines: `overlay ppolicy\nppolicy_default "${policyDn('default')}"\nppolicy_use_lockout`,
    })
  })
  afterAll(() => slapd.stop())

  const settingsOf = (bindCn: string, password: string) =>
    connectionSettings({ serverUri: [slapd.uri], bindCn, baseDn }, password)
  const admin = () => settingsOf(slapd.adminDn, slapd.adminPassword)
  const signIn = (uid: string, password = 'right') =>
    verifyPassword(admin(), { dn: personDn(uid), password: new Secret(password) }, signal)

  const policyOf = (uid: string) =>
    withOneConnection(admin(), (connection) => readPasswordPolicy(connection, personDn(uid), signal))
  // As the person themselves: the overlay lets the administrator of the database do anything.
  const change = (uid: string, from: string, to: string, modifyUserPassword = false) =>
    setPassword(
      settingsOf(personDn(uid), from),
      { dn: personDn(uid), password: new Secret(to), modifyUserPassword },
      signal,
    )

  describe('at a sign-in', () => {
    it('says nothing of an account in order', async () => {
      expect(await signIn('plain')).toEqual({ ok: true, reason: undefined })
      expect(await signIn('plain', 'wrong')).toMatchObject({ ok: false, refusal: 'wrong-password' })
    })

    it('tells a locked account, by guesses or by an administrator, from a wrong password', async () => {
      await signIn('guessed', 'wrong')
      await signIn('guessed', 'wrong')
      expect(await signIn('guessed')).toMatchObject({ ok: false, refusal: 'locked' })
      expect(await signIn('switched.off')).toMatchObject({ ok: false, refusal: 'locked' })
    })

    it('tells an expired password, and how many sign-ins are left with it', async () => {
      expect(await signIn('expired')).toMatchObject({ ok: false, refusal: 'password-expired' })
      expect(await signIn('grace')).toMatchObject({
        ok: true,
        notice: 'The password has expired; 1 more sign-in is allowed.',
      })
    })

    it('tells when the password expires soon', async () => {
      const { ok, notice } = await signIn('warned')
      expect([ok, notice]).toEqual([true, 'The password expires in 363 days.'])
    })

    it('does not take a password that must be changed first', async () => {
      expect(await signIn('reset')).toMatchObject({ ok: false, refusal: 'must-change-password' })
      expect(await signIn('reset', 'wrong')).toMatchObject({ refusal: 'wrong-password' })
    })
  })

  describe('of an account', () => {
    it('is read where the account names it', async () => {
      expect(await policyOf('strict')).toEqual({
        vendor: 'password-policy-overlay',
        dn: policyDn('strict'),
        rules: [
          { kind: 'min-length', least: 10, unit: 'bytes' },
          { kind: 'max-length', most: 20, unit: 'bytes' },
        ],
        notes: ['The server refuses the last 3 passwords.'],
      })
    })

    it('is not made up where the account names none, or checks nothing', async () => {
      expect(await policyOf('plain')).toMatchObject({
        vendor: 'unknown',
        rules: [],
        notes: [expect.any(String)],
      })
      expect(await policyOf('expired')).toMatchObject({ dn: policyDn('expiring'), rules: [] })
    })

    it('is not looked for where there is no account', async () => {
      await expect(policyOf('nobody')).rejects.toMatchObject({ code: 'object.not-found' })
    })
  })

  describe('at a new password', () => {
    it.each([false, true])('refuses with its reason, whichever way it is set (%s)', async (modify) => {
      await expect(change('strict', 'right', 'short', modify)).rejects.toMatchObject({
        code: 'directory.password-refused',
        message: expect.stringMatching(/it is too short\. The server said: .+/),
        details: { resultCode: 19 },
      })
      expect((await signIn('strict')).ok).toBe(true)
    })

    it('takes a good one by the operation, and by the attribute only when asked', async () => {
      expect(await change('strict', 'right', 'long-enough-1')).toEqual({
        uri: slapd.uri,
        method: 'password-modify',
      })
      expect((await signIn('strict', 'long-enough-1')).ok).toBe(true)
      expect(await change('strict', 'long-enough-1', 'long-enough-2', true)).toMatchObject({
        method: 'modify-user-password',
      })
      expect((await signIn('strict', 'long-enough-2')).ok).toBe(true)
    })

    it('refuses one that was used before', async () => {
      await expect(change('strict', 'long-enough-2', 'long-enough-1')).rejects.toMatchObject({
        code: 'directory.password-refused',
        message: expect.stringContaining('it was used before'),
      })
    })

    it('says whose right is missing', async () => {
      const reader = settingsOf(slapd.readerDn, slapd.readerPassword)
      const request = { dn: personDn('plain'), password: new Secret('never-shown-anywhere') }
      const failure = setPassword(reader, request, signal)
      await expect(failure).rejects.toMatchObject({
        code: 'directory.insufficient-access',
        message: expect.stringContaining('the bind account lacks the right to change this password'),
      })
      const error: unknown = await failure.catch((caught: unknown) => caught)
      expect(JSON.stringify([error, String(error)])).not.toContain('never-shown-anywhere')
    })
  })
})
