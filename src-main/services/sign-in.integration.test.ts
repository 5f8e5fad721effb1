// Sign-in checks and new passwords of synced people, on OpenLDAP with its password policy overlay.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSlapd, type Slapd } from '../../e2e/servers/slapd.ts'
import { openSignInWorld, type SignInWorld } from './sign-in-test-world.ts'

const baseDn = 'dc=rollcall,dc=test'
const personDn = (uid: string): string => `uid=${uid},ou=people,${baseDn}`
const policyDn = `cn=strict,ou=service,${baseDn}`

const subentry = `pwdPolicySubentry: ${policyDn}`

const newPassword = (uid: string): string =>
  `dn: ${personDn(uid)}\nchangetype: modify\nreplace: userPassword\nuserPassword: another-right-one\n`

const person = (uid: string, lines: readonly string[] = []): string =>
  [
    `dn: ${personDn(uid)}`,
    'objectClass: inetOrgPerson',
    `uid: ${uid}`,
    `cn: ${uid}`,
    'sn: Doe',
    'userPassword: right-one',
    ...lines,
    '',
  ].join('\n')

const seed = [
  `dn: ${policyDn}\nobjectClass: device\nobjectClass: pwdPolicy\ncn: strict\npwdAttribute: userPassword\npwdCheckQuality: 2\npwdMinLength: 8\npwdLockout: TRUE\npwdMustChange: TRUE\n`,
  person('ada', ['mail: ada@rollcall.test']),
  person('bob', ['mail: shared@rollcall.test']),
  person('cyd', ['mail: shared@rollcall.test']),
  person('guessed'),
  person('kept'),
  person('moved', [subentry]),
  person('leaver'),
  person('many'),
  person('off'),
  person('switched.off', ['pwdAccountLockedTime: 000001010000Z', subentry]),
  person('strict', [subentry]),
].join('\n')

const sourceOf = (slapd: Slapd, changes: Readonly<Record<string, unknown>> = {}) => ({
  name: 'Lab',
  slug: 'lab',
  serverUri: slapd.uri,
  bindCn: slapd.adminDn,
  baseDn,
  userObjectFilter: '(objectClass=inetOrgPerson)',
  groupObjectFilter: '(objectClass=groupOfNames)',
  objectUniquenessField: 'entryUUID',
  userPropertyMappings: ['OpenLDAP: uid', 'OpenLDAP: cn', 'LDAP: mail'],
  groupPropertyMappings: ['OpenLDAP: cn'],
  deleteNotFoundObjects: true,
  passwordLoginUpdateInternalPassword: true,
  syncUsersPassword: true,
  connectTimeoutSeconds: 5,
  ...changes,
})

const passwords = ['right-one', 'another-right-one', 'short', 'wrong-one']

describe('people of OpenLDAP', () => {
  let slapd: Slapd
  let world: SignInWorld
  beforeAll(async () => {
    slapd = await startSlapd({
      seed,
      databaseLines: 'overlay ppolicy\nppolicy_use_lockout',
    })
    world = openSignInWorld()
    await world.saveSource(sourceOf(slapd), slapd.adminPassword)
    await world.sync('lab')
  })
  afterAll(() => slapd.stop())

  const halted = async <T>(work: () => Promise<T>): Promise<T> => {
    await slapd.halt()
    try {
      return await work()
    } finally {
      await slapd.start()
    }
  }

  describe('signing in', () => {
    it.each(['ada', 'ADA', 'Ada@RollCall.test'])('are known as %s', async (typed) => {
      expect(await world.signIn(typed, 'right-one')).toEqual({
        ok: true,
        username: 'ada',
        source: 'lab',
        reason: null,
        refusal: null,
        checkedAgainst: 'directory',
        notices: [],
        otherSources: [],
        retryAt: null,
      })
    })

    it('are told why not', async () => {
      expect(await world.signIn('ada', 'wrong-one')).toMatchObject({
        ok: false,
        refusal: 'wrong-password',
        checkedAgainst: 'directory',
      })
      expect(await world.signIn('switched.off', 'right-one')).toMatchObject({ ok: false, refusal: 'locked' })
      expect(await world.signIn('ada', '')).toMatchObject({
        ok: false,
        refusal: 'empty-password',
        checkedAgainst: null,
      })
    })

    it('are nobody, or one of several', async () => {
      await expect(world.signIn('nobody', 'right-one')).rejects.toMatchObject({ code: 'object.not-found' })
      await expect(world.signIn('shared@rollcall.test', 'right-one')).rejects.toMatchObject({
        code: 'input.invalid',
        message: expect.stringContaining('bob, cyd'),
      })
    })

    it('have to wait after many wrong passwords, also with the right one, until one is right again', async () => {
      for (const _ of [1, 2, 3, 4]) {
        expect(await world.signIn('guessed', 'wrong-one')).toMatchObject({ refusal: 'wrong-password' })
      }
      const paused = await world.signIn('guessed', 'right-one')
      expect(paused).toMatchObject({ ok: false, refusal: 'too-many-attempts', checkedAgainst: null })
      expect(paused.reason).toContain(paused.retryAt)
      world.putForward(31_000)
      expect(await world.signIn('guessed', 'right-one')).toMatchObject({ ok: true })
      expect(await world.signIn('guessed', 'wrong-one')).toMatchObject({ refusal: 'wrong-password' })
      expect(await world.signIn('guessed', 'right-one')).toMatchObject({ ok: true })
      world.putForward(-31_000)
    })

    it('cannot get around that by trying many at once', async () => {
      const answers = await Promise.all(Array.from({ length: 12 }, () => world.signIn('many', 'wrong-one')))
      const tried = answers.filter(({ checkedAgainst }) => checkedAgainst === 'directory')
      expect(tried).toHaveLength(4)
    })
  })

  describe('signing in while the directory is away', () => {
    it('are checked by what the directory took last', async () => {
      await world.signIn('kept', 'right-one')
      const [right, wrong] = await halted(async () => [
        await world.signIn('kept', 'right-one'),
        await world.signIn('kept', 'wrong-one'),
      ])
      expect(right).toMatchObject({ ok: true, checkedAgainst: 'stored-hash', source: 'lab' })
      expect(wrong).toMatchObject({ ok: false, refusal: 'wrong-password', checkedAgainst: 'stored-hash' })
    })

    it('cannot be checked when they never signed in', async () => {
      await halted(async () => {
        await expect(world.signIn('bob', 'right-one')).rejects.toMatchObject({
          code: 'directory.unreachable',
          message: expect.stringContaining('No stored hash'),
        })
      })
    })

    it('nor once the directory said that the password changed', async () => {
      await world.signIn('moved', 'right-one')
      // Generalized Time has whole seconds: the next one is surely not before the hash.
      await new Promise((resolve) => setTimeout(resolve, 1100))
      await slapd.modify(newPassword('moved'))
      await world.sync('lab')
      await halted(() =>
        expect(world.signIn('moved', 'right-one')).rejects.toMatchObject({ code: 'directory.unreachable' }),
      )
    })

    it('nor once the directory refused what it had taken', async () => {
      await world.signIn('off', 'right-one')
      await slapd.modify(newPassword('off'))
      expect(await world.signIn('off', 'right-one')).toMatchObject({ refusal: 'wrong-password' })
      await halted(() =>
        expect(world.signIn('off', 'right-one')).rejects.toMatchObject({ code: 'directory.unreachable' }),
      )
    })

    it('nor once they are missing from it', async () => {
      await world.signIn('leaver', 'right-one')
      await slapd.modify(`dn: ${personDn('leaver')}\nchangetype: delete\n`)
      await world.sync('lab')
      await halted(() =>
        expect(world.signIn('leaver', 'right-one')).rejects.toMatchObject({ code: 'directory.unreachable' }),
      )
    })
  })

  describe('getting a new password', () => {
    it('can sign in with it at once, and the history knows', async () => {
      expect(await world.setPassword('ada', 'another-right-one')).toMatchObject({
        changed: true,
        method: 'password-modify',
        verified: true,
        server: slapd.uri,
      })
      expect(await world.signIn('ada', 'another-right-one')).toMatchObject({ ok: true })
      expect(await world.setPassword('ada', 'right-one', true)).toMatchObject({
        method: 'modify-user-password',
        verified: true,
      })
      expect(world.history('ada')).toEqual([
        'verified: modify-user-password in lab',
        'verified: password-modify in lab',
      ])
    })

    it('are told every rule that it does not meet, before anything is sent', async () => {
      await expect(world.setPassword('strict', 'short')).rejects.toMatchObject({
        code: 'input.invalid',
        details: { problems: [{ path: 'password', message: 'It has 5 bytes; at least 8 are needed.' }] },
      })
      await expect(world.setPassword('strict', '')).rejects.toMatchObject({ code: 'input.invalid' })
      expect(await world.signIn('strict', 'right-one')).toMatchObject({ ok: true })
      expect(world.history('strict')).toEqual([])
    })

    it('no longer sign in by the hash of the old one', async () => {
      await world.signIn('kept', 'right-one')
      await world.setPassword('kept', 'another-right-one')
      await halted(() =>
        expect(world.signIn('kept', 'right-one')).rejects.toMatchObject({ code: 'directory.unreachable' }),
      )
    })

    it('is set but not verified when the policy wants another one at once', async () => {
      expect(await world.setPassword('strict', 'another-right-one')).toMatchObject({
        changed: true,
        verified: false,
        reason: expect.stringContaining('must be changed'),
      })
      expect(world.history('strict')).toEqual(['unverified: password-modify in lab'])
    })

    it('has the refusal of the server in the history, without the password', async () => {
      const limited = sourceOf(slapd, { bindCn: slapd.readerDn })
      await world.saveSource(limited, slapd.readerPassword)
      await expect(world.setPassword('cyd', 'another-right-one')).rejects.toMatchObject({
        code: 'directory.insufficient-access',
      })
      expect(world.history('cyd')).toEqual(['refused: nothing in lab'])
      await world.saveSource(sourceOf(slapd), slapd.adminPassword)
    })

    it('needs a source that may write it', async () => {
      await world.saveSource(sourceOf(slapd, { syncUsersPassword: false }), slapd.adminPassword)
      await expect(world.setPassword('ada', 'another-right-one')).rejects.toMatchObject({
        code: 'input.invalid',
        message: expect.stringContaining('(syncUsersPassword) of lab'),
      })
    })
  })

  it('leave no password anywhere on the disk, whatever was tried above', async () => {
    // The DN shows that the search finds what is there.
    expect(await world.closeAndFind([...passwords, personDn('ada')])).toEqual([personDn('ada')])
  })
})
