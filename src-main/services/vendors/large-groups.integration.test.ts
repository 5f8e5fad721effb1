// Groups of fifty thousand: in one piece as OpenLDAP sends them, and in the parts that Active Directory sends.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startSlapd } from '../../../e2e/servers/slapd.ts'
import { printLdifRecord } from '../../../src-shared/ldap-syntax/ldif.ts'
import { startDemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { createSyncWorld, type SyncWorld } from '../sync-run/sync-test-world.ts'

const size = 50_000
const baseDn = 'dc=large,dc=test'
const uids = Array.from({ length: size }, (_, index) => `u${String(index).padStart(5, '0')}`)
const personDn = (uid: string): string => `uid=${uid},ou=people,${baseDn}`
const groupDn = `cn=everybody,ou=groups,${baseDn}`

const settings = {
  slug: 'large',
  baseDn,
  additionalUserDn: 'ou=people',
  additionalGroupDn: 'ou=groups',
  pageSize: 1000,
  limits: { percent: 100, count: size },
} as const

let world: SyncWorld
beforeEach(() => {
  world = createSyncWorld()
})
afterEach(() => world.close())

const memberCount = (): number | undefined =>
  world.db.get<{ members: number }>('SELECT count(*) AS members FROM memberships')?.members

it('a group of 50,000 is read from OpenLDAP, and one that leaves is one removal', async () => {
  const person = (uid: string): string =>
    printLdifRecord(personDn(uid), [
      ['objectClass', ['inetOrgPerson']],
      ['uid', [uid]],
      ['cn', [uid]],
      ['sn', [uid]],
    ])
  const group = printLdifRecord(groupDn, [
    ['objectClass', ['groupOfNames']],
    ['cn', ['everybody']],
    ['member', uids.map(personDn)],
  ])
  const slapd = await startSlapd({
    baseDn,
    sortedAttributes: ['member'],
    seed: uids.map(person).join('') + group,
  })
  try {
    await world.saveSource(
      { ...settings, serverUri: [slapd.uri], bindCn: slapd.readerDn },
      slapd.readerPassword,
    )
    expect(await world.sync('large')).toMatchObject({
      status: 'ok',
      changes: { memberships: { added: size } },
    })
    expect(memberCount()).toBe(size)
    await slapd.modify(
      `dn: ${groupDn}\nchangetype: modify\ndelete: member\nmember: ${personDn(uids[7] ?? '')}\n`,
    )
    expect(await world.sync('large')).toMatchObject({
      status: 'ok',
      changes: { users: { updated: 0 }, memberships: { added: 0, removed: 1 } },
    })
    expect(memberCount()).toBe(size - 1)
  } finally {
    await slapd.stop()
  }
}, 180_000)

it('a group of 50,000 in ranges of 1,500 is read to its end', async () => {
  const directory = await startDemoDirectory({
    entries: [
      { dn: baseDn, attributes: { objectClass: ['domain'], dc: 'large' } },
      { dn: `ou=people,${baseDn}`, attributes: { objectClass: ['organizationalUnit'], ou: 'people' } },
      { dn: `ou=groups,${baseDn}`, attributes: { objectClass: ['organizationalUnit'], ou: 'groups' } },
      ...uids.map((uid) => ({
        dn: personDn(uid),
        attributes: { objectClass: ['inetOrgPerson'], uid, cn: uid, sn: uid },
      })),
      {
        dn: groupDn,
        attributes: { objectClass: ['groupOfNames'], cn: 'everybody', member: uids.map(personDn) },
      },
    ],
    faults: [{ kind: 'range-retrieval', limit: 1500 }],
  })
  try {
    await world.saveSource(
      { ...settings, serverUri: [directory.uri], bindCn: directory.bindDn },
      directory.bindPassword,
    )
    expect(await world.sync('large')).toMatchObject({
      status: 'ok',
      changes: { memberships: { added: size } },
    })
    expect(memberCount()).toBe(size)
    expect(await world.sync('large')).toMatchObject({ changes: { memberships: { added: 0, removed: 0 } } })
  } finally {
    await directory.stop()
  }
}, 180_000)
