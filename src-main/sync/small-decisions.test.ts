import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { baseProperties, buildObject } from './build-object.ts'
import { foreignReferences } from './foreign-references.ts'
import { mappingFingerprintText } from './mapping-fingerprint.ts'
import { missingAction, missingReason, planMissing } from './plan-missing.ts'
import { planUpdate } from './plan-object.ts'
import { primaryGroupSid } from './primary-group.ts'
import { compareMembers } from './resolve-memberships.ts'
import { desiredUser, storedUser } from './test-objects.ts'
import { formatUserPath } from './user-path.ts'

const source = LdapSource.parse({ name: 'Corp', slug: 'corp', serverUri: ['ldap://x'], baseDn: 'dc=example' })
const entry = (attributes: Readonly<Record<string, string>>): DirectoryEntry => ({
  dn: 'uid=ada,dc=example',
  attributes: new Map(
    Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), { name, values: [value] }]),
  ),
})

describe('formatUserPath', () => {
  it.each([
    ['sources/%(slug)s', 'sources/corp'],
    ['100%%/%(slug)s/%(slug)s', '100%/corp/corp'],
    ['plain', 'plain'],
    ['%(name)s', 'users'],
    ['50%', 'users'],
  ])('turns %s into %s', (template, path) => expect(formatUserPath(template, 'corp')).toBe(path))
})

describe('primaryGroupSid', () => {
  it('is the domain of the user with the group in the last place', () => {
    expect(primaryGroupSid(entry({ objectSid: 'S-1-5-21-1-2-3-1104', primaryGroupID: '513' }))).toBe(
      'S-1-5-21-1-2-3-513',
    )
  })

  it('is unknown without either of the two attributes', () => {
    expect(primaryGroupSid(entry({ primaryGroupID: '513' }))).toBeUndefined()
    expect(primaryGroupSid(entry({ objectSid: 'S-1-5-21-1-2-3-1104' }))).toBeUndefined()
  })
})

describe('buildObject', () => {
  const context = { kind: 'user', source, identifier: 'id-1', now: '2026-01-01T00:00:00.000Z' } as const

  it('fails without a username, and names the remedy by its code', () => {
    expect(buildObject(entry({}), { attributes: {} }, context)).toMatchObject({
      kind: 'failed',
      problem: { code: 'sync.username-missing' },
    })
  })

  it('fails without a group name likewise', () => {
    const built = buildObject(entry({}), { name: '', attributes: {} }, { ...context, kind: 'group' })
    expect(built).toMatchObject({ kind: 'failed', problem: { code: 'sync.name-missing' } })
  })

  it('does not count what is empty as given', () => {
    const attributes = { a: 1, b: false, text: '', list: [], nothing: null }
    const built = buildObject(entry({}), { username: 'ada', email: '', attributes }, context)
    expect(built).toMatchObject({ object: { provided: ['username', 'attributes.a', 'attributes.b'] } })
  })

  it('takes the membership key from the stored attribute, else from the entry', () => {
    const posix = { ...context, source: { ...source, userMembershipAttribute: 'uid' } }
    const keyOf = (attributes: Readonly<Record<string, unknown>>) =>
      buildObject(entry({ uid: 'ADA' }), { username: 'x', attributes }, posix)
    expect(keyOf({})).toMatchObject({ object: { memberKey: 'ada' } })
    expect(keyOf({ uid: ['Eve'] })).toMatchObject({ object: { memberKey: 'eve' } })
  })

  it('starts with DN, identifier and path, or the parent group', () => {
    const key = { dn: 'cn=a', identifier: '1' }
    expect(baseProperties(source, 'user', key)).toEqual({
      path: 'sources/corp',
      attributes: { distinguishedName: 'cn=a', ldap_uniq: '1' },
    })
    expect(baseProperties({ ...source, syncParentGroup: 'all' }, 'group', key)).toMatchObject({
      parent: 'all',
    })
  })
})

describe('planUpdate', () => {
  const same = { isSameEntry: true, isLink: false }

  it('writes nothing at all for the same entry with the same result', () => {
    expect(planUpdate(storedUser(), desiredUser(), same).record).toBeUndefined()
  })

  it('brings the connection row up to date when only the entry changed', () => {
    expect(planUpdate(storedUser(), desiredUser(), { ...same, isSameEntry: false }).record).toMatchObject({
      change: 'refreshed',
    })
  })

  it('tells which name is given up', () => {
    expect(planUpdate(storedUser(), desiredUser({ username: 'eve' }), same)).toMatchObject({
      record: { change: 'updated', labelKey: 'eve' },
      renamedFrom: 'ada',
    })
  })

  it('restores what was deleted', () => {
    const deleted = storedUser({}, { connectionState: 'deleted', state: 'deleted' })
    expect(planUpdate(deleted, desiredUser(), same).record?.change).toBe('restored')
  })

  it('stores why an account is inactive, also when only the reason changed', () => {
    const stored = storedUser({ isActive: false }, { isActiveReason: 'missing' })
    const desired = desiredUser({ isActive: false }, { isActiveReason: 'nsAccountLock' })
    expect(planUpdate(stored, desired, same).record?.changes).toEqual({
      isActiveReason: ['missing', 'nsAccountLock'],
    })
  })
})

describe('planMissing', () => {
  const settings = { deleteNotFoundObjects: true, deletionGraceRuns: 2 }

  it('suspects first, waits for the grace period, then looks up', () => {
    const steps = [
      { state: 'present', missingRuns: 0 },
      { state: 'suspect', missingRuns: 1 },
      { state: 'suspect', missingRuns: 2 },
    ] as const
    expect(steps.map((missing) => planMissing(missing, settings).kind)).toEqual([
      'suspect',
      'wait',
      'look-up',
    ])
  })

  it('never goes further than suspicion while deletion is off', () => {
    const off = { ...settings, deleteNotFoundObjects: false }
    expect(planMissing({ state: 'suspect', missingRuns: 99 }, off).kind).toBe('wait')
  })

  it('spares what the look-up finds, and gives the reason for the rest', () => {
    expect(missingReason({ kind: 'listed' })).toBeUndefined()
    expect(missingReason({ kind: 'filtered', dn: '' })).toBe('filter')
    expect(missingReason({ kind: 'outside-base', dn: '' })).toBe('moved-out-of-base')
    expect(missingReason({ kind: 'hidden' })).toBe('not-readable')
    expect(missingReason({ kind: 'absent' })).toBe('gone')
  })

  it('only detaches what another source has, and keeps groups instead of deactivating them', () => {
    expect(missingAction('user', 'delete', { heldElsewhere: false })).toBe('delete')
    expect(missingAction('user', 'delete', { heldElsewhere: true })).toBe('detach')
    expect(missingAction('user', 'deactivate', { heldElsewhere: false })).toBe('deactivate')
    expect(missingAction('user', 'deactivate', { heldElsewhere: true })).toBe('keep')
    expect(missingAction('group', 'deactivate', { heldElsewhere: false })).toBe('keep')
  })
})

describe('foreignReferences', () => {
  it("leaves out Active Directory's own other naming contexts, which hold no people", () => {
    const own = [
      'DC=corp,DC=example',
      'CN=Configuration,DC=corp,DC=example',
      'DC=DomainDnsZones,DC=corp,DC=example',
    ]
    expect(
      foreignReferences(
        [
          'ldap://corp.example/CN=Configuration,DC=corp,DC=example',
          'ldap://DomainDnsZones.corp.example/dc=domaindnszones,dc=corp,dc=example??base',
          'ldap://other.example/ou=sub,DC=corp,DC=example',
          'ldap://other.example',
        ],
        own,
      ),
    ).toEqual(['ldap://other.example/ou=sub,DC=corp,DC=example', 'ldap://other.example'])
  })
})

describe('mappingFingerprintText', () => {
  const mappings = { user: [{ name: 'm', objectType: 'user', expression: 'return {}' }], group: [] } as const

  it('changes with what decides an object, and not with what does not', () => {
    const text = mappingFingerprintText(source, mappings)
    expect(mappingFingerprintText({ ...source, userPathTemplate: 'x' }, mappings)).not.toBe(text)
    expect(mappingFingerprintText(source, { ...mappings, user: [] })).not.toBe(text)
    expect(mappingFingerprintText({ ...source, pageSize: 7, userObjectFilter: '(uid=*)' }, mappings)).toBe(
      text,
    )
  })
})

describe('compareMembers', () => {
  it('leads from any set of members to any other', () => {
    const members = fc.uniqueArray(fc.nat(50))
    fc.assert(
      fc.property(members, members, (before, now) => {
        const { added, removed } = compareMembers(before, new Set(now))
        const after = new Set([...before.filter((member) => !removed.includes(member)), ...added])
        expect(after).toEqual(new Set(now))
        expect(added.filter((member) => before.includes(member))).toEqual([])
      }),
    )
  })
})
