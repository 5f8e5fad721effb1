// Samba as an Active Directory domain controller: a thousand people and what goes wrong with them elsewhere. The
// tests follow one source through its life, in order, because there is one controller on a machine at a time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canStartSambaAd, sambaAdBaseDn } from '../../../e2e/servers/samba-ad.ts'
import { sharedServerMs, takeSambaAd } from '../../../e2e/servers/shared-servers.ts'
import {
  awkwardDn,
  foreignPrincipalDn,
  groupDn,
  groupsDn,
  isDisabledAt,
  ordinaryPeople,
  personDn,
  photo,
  staffDn,
  staffPassword,
  usernameAt,
} from '../../../e2e/seed/samba-ad-seed.ts'
import { attributeValues, firstText, textValues } from '../../../src-shared/domain/directory-entry.ts'
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { formatObjectGuid, parseObjectGuid } from '../../../src-shared/ldap-syntax/object-guid.ts'
import { completeRawEntry } from '../../directory/range-retrieval.ts'
import { decodeRawEntry, walkRawEntry } from '../../directory/raw-entry.ts'
import { verifyPassword } from '../../directory/verify-password.ts'
import { createSyncWorld, type SyncWorld } from '../sync-run/sync-test-world.ts'
import type { DetectedDirectory } from '../detect-directory.ts'
import {
  acceptDraft,
  accountState,
  detect,
  groupNamed,
  userNamed,
  withConnection,
} from './vendor-test-kit.ts'

const soon = (): AbortSignal => AbortSignal.timeout(120_000)

describe.skipIf(!canStartSambaAd)('Samba as Active Directory (only root can start it)', () => {
  let samba: Awaited<ReturnType<typeof takeSambaAd>>
  let world: SyncWorld
  let detected: DetectedDirectory
  let source: LdapSource
  let first: SyncRun
  const bindCn = 'reader@rollcall.test'

  beforeAll(async () => {
    samba = await takeSambaAd()
    detected = await detect({ uri: samba.ldapsUri, bindCn, password: staffPassword, ca: samba.ca })
    source = { ...acceptDraft(detected.draft), slug: 'ad', deleteNotFoundObjects: true }
    world = createSyncWorld()
  }, sharedServerMs)
  afterAll(async () => {
    await world?.close()
    await samba?.giveBack()
  })

  const signIn = (name: string, password: string) =>
    verifyPassword(
      { source, bindPassword: undefined, clientKey: undefined },
      { dn: name, password: new Secret(password) },
      soon(),
    )

  describe('detection', () => {
    it('recognises Samba and proposes what Active Directory needs, with reasons', () => {
      expect(detected.vendor).toBe('Samba AD')
      expect(detected.draft).toMatchObject({
        baseDn: sambaAdBaseDn,
        objectUniquenessField: 'objectSid',
        groupMembershipField: 'member',
        pageSize: 1000,
        tlsVerification: 'custom-ca',
      })
      expect(detected.fields.every(({ reason }) => reason.length > 10)).toBe(true)
    })

    it('says that Samba takes no password without encryption', async () => {
      const plain = detect({ uri: samba.uri, bindCn, password: staffPassword, ca: '' })
      await expect(plain).rejects.toMatchObject({ details: { resultName: 'strongerAuthRequired' } })
    })
  })

  describe('signing in', () => {
    it('works with the right password, by DN and by UPN', async () => {
      expect(await signIn(personDn('signs.in'), staffPassword)).toEqual({ ok: true, reason: undefined })
      expect(await signIn('signs.in@rollcall.test', staffPassword)).toMatchObject({ ok: true })
    })

    it('tells why not, from the sub-code in the error', async () => {
      const reasonFor = async (name: string, password: string) => (await signIn(name, password)).reason
      expect(await reasonFor(personDn('signs.in'), 'wrong')).toContain('data 52e')
      expect(await reasonFor(personDn('disabled'), staffPassword)).toContain('the account is disabled')
      expect(await reasonFor(personDn('expired'), staffPassword)).toContain('the account has expired')
      await signIn(personDn('locked'), 'wrong')
      await signIn(personDn('locked'), 'wrong')
      expect(await reasonFor(personDn('locked'), staffPassword)).toContain('the account is locked')
    })
  })

  describe('the first sync of the proposal as it is', () => {
    beforeAll(async () => {
      await world.saveSource(source, staffPassword)
      first = await world.sync('ad')
    })

    it('reads everybody, and nobody who is no person', () => {
      expect(first).toMatchObject({
        status: 'ok',
        failure: null,
        changes: { users: { failed: 0, skipped: 0 } },
      })
      const people = world.people()
      expect(people.filter((name) => /^u\d{4}$/.test(name))).toHaveLength(ordinaryPeople)
      expect(people).toEqual(expect.arrayContaining(['Administrator', 'awkward', 'krbtgt', 'reader']))
      expect(people.filter((name) => name.includes('$') || name.includes('Contact'))).toEqual([])
    })

    it('ignores the references to the other parts of the forest, and says so', () => {
      expect(first.messages.map(({ level, code }) => `${level} ${code}`)).toEqual(['info directory.referral'])
      expect(first.messages[0]?.message).toContain('CN=Configuration')
    })

    it('maps names, addresses, UPN and path', () => {
      expect(userNamed(world, 'u0001')).toMatchObject({
        username: 'u0001',
        email: 'u0001@rollcall.test',
        path: 'sources/ad/Staff',
        attributes: {
          upn: 'u0001@rollcall.test',
          givenName: 'Zoë',
          sn: 'Müller',
          distinguishedName: personDn('u0001'),
        },
      })
    })

    it('knows people by their SID, in its usual text', () => {
      expect(userNamed(world, 'u0001')?.sources[0]?.identifier).toMatch(/^S-1-5-21-\d+-\d+-\d+-\d{4,}$/)
      expect(groupNamed(world, 'Administrators')?.sources[0]?.identifier).toBe('S-1-5-32-544')
    })

    it.each([
      ['u0000', 'active: default'],
      ['u0009', 'inactive: userAccountControl'],
      ['disabled', 'inactive: userAccountControl'],
      ['krbtgt', 'inactive: userAccountControl'],
      ['expired', 'inactive: accountExpires'],
      ['expires.later', 'active: default'],
      ['expires.zero', 'active: default'],
      ['expires.never', 'active: default'],
      ['locked', 'inactive: msDS-User-Account-Control-Computed'],
    ])('says that %s is %s', (username, state) => {
      expect(accountState(world, username)).toBe(state)
    })

    it('finds every tenth account switched off', () => {
      const states = Array.from({ length: ordinaryPeople }, (_, index) => userNamed(world, usernameAt(index)))
      expect(states.map((user) => user?.isActive)).toEqual(states.map((_, index) => !isDisabledAt(index)))
    })

    it('reads a group of a thousand members', () => {
      expect(groupNamed(world, 'All Staff')?.members).toHaveLength(ordinaryPeople)
    })

    it('puts everybody into the primary group, which no entry lists', () => {
      const members = groupNamed(world, 'Domain Users')?.members ?? []
      expect(members).toHaveLength(world.people().length - 1)
      expect(groupNamed(world, 'Domain Guests')?.members).toEqual(['Guest'])
    })

    it('keeps groups inside groups as a tree and works out who is in them after all', () => {
      expect(world.parents()).toEqual(
        expect.arrayContaining([
          'Company > All Staff (nested)',
          'Company > Leadership (nested)',
          'Leadership > Board (nested)',
        ]),
      )
      expect(groupNamed(world, 'Company')).toMatchObject({ members: [] })
      expect(groupNamed(world, 'Company')?.effectiveMembers).toHaveLength(ordinaryPeople + 4)
      expect(groupNamed(world, 'Leadership')).toMatchObject({
        members: ['deputy', 'u0001'],
        effectiveMembers: ['awkward', 'chief', 'deputy', 'signs.in', 'u0001'],
      })
    })

    it('shows foreign principals, contacts and computers as members that are nobody here', () => {
      expect(groupNamed(world, 'Board')?.otherMembers).toEqual([foreignPrincipalDn])
      expect(groupNamed(world, 'Newsletter')?.otherMembers).toEqual([
        `CN=Contact,${staffDn}`,
        `CN=PC1,CN=Computers,${sambaAdBaseDn}`,
      ])
    })

    it('changes nothing the second time', async () => {
      const { status, changes } = await world.sync('ad')
      expect(status).toBe('ok')
      expect(changes).toMatchObject({
        users: { created: 0, updated: 0, suspect: 0 },
        groups: { created: 0, updated: 0, suspect: 0 },
        memberships: { added: 0, removed: 0 },
      })
    })
  })

  describe('values on the wire', () => {
    it('are text where they are text and bytes where they are bytes', async () => {
      const entry = await withConnection(source, staffPassword, (connection) =>
        connection.readEntry(personDn('signs.in'), ['*'], soon()),
      )
      if (entry === undefined) throw new Error('the entry is gone')
      expect(attributeValues(entry, 'thumbnailPhoto')).toEqual([photo])
      expect(firstText(entry, 'objectSid')).toMatch(/^S-1-5-21-/)
      const guid = firstText(entry, 'objectGUID') ?? ''
      expect(guid).toMatch(/^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/)
      const plain = guid.slice(1, -1)
      expect(formatObjectGuid(parseObjectGuid(plain) ?? new Uint8Array(), 'braces')).toBe(guid)
      // Samba finds the entry by this text only if the byte order is right ([MS-ADTS] section 3.1.1.3.1.2.4).
      const byGuid = await withConnection(source, staffPassword, (connection) =>
        connection.readEntry(`<GUID=${plain}>`, ['1.1'], soon()),
      )
      expect(byGuid?.dn).toBe(personDn('signs.in'))
    })

    it('asked for as a range are read to their end', async () => {
      const members = await withConnection(source, staffPassword, async (connection) => {
        const ranged: Buffer[] = []
        await connection.searchRaw(
          {
            baseDn: groupDn('All Staff'),
            scope: 'base',
            filter: '(objectClass=*)',
            attributes: ['member;range=0-99'],
          },
          { onEntry: (buffer, start, end) => ranged.push(Buffer.from(buffer.subarray(start, end))) },
          soon(),
        )
        const [raw = Buffer.alloc(0)] = ranged
        const names: string[] = []
        walkRawEntry(raw, 0, raw.length, (name) => names.push(name.description))
        expect(names).toContain('member;range=0-99')
        const whole = await completeRawEntry(connection, raw, soon())
        return textValues(decodeRawEntry(whole, 0, whole.length), 'member')
      })
      expect(new Set(members).size).toBe(ordinaryPeople)
    })
  })

  describe('membership by the in-chain rule', () => {
    it('finds nested members by searching users', async () => {
      const chained = createSyncWorld()
      try {
        const settings = {
          ...source,
          slug: 'chain',
          additionalUserDn: 'OU=Managers',
          additionalGroupDn: 'OU=Groups',
          lookupGroupsFromUser: true,
          groupMembershipField: 'memberOf:1.2.840.113556.1.4.1941:',
        }
        await chained.saveSource(settings, staffPassword)
        expect(await chained.sync('chain')).toMatchObject({ status: 'ok', failure: null })
        expect(chained.memberships()).toEqual([
          'Board: chief',
          'Company: chief, deputy',
          'Leadership: chief, deputy',
        ])
        expect(chained.parents()).toEqual([])
      } finally {
        await chained.close()
      }
    })
  })

  describe('changes in the directory', () => {
    it('a rename and a move are updates of the same person, and of memberships nothing', async () => {
      const before = userNamed(world, 'mover')
      await samba.modify(
        `dn: ${personDn('mover')}\nchangetype: modrdn\nnewrdn: CN=Moved\ndeleteoldrdn: 1\nnewsuperior: OU=Leavers,${sambaAdBaseDn}\n`,
      )
      await samba.modify(
        `dn: ${personDn('u0001')}\nchangetype: modrdn\nnewrdn: CN=Renamed\ndeleteoldrdn: 1\n`,
      )
      const run = await world.sync('ad')
      expect(run).toMatchObject({
        status: 'ok',
        changes: {
          users: { created: 0, updated: 2, deleted: 0, suspect: 0 },
          memberships: { added: 0, removed: 0 },
        },
      })
      expect(userNamed(world, 'mover')).toMatchObject({
        id: before?.id,
        path: 'sources/ad/Leavers',
        name: 'Moved',
      })
      expect(groupNamed(world, 'Leadership')?.members).toEqual(['deputy', 'u0001'])
    })

    it('a deletion makes a suspect first, and is carried out with its reason after a look', async () => {
      await samba.modify(`dn: ${personDn('leaver')}\nchangetype: delete\n`)
      expect(await world.sync('ad')).toMatchObject({
        status: 'ok',
        changes: { users: { suspect: 1, deleted: 0 } },
      })
      expect(userNamed(world, 'leaver')).toMatchObject({ state: 'suspect' })
      const run = await world.sync('ad')
      expect(run).toMatchObject({ status: 'ok', changes: { users: { deleted: 1 } } })
      expect(world.items(run.id)).toContainEqual(
        expect.objectContaining({ name: 'leaver', change: 'deleted', reason: 'gone' }),
      )
    })

    it('leaving the base or the filter is told apart from being gone', async () => {
      await world.saveSource({
        ...source,
        additionalUserDn: 'OU=Staff',
        userObjectFilter: '(&(objectClass=user)(!(objectClass=computer))(!(sAMAccountName=u0003)))',
        limits: { percent: 100, count: 10_000 },
      })
      await world.sync('ad')
      const run = await world.sync('ad')
      const reasons = new Map(
        world
          .items(run.id)
          .filter(({ change }) => change === 'deleted')
          .map(({ name, reason }) => [name, reason]),
      )
      expect(reasons.get('mover')).toBe('moved-out-of-base')
      expect(reasons.get('u0003')).toBe('filter')
      expect(reasons.has('u0004')).toBe(false)
      await world.saveSource(source)
    })

    it('switching an account off and unlocking another change what decides', async () => {
      await samba.modify(
        `dn: ${personDn('u0000')}\nchangetype: modify\nreplace: userAccountControl\nuserAccountControl: 66082\n\n` +
          `dn: ${personDn('locked')}\nchangetype: modify\nreplace: lockoutTime\nlockoutTime: 0\n`,
      )
      await world.sync('ad')
      expect(accountState(world, 'u0000')).toBe('inactive: userAccountControl')
      expect(accountState(world, 'locked')).toBe('active: default')
    })

    it('changing the primary group swaps the listed and the unlisted membership', async () => {
      const boardRid = groupNamed(world, 'Board')?.sources[0]?.identifier.split('-').at(-1) ?? ''
      await samba.modify(
        `dn: ${personDn('signs.in')}\nchangetype: modify\nreplace: primaryGroupID\nprimaryGroupID: ${boardRid}\n`,
      )
      await world.sync('ad')
      expect(groupNamed(world, 'Board')?.members).toEqual(['awkward', 'chief', 'signs.in'])
      expect(groupNamed(world, 'Domain Users')?.members).toContain('signs.in')
    })
  })

  it('has its groups where they were loaded', () => {
    expect(groupNamed(world, 'Board')?.sources[0]?.dn).toBe(`CN=Board,${groupsDn}`)
    expect(userNamed(world, 'awkward')?.sources[0]?.dn).toBe(awkwardDn)
  })
})
