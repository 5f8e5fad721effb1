// Sign-in checks and new passwords on a Samba domain controller, which speaks Active Directory's sub-codes and policies.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canStartSambaAd, sambaAdBaseDn } from '../../e2e/servers/samba-ad.ts'
import { sharedServerMs, takeSambaAd } from '../../e2e/servers/shared-servers.ts'
import { Secret } from '../../src-shared/domain/secret.ts'
import { printLdifRecord } from '../../src-shared/ldap-syntax/ldif.ts'
import { setPassword } from '../directory/set-password.ts'
import { connectionSettings } from '../directory/connection-settings.builder.ts'
import { openSignInWorld, type SignInWorld } from './sign-in-test-world.ts'

/** This suite's own; a person's account name must be nobody else's in the whole domain. */
const baseDn = `OU=Sign-in,${sambaAdBaseDn}`
const personDn = (username: string): string => `CN=${username},${baseDn}`

const first = 'First-Passw0rd-1'
const second = 'Second-Passw0rd-2'
/** NORMAL_ACCOUNT, [MS-ADTS] section 2.2.16. */
const normalAccount = 0x200

/** In quotes, UTF-16 ([MS-ADTS] section 3.1.1.3.1.5.1). */
const unicodePassword = (password: string): Uint8Array => Buffer.from(`"${password}"`, 'utf16le')
/** As FILETIME. */
const in2014 = '130328640000000000'

const person = (username: string, extra: Readonly<Record<string, string>> = {}): string =>
  printLdifRecord(
    personDn(username),
    Object.entries({
      objectClass: 'user',
      sAMAccountName: username,
      userPrincipalName: `${username}@rollcall.test`,
      displayName: 'Zoë von Hagens-Müller',
      mail: `${username}@mail.test`,
      unicodePwd: unicodePassword(first),
      userAccountControl: String(normalAccount),
      ...extra,
    }).map(([name, value]) => [name, [value]]),
  )

const seed = [
  printLdifRecord(baseDn, [['objectClass', ['organizationalUnit']]]),
  person('jane.doe'),
  person('kept'),
  person('locked.out'),
  person('switched.off', { userAccountControl: String(normalAccount + 0x2) }),
  person('ran.out', { accountExpires: in2014 }),
  person('must.change', { pwdLastSet: '0' }),
  person('strict'),
  person('powerless'),
].join('')

const settingsDn = `CN=Strict,CN=Password Settings Container,CN=System,${sambaAdBaseDn}`

/** A fine-grained policy ([MS-ADTS] section 3.1.1.4.5.36); times are negative intervals of 100 ns. */
const fineGrainedPolicy = `dn: ${settingsDn}
objectClass: msDS-PasswordSettings
msDS-PasswordSettingsPrecedence: 1
msDS-PasswordReversibleEncryptionEnabled: FALSE
msDS-PasswordHistoryLength: 0
msDS-PasswordComplexityEnabled: FALSE
msDS-MinimumPasswordLength: 20
msDS-MinimumPasswordAge: 0
msDS-MaximumPasswordAge: -9223372036854775808
msDS-LockoutThreshold: 0
msDS-LockoutObservationWindow: -18000000000
msDS-LockoutDuration: -18000000000
msDS-PSOAppliesTo: ${personDn('strict')}
`

describe.skipIf(!canStartSambaAd)('people of Active Directory (only root can start Samba)', () => {
  let samba: Awaited<ReturnType<typeof takeSambaAd>>
  let world: SignInWorld
  let source: Readonly<Record<string, unknown>>
  beforeAll(async () => {
    samba = await takeSambaAd()
    await samba.add(seed)
    await samba.add(fineGrainedPolicy)
    source = {
      name: 'AD',
      slug: 'ad',
      serverUri: samba.ldapsUri,
      peerCertificate: samba.ca,
      tlsVerification: 'custom-ca',
      bindCn: samba.adminName,
      baseDn,
      userObjectFilter: '(&(objectClass=user)(!(objectClass=computer)))',
      groupObjectFilter: '(objectClass=group)',
      userPropertyMappings: [
        'Active Directory: sAMAccountName',
        'Active Directory: userPrincipalName',
        'LDAP: mail',
        'LDAP: name',
      ],
      groupPropertyMappings: ['LDAP: name'],
      passwordLoginUpdateInternalPassword: true,
      syncUsersPassword: true,
    }
    world = openSignInWorld()
    await world.saveSource(source, samba.adminPassword)
    await world.sync('ad')
  }, sharedServerMs)
  afterAll(async () => {
    try {
      await samba?.removeTree(settingsDn)
      await samba?.removeTree(baseDn)
    } finally {
      await samba?.giveBack()
    }
  })

  describe('signing in', () => {
    it.each(['jane.doe', 'JANE.DOE@rollcall.test', 'Jane.Doe@mail.test'])(
      'are known as %s',
      async (typed) => {
        expect(await world.signIn(typed, first)).toMatchObject({
          ok: true,
          username: 'jane.doe',
          source: 'ad',
        })
      },
    )

    it.each([
      ['jane.doe', second, 'wrong-password'],
      ['switched.off', first, 'disabled'],
      ['ran.out', first, 'account-expired'],
      ['must.change', first, 'must-change-password'],
    ])('are told why not: %s with %s', async (username, password, refusal) => {
      expect(await world.signIn(username, password)).toMatchObject({
        ok: false,
        refusal,
        reason: expect.stringMatching(/data [0-9a-f]+/),
      })
    })

    it('are told that too many wrong passwords locked the account', async () => {
      await world.signIn('locked.out', second)
      await world.signIn('locked.out', second)
      expect(await world.signIn('locked.out', first)).toMatchObject({ ok: false, refusal: 'locked' })
    })

    it('are checked by the stored hash while it is away, until pwdLastSet says that it is outdated', async () => {
      const away = { ...source, serverUri: 'ldaps://127.0.0.1:1' }
      await world.signIn('kept', first)
      await world.sync('ad')
      await world.saveSource(away, samba.adminPassword)
      expect(await world.signIn('kept', first)).toMatchObject({ ok: true, checkedAgainst: 'stored-hash' })
      await world.saveSource(source, samba.adminPassword)
      await samba.modify(
        `dn: ${personDn('kept')}\nchangetype: modify\nreplace: unicodePwd\nunicodePwd:: ${Buffer.from(unicodePassword(second)).toString('base64')}\n`,
      )
      await world.sync('ad')
      await world.saveSource(away, samba.adminPassword)
      await expect(world.signIn('kept', first)).rejects.toMatchObject({ code: 'directory.unreachable' })
      await world.saveSource(source, samba.adminPassword)
    })
  })

  describe('getting a new password', () => {
    it('by unicodePwd can sign in with it at once', async () => {
      expect(await world.setPassword('jane.doe', second)).toMatchObject({
        method: 'unicode-pwd',
        verified: true,
        reason: null,
      })
      expect(await world.signIn('jane.doe', second)).toMatchObject({ ok: true })
      // Not tried with the old one: domain controllers go on taking it for an hour (OldPasswordAllowedPeriod).
    })

    it('are told every rule of the domain that it breaks', async () => {
      const failure = world.setPassword('jane.doe', 'hagens')
      await expect(failure).rejects.toMatchObject({
        code: 'input.invalid',
        details: {
          problems: [
            { message: 'It has 6 characters; at least 7 are needed.' },
            { message: 'It contains "hagens", a part of the display name.' },
            { message: expect.stringContaining('It has 1 kind of character') },
          ],
        },
      })
      await expect(world.setPassword('jane.doe', 'A-jane.doe-1')).rejects.toMatchObject({
        details: { problems: [{ message: 'It contains the account name "jane.doe".' }] },
      })
    })

    it('under a fine-grained policy follow that one alone', async () => {
      const policy = await world.services.passwords.policy('strict', AbortSignal.timeout(10_000))
      expect(policy).toMatchObject({
        dn: settingsDn,
        rules: [{ kind: 'min-length', least: 20, unit: 'utf-16' }],
      })
      await expect(world.setPassword('strict', second)).rejects.toMatchObject({ code: 'input.invalid' })
      expect(await world.setPassword('strict', 'only small letters here')).toMatchObject({ verified: true })
    })

    it('cannot have userPassword written in its place', async () => {
      await expect(world.setPassword('jane.doe', first, true)).rejects.toMatchObject({
        message: expect.stringContaining('userPassword is not the password'),
      })
    })

    it('is not verified for an account that may not sign in', async () => {
      expect(await world.setPassword('switched.off', second)).toMatchObject({
        changed: true,
        verified: false,
        reason: expect.stringContaining('the account is disabled'),
      })
    })
  })

  it('are refused by the domain in its own words where nobody checked before', async () => {
    const settings = connectionSettings(
      {
        serverUri: [samba.ldapsUri],
        peerCertificate: samba.ca,
        tlsVerification: 'custom-ca',
        bindCn: samba.adminName,
      },
      samba.adminPassword,
    )
    const change = { dn: personDn('powerless'), password: new Secret('short') }
    await expect(setPassword(settings, change, AbortSignal.timeout(10_000))).rejects.toMatchObject({
      code: 'directory.password-refused',
      message: expect.stringMatching(/does not meet length, complexity or history.+0000052D/),
    })
  })

  it('are said to follow another policy, perhaps, where the bind account does not see those', async () => {
    const policyOf = (username: string) =>
      world.services.passwords.policy(username, AbortSignal.timeout(10_000))
    expect((await policyOf('jane.doe')).notes).toEqual([])
    await world.saveSource({ ...source, bindCn: 'powerless@rollcall.test' }, first)
    const unseen = await policyOf('jane.doe')
    expect(unseen).toMatchObject({ dn: sambaAdBaseDn, notes: [expect.stringContaining('fine-grained')] })
    expect(unseen.rules.length).toBeGreaterThan(0)
    expect((await policyOf('strict')).notes).toEqual([expect.stringContaining('fine-grained')])
    await world.saveSource(source, samba.adminPassword)
  })

  it('are not given one by an account that may not', async () => {
    await world.saveSource({ ...source, bindCn: 'powerless@rollcall.test' }, first)
    await expect(world.setPassword('must.change', second)).rejects.toMatchObject({
      code: 'directory.insufficient-access',
    })
    expect(world.history('must.change')).toEqual(['refused: nothing in ad'])
  })

  it('leave no password anywhere on the disk', async () => {
    const passwords = [first, second, 'only small letters here', 'A-jane.doe-1']
    expect(await world.closeAndFind([...passwords, personDn('kept')])).toEqual([personDn('kept')])
  })
})
