// Sign-in checks and new passwords on 389 Directory Server, with its global password policy and one of a subtree.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ds389BaseDn } from '../../e2e/seed/ds389-seed.ts'
import { sharedServerMs, takeDs389 } from '../../e2e/servers/shared-servers.ts'
import { Secret } from '../../src-shared/domain/secret.ts'
import { printLdifRecord } from '../../src-shared/ldap-syntax/ldif.ts'
import { connectionSettings } from '../directory/connection-settings.builder.ts'
import { setPassword } from '../directory/set-password.ts'
import { openSignInWorld, type SignInWorld } from './sign-in-test-world.ts'

/** This suite's own. */
const baseDn = `ou=sign-in,${ds389BaseDn}`
const personDn = (uid: string): string => `uid=${uid},${baseDn}`
const settingsDn = `cn=strict,${baseDn}`
const [first, second] = ['First-Passw0rd', 'Second-Passw0rd']

const record = (dn: string, attributes: Readonly<Record<string, string | readonly string[]>>): string =>
  printLdifRecord(
    dn,
    Object.entries(attributes).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  )

const person = (uid: string, extra: Readonly<Record<string, string>> = {}): string =>
  record(personDn(uid), {
    objectClass: 'inetOrgPerson',
    uid,
    cn: uid,
    sn: uid,
    userPassword: first,
    ...extra,
  })

/** What lets the reader set passwords; without it only the manager, for whom no policy holds, could. */
const access = `(targetattr = "*")(version 3.0; acl "reader"; allow (all) userdn = "ldap:///${personDn('reader')}";)`

const seed = [
  record(baseDn, { objectClass: 'organizationalUnit', ou: 'sign-in', aci: access }),
  record(settingsDn, {
    objectClass: ['ldapSubEntry', 'passwordPolicy'],
    cn: 'strict',
    passwordCheckSyntax: 'on',
    passwordMinLength: '12',
    passwordMinDigits: '2',
    passwordPalindrome: 'on',
    passwordMaxSequence: '3',
    passwordMaxClassChars: '5',
  }),
  person('reader'),
  person('plain'),
  person('guessed'),
  person('locked', { nsAccountLock: 'true' }),
  person('special', { pwdPolicySubentry: settingsDn }),
].join('')

const strictPolicy = {
  'nsslapd-pwpolicy-local': 'on',
  passwordLockout: 'on',
  passwordMaxFailure: '2',
  passwordCheckSyntax: 'on',
  passwordMinLength: '8',
  passwordMinUppers: '1',
  passwordMaxRepeats: '2',
  passwordBadWords: 'lemon,tree',
}

/** What a new server has. */
const stockPolicy = {
  'nsslapd-pwpolicy-local': 'off',
  passwordLockout: 'off',
  passwordMaxFailure: '3',
  passwordCheckSyntax: 'off',
  passwordMinLength: '8',
  passwordMinUppers: '0',
  passwordMaxRepeats: '0',
  passwordBadWords: '',
}

const globalPolicy = (policy: Readonly<Record<keyof typeof strictPolicy, string>>): string =>
  `dn: cn=config\nchangetype: modify\n${Object.entries(policy)
    .map(([name, value]) => `replace: ${name}\n${value === '' ? '' : `${name}: ${value}\n`}-\n`)
    .join('')}`

describe('people of 389 Directory Server', () => {
  let server: Awaited<ReturnType<typeof takeDs389>>
  let world: SignInWorld
  const source = (bindCn: string): Readonly<Record<string, unknown>> => ({
    name: 'IPA',
    slug: 'ipa',
    serverUri: server.ldapsUri,
    peerCertificate: server.ca,
    tlsVerification: 'custom-ca',
    bindCn,
    baseDn,
    userObjectFilter: '(objectClass=inetOrgPerson)',
    groupObjectFilter: '(objectClass=groupOfNames)',
    objectUniquenessField: 'nsUniqueId',
    userPropertyMappings: ['OpenLDAP: uid', 'OpenLDAP: cn'],
    groupPropertyMappings: ['OpenLDAP: cn'],
    syncUsersPassword: true,
  })
  beforeAll(async () => {
    server = await takeDs389()
    await server.add(seed)
    await server.modify(globalPolicy(strictPolicy))
    world = openSignInWorld()
    await world.saveSource(source(server.managerDn), server.managerPassword)
    await world.sync('ipa')
  }, sharedServerMs)
  afterAll(async () => {
    try {
      await server?.modify(globalPolicy(stockPolicy))
      // First and by name: a search for what is below does not find an ldapSubEntry.
      await server?.removeTree(settingsDn)
      await server?.removeTree(baseDn)
    } finally {
      await server?.giveBack()
    }
  })

  it('are let in with the right password, and told of a wrong one', async () => {
    expect(await world.signIn('plain', first)).toMatchObject({ ok: true, source: 'ipa' })
    expect(await world.signIn('plain', second)).toMatchObject({ ok: false, refusal: 'wrong-password' })
  })

  it('are told that the account is disabled, or locked by wrong passwords', async () => {
    expect(await world.signIn('locked', first)).toMatchObject({ ok: false, refusal: 'disabled' })
    await world.signIn('guessed', second)
    await world.signIn('guessed', second)
    expect(await world.signIn('guessed', first)).toMatchObject({ ok: false, refusal: 'locked' })
  })

  it('get a new password, checked by the global policy or by their own', async () => {
    await expect(world.setPassword('plain', 'aaa')).rejects.toMatchObject({
      code: 'input.invalid',
      details: {
        problems: [
          { message: 'It has 3 characters; at least 8 are needed.' },
          { message: 'It has 0 upper-case letters; at least 1 are needed.' },
          { message: expect.any(String) },
          { message: 'The same character stands 3 times in a row; at most 2 are allowed.' },
        ],
      },
    })
    await expect(world.setPassword('special', 'Short-1')).rejects.toMatchObject({
      details: {
        problems: [
          { message: 'It has 7 characters; at least 12 are needed.' },
          { message: 'It has 1 digit; at least 2 are needed.' },
        ],
      },
    })
    expect(await world.setPassword('plain', second)).toMatchObject({
      method: 'password-modify',
      verified: true,
    })
    expect(await world.signIn('plain', second)).toMatchObject({ ok: true })
    expect(await world.signIn('plain', first)).toMatchObject({ ok: false })
  })

  it.each([
    ['ab12-XX-21ba', 'It reads the same backwards.'],
    ['x4567-Yq-Zw-u', expect.stringContaining('It has 4 characters in a row that follow one another')],
    ['abdfgk-12-XYq', 'It has 6 characters of one kind in a row; at most 5 are allowed.'],
    ['x-LEmon-12-y7', 'It contains "lemon", a word that the policy forbids.'],
    ['x-TreE-12-yz7', 'It contains "tree", a word that the policy forbids.'],
  ])('are told as the server itself counts: %s', async (password, message) => {
    await expect(world.setPassword('special', password)).rejects.toMatchObject({
      code: 'input.invalid',
      details: { problems: [{ path: 'password', message }] },
    })
    const settings = connectionSettings(
      {
        serverUri: [server.ldapsUri],
        peerCertificate: server.ca,
        tlsVerification: 'custom-ca',
        bindCn: personDn('reader'),
      },
      first,
    )
    const change = { dn: personDn('special'), password: new Secret(password) }
    await expect(setPassword(settings, change, AbortSignal.timeout(10_000))).rejects.toMatchObject({
      code: 'directory.password-refused',
    })
  })

  it('get one that comes near all these limits', async () => {
    expect(await world.setPassword('special', 'x456-YqZwu-12-abA')).toMatchObject({ verified: true })
  })

  it('are refused one in the words of the server, where the policy may not be read', async () => {
    await world.saveSource(source(personDn('reader')), first)
    await expect(world.setPassword('plain', 'short')).rejects.toMatchObject({
      code: 'directory.password-refused',
      message: expect.stringMatching(/The server said: .+/),
    })
    expect(world.history('plain')).toEqual(['refused: nothing in ipa', 'verified: password-modify in ipa'])
  })

  it('leave no password anywhere on the disk', async () => {
    expect(await world.closeAndFind([first, second, personDn('plain')])).toEqual([personDn('plain')])
  })
})
