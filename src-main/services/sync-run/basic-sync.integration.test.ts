import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { startSlapd, type Slapd } from '../../../e2e/servers/slapd.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'

const person = (uid: string, extra = ''): string =>
  `dn: uid=${uid},ou=people,dc=rollcall,dc=test
objectClass: inetOrgPerson
uid: ${uid}
cn: ${uid} Example
sn: Example
mail: ${uid}@example.org
${extra}`

const group = (cn: string, members: readonly string[]): string =>
  `dn: cn=${cn},ou=groups,dc=rollcall,dc=test
objectClass: groupOfNames
cn: ${cn}
${members.map((member) => `member: ${member}\n`).join('')}`

const dn = (uid: string): string => `uid=${uid},ou=people,dc=rollcall,dc=test`

let slapd: Slapd
let world: SyncWorld
beforeAll(async () => {
  slapd = await startSlapd({
    seed: [
      person('alice'),
      person('bob'),
      person('carol'),
      group('staff', [dn('alice'), 'UID=Bob , OU=People,DC=rollcall,DC=test']),
      group('all', ['cn=staff,ou=groups,dc=rollcall,dc=test', dn('carol'), 'cn=nobody,dc=rollcall,dc=test']),
    ].join('\n'),
  })
})
afterAll(() => slapd.stop())
beforeEach(async () => {
  world = createSyncWorld()
  await world.saveSource(
    {
      slug: 'corp',
      serverUri: [slapd.uri],
      baseDn: slapd.baseDn,
      bindCn: slapd.readerDn,
      allowClearText: true,
    },
    slapd.readerPassword,
  )
})
afterEach(() => world.close())

describe('a first sync', () => {
  it('creates users, groups, memberships and nesting, and the second finds nothing to do', async () => {
    const run = await world.sync('corp')
    expect(run.failure).toBeNull()
    expect(run).toMatchObject({
      status: 'ok',
      complete: true,
      read: { users: 3, groups: 2 },
      changes: { users: { created: 3 }, groups: { created: 2 }, memberships: { added: 3, removed: 0 } },
    })
    expect(world.people()).toEqual(['alice', 'bob', 'carol'])
    expect(world.memberships()).toEqual(['all: carol', 'staff: alice, bob'])
    expect(world.parents()).toEqual(['all > staff (nested)'])

    const again = await world.sync('corp')
    expect(again).toMatchObject({
      status: 'ok',
      changes: {
        users: { created: 0, updated: 0, unchanged: 3 },
        groups: { created: 0, unchanged: 2 },
        memberships: { added: 0, removed: 0 },
      },
    })
    expect(world.items(again.id)).toEqual([])
  })
})
