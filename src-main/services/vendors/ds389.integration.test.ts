// 389 Directory Server with FreeIPA's schema and tree. It is not FreeIPA: no plugins of FreeIPA's, no Kerberos server.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedServerMs, takeDs389 } from '../../../e2e/servers/shared-servers.ts'
import {
  certificate,
  ds389BaseDn,
  groupDn,
  isLockedAt,
  lastPasswordChange,
  ordinaryPeople,
  personDn,
  readerDn,
  readerPassword,
  uidAt,
} from '../../../e2e/seed/ds389-seed.ts'
import { attributeValues, firstText } from '../../../src-shared/domain/directory-entry.ts'
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { freeIpa } from '../../directory/vendors/freeipa.ts'
import { createSyncWorld, type SyncWorld } from '../sync-run/sync-test-world.ts'
import type { DetectedDirectory } from '../detect-directory.ts'
import { acceptDraft, accountState, detect, groupNamed, storedEntry, userNamed } from './vendor-test-kit.ts'

let server: Awaited<ReturnType<typeof takeDs389>>
let world: SyncWorld
let detected: DetectedDirectory
let source: LdapSource
let first: SyncRun

beforeAll(async () => {
  server = await takeDs389()
  detected = await detect({ uri: server.ldapsUri, bindCn: readerDn, password: readerPassword, ca: server.ca })
  source = { ...acceptDraft(detected.draft), slug: 'ipa', deleteNotFoundObjects: true }
  world = createSyncWorld()
}, sharedServerMs)
afterAll(async () => {
  await world?.close()
  await server?.giveBack()
})

describe('detection', () => {
  it('recognises 389 Directory Server and its version, over LDAPS', () => {
    expect(detected).toMatchObject({ vendor: '389 Directory Server', version: expect.stringContaining('2.') })
    expect(detected.draft).toMatchObject({
      baseDn: ds389BaseDn,
      objectUniquenessField: 'nsUniqueId',
      tlsVerification: 'custom-ca',
    })
  })
})

describe('the first sync of the proposal as it is', () => {
  beforeAll(async () => {
    await world.saveSource(source, readerPassword)
    first = await world.sync('ipa')
  })

  it('reads everybody without a word of complaint', () => {
    expect(first).toMatchObject({
      status: 'ok',
      failure: null,
      messages: [],
      changes: { users: { created: ordinaryPeople + 7, failed: 0 }, groups: { created: 3 } },
    })
  })

  it('knows people by nsUniqueId', () => {
    expect(userNamed(world, 'u0001')).toMatchObject({
      name: 'Zoë Müller u0001',
      email: 'u0001@ipa.test',
      sources: [{ identifier: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{8}){3}$/) }],
    })
  })

  it('reads a group of a thousand, and groups inside groups', () => {
    expect(groupNamed(world, 'everyone')?.members).toHaveLength(ordinaryPeople)
    expect(groupNamed(world, 'company')).toMatchObject({
      members: ['u0001'],
      effectiveMembers: ['expired', 'mover', 'u0001'],
    })
  })

  it('finds locked accounts by nsAccountLock, which the server sends only when asked by name', () => {
    const people = Array.from({ length: ordinaryPeople }, (_, index) => accountState(world, uidAt(index)))
    expect(people).toEqual(
      people.map((_, index) => (isLockedAt(index) ? 'inactive: nsAccountLock' : 'active: default')),
    )
  })

  it.each([
    ['expired', 'inactive: krbPrincipalExpiration'],
    ['expires.later', 'active: default'],
    ['expires.never', 'active: default'],
    // Its password is long over, the account is not.
    ['u0001', 'active: default'],
  ])('says that %s is %s', (uid, state) => {
    expect(accountState(world, uid)).toBe(state)
  })

  it('stores when the password last changed, values in languages, and bytes', () => {
    const entry = storedEntry(world, 'many.values')
    expect(firstText(entry, 'krbLastPwdChange')).toBe(lastPasswordChange)
    expect(firstText(entry, 'description')).toBe('one')
    expect(firstText(entry, 'description;lang-de')).toBe('eins')
    expect(attributeValues(entry, 'userCertificate;binary')).toEqual([certificate])
    expect(attributeValues(entry, 'jpegPhoto')).toEqual([Uint8Array.of(0xff, 0xd8, 0x00)])
  })

  it('changes nothing the second time', async () => {
    expect((await world.sync('ipa')).changes).toMatchObject({
      users: { created: 0, updated: 0, unchanged: ordinaryPeople + 7 },
      memberships: { added: 0, removed: 0 },
    })
  })
})

const freeIpaSettings = (): LdapSource => ({
  ...source,
  ...Object.fromEntries(Object.entries(freeIpa.proposal).map(([field, { value }]) => [field, value])),
  // The class is FreeIPA's own; everything else about its groups is plain LDAP.
  groupObjectFilter: '(objectClass=groupOfNames)',
})

describe("FreeIPA's proposal on FreeIPA's schema", () => {
  let ipa: SyncWorld
  beforeAll(async () => {
    ipa = createSyncWorld()
    await ipa.saveSource(freeIpaSettings(), readerPassword)
    await ipa.sync('ipa')
  })
  afterAll(() => ipa?.close())

  it('knows people and groups by ipaUniqueID', () => {
    expect(userNamed(ipa, 'u0001')?.sources[0]?.identifier).toBe('7b0f7a5e-0000-11f0-8000-000000000001')
    expect(groupNamed(ipa, 'everyone')?.sources[0]?.identifier).toBe('7b0f7a5e-0000-11f0-8000-0000000186a1')
  })

  it('finds direct and nested members through memberOf as the server keeps it', async () => {
    const before = groupNamed(ipa, 'everyone')?.members
    await ipa.saveSource({
      ...freeIpaSettings(),
      lookupGroupsFromUser: true,
      groupMembershipField: 'memberOf',
    })
    expect(await ipa.sync('ipa')).toMatchObject({ status: 'ok' })
    expect(groupNamed(ipa, 'everyone')?.members).toEqual(before)
    expect(groupNamed(ipa, 'company')?.members).toEqual(['expired', 'mover', 'u0001'])
  })
})

describe('changes in the directory', () => {
  it('a rename is an update, and the memberOf plugin follows it in the groups', async () => {
    await server.modify(`dn: ${personDn('mover')}\nchangetype: modrdn\nnewrdn: uid=moved\ndeleteoldrdn: 1\n`)
    const run = await world.sync('ipa')
    expect(run.changes.users).toMatchObject({ created: 0, updated: 1, suspect: 0 })
    expect(userNamed(world, 'moved')?.sources[0]?.dn).toBe(personDn('moved'))
    expect(run.changes.memberships).toEqual({ added: 0, removed: 0 })
    expect(groupNamed(world, 'board')).toMatchObject({ members: ['expired', 'moved'], otherMembers: [] })
  })

  it('unlocking and locking change what decides', async () => {
    await server.modify(
      `dn: ${personDn(uidAt(9))}\nchangetype: modify\ndelete: nsAccountLock\n\n` +
        `dn: ${personDn(uidAt(0))}\nchangetype: modify\nreplace: nsAccountLock\nnsAccountLock: true\n`,
    )
    await world.sync('ipa')
    expect(accountState(world, uidAt(9))).toBe('active: default')
    expect(accountState(world, uidAt(0))).toBe('inactive: nsAccountLock')
  })

  it('a deletion makes a suspect first, and is carried out with its reason after a look', async () => {
    await server.modify(`dn: ${personDn('leaver')}\nchangetype: delete\n`)
    await world.sync('ipa')
    expect(userNamed(world, 'leaver')).toMatchObject({ state: 'suspect' })
    const run = await world.sync('ipa')
    expect(world.items(run.id)).toContainEqual(
      expect.objectContaining({ name: 'leaver', change: 'deleted', reason: 'gone' }),
    )
  })
})

const limitTo = (count: number): Promise<void> =>
  server.modify(
    `dn: cn=config,cn=ldbm database,cn=plugins,cn=config\nchangetype: modify\nreplace: nsslapd-lookthroughlimit\nnsslapd-lookthroughlimit: ${count}\n`,
  )

describe('the limit on entries looked through, 5,000 unless set', () => {
  afterAll(() => limitTo(5000))

  it('fails the run and takes nobody for missing; the advised setting on the bind account lifts it', async () => {
    expect(detected.advice.join(' ')).toContain('nsPagedLookThroughLimit: -1')
    await limitTo(500)
    const before = world.people()
    expect(await world.sync('ipa')).toMatchObject({
      status: 'failed',
      failure: { code: 'directory.limit-exceeded' },
    })
    expect(world.people()).toEqual(before)
    await server.modify(
      `dn: ${readerDn}\nchangetype: modify\nreplace: nsPagedLookThroughLimit\nnsPagedLookThroughLimit: -1\n`,
    )
    expect(await world.sync('ipa')).toMatchObject({ status: 'ok', failure: null })
  })
})

describe('an account that may read everything', () => {
  it('still leaves no password in the store', async () => {
    await world.saveSource({ ...source, bindCn: server.managerDn }, server.managerPassword)
    await world.sync('ipa', { full: true })
    const entry = storedEntry(world, 'reader')
    expect(firstText(entry, 'krbPrincipalName')).toBe('reader@IPA.TEST')
    expect([...entry.attributes.keys()].filter((name) => /password$|principalkey/.test(name))).toEqual([])
  })

  it('finds the groups where they were added', () => {
    expect(groupNamed(world, 'board')?.sources[0]?.dn).toBe(groupDn('board'))
  })
})
