// OpenLDAP with the overlays that people use: memberof, ppolicy; and its three ways of listing members.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSlapd, type Slapd } from '../../../e2e/servers/slapd.ts'
import {
  certificate,
  groupDn,
  openLdapGroups,
  openLdapSeed,
  openLdapBaseDn,
  personDn,
  ppolicyLines,
} from '../../../e2e/seed/openldap-seed.ts'
import { attributeValues, firstText } from '../../../src-shared/domain/directory-entry.ts'
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import { verifyPassword } from '../../directory/verify-password.ts'
import { createSyncWorld, type SyncWorld } from '../sync-run/sync-test-world.ts'
import type { DetectedDirectory } from '../detect-directory.ts'
import { acceptDraft, accountState, detect, groupNamed, storedEntry, userNamed } from './vendor-test-kit.ts'

let slapd: Slapd
let world: SyncWorld
let detected: DetectedDirectory
let source: LdapSource

beforeAll(async () => {
  slapd = await startSlapd({
    baseDn: openLdapBaseDn,
    seed: openLdapSeed,
    tls: 'valid',
    memberOf: true,
    databaseLines: ppolicyLines,
  })
  await slapd.add(openLdapGroups)
  detected = await detect({
    uri: slapd.ldapsUri ?? '',
    bindCn: slapd.readerDn,
    password: slapd.readerPassword,
    ca: slapd.ca,
  })
  source = { ...acceptDraft(detected.draft), slug: 'open' }
  world = createSyncWorld()
})
afterAll(async () => {
  await world?.close()
  await slapd?.stop()
})

describe('detection', () => {
  it('recognises OpenLDAP and proposes entryUUID and groupOfNames', () => {
    expect(detected.vendor).toBe('OpenLDAP')
    expect(detected.draft).toMatchObject({
      baseDn: openLdapBaseDn,
      objectUniquenessField: 'entryUUID',
      groupObjectFilter: '(objectClass=groupOfNames)',
    })
  })
})

describe('the first sync of the proposal as it is', () => {
  beforeAll(async () => {
    const settings = { source, bindPassword: undefined, clientKey: undefined }
    const wrong = { dn: personDn('guessed'), password: new Secret('wrong') }
    for (let attempt = 0; attempt < 2; attempt++) {
      await verifyPassword(settings, wrong, AbortSignal.timeout(10_000))
    }
    await world.saveSource(source, slapd.readerPassword)
    await world.sync('open')
  })

  it('shows members that are nobody', () => {
    expect(groupNamed(world, 'names')?.otherMembers).toEqual([`cn=nobody,${openLdapBaseDn}`])
    expect(groupNamed(world, 'names')?.sources[0]?.dn).toBe(groupDn('names'))
  })

  it('knows people by entryUUID', () => {
    expect(userNamed(world, 'ada')?.sources[0]?.identifier).toMatch(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    )
  })

  it.each([
    ['ada', 'active: default'],
    ['switched.off', 'inactive: pwdAccountLockedTime'],
    ['guessed', 'inactive: pwdAccountLockedTime'],
    ['shadow.past', 'inactive: shadowExpire'],
    ['shadow.zero', 'inactive: shadowExpire'],
    ['shadow.never', 'active: default'],
    ['shadow.later', 'active: default'],
  ])('says that %s is %s', (username, state) => {
    expect(accountState(world, username)).toBe(state)
  })

  it('lets a mapping that sets isActive win, and names it', async () => {
    world.saveMapping({ name: 'All active', objectType: 'user', expression: 'return { isActive: true }' })
    const userPropertyMappings = [...source.userPropertyMappings, 'All active']
    await world.saveSource({ ...source, userPropertyMappings })
    await world.sync('open')
    expect(accountState(world, 'switched.off')).toBe('active: mapping')
    await world.saveSource(source)
    await world.sync('open')
    expect(accountState(world, 'switched.off')).toBe('inactive: pwdAccountLockedTime')
  })

  it('keeps binary and language options apart from the plain attribute', () => {
    const entry = storedEntry(world, 'options')
    expect(attributeValues(entry, 'userCertificate;binary')).toEqual([certificate])
    expect(firstText(entry, 'description')).toBe('one')
    expect(firstText(entry, 'description;lang-de')).toBe('eins')
    expect(userNamed(world, 'options')?.name).toBe('options')
  })
})

const membersWith = async (settings: Partial<LdapSource>): Promise<readonly string[]> => {
  const own = createSyncWorld()
  try {
    await own.saveSource({ ...source, ...settings, slug: 'own' }, slapd.readerPassword)
    const run = await own.sync('own')
    return run.status === 'ok' ? own.memberships() : [run.status]
  } finally {
    await own.close()
  }
}

describe('members', () => {
  it('in member are found', async () => {
    expect(await membersWith({})).toEqual(['names: ada, bob'])
  })

  it('in uniqueMember are found with and without the optional unique identifier', async () => {
    const settings = {
      groupObjectFilter: '(objectClass=groupOfUniqueNames)',
      groupMembershipField: 'uniqueMember',
    }
    expect(await membersWith(settings)).toEqual(['unique: ada, bob, number#1'])
  })

  it('in memberUid are found by uid', async () => {
    expect(
      await membersWith({
        groupObjectFilter: '(objectClass=posixGroup)',
        groupMembershipField: 'memberUid',
        userMembershipAttribute: 'uid',
      }),
    ).toEqual(['posix: ada, cyd'])
  })

  it('are found through the memberof overlay by searching users', async () => {
    expect(await membersWith({ lookupGroupsFromUser: true, groupMembershipField: 'memberOf' })).toEqual([
      'names: ada, bob',
    ])
  })
})
