import { expect, it } from 'vitest'

import { buildStore } from './build-store.ts'
import { openMemberships } from './export-queries.ts'
import { fillWithGeneratedData } from './generated-data.ts'
import { listGroups } from './group-queries.ts'
import { openDatabase } from './open-database.ts'
import { listUsers } from './user-queries.ts'

it('exports memberships by group and username with the DNs of the source that gives them', () => {
  const { db, addSource, addUser, addGroup, addMember, connect } = buildStore()
  const lab = addSource('lab')
  const [bob, ada, gone] = [addUser('bob'), addUser('ada'), addUser('gone', { state: 'deleted' })]
  const [staff, admins] = [addGroup('Staff'), addGroup('admins')]
  connect('user', ada, { dn: 'cn=ada' })
  connect('user', ada, { dn: 'uid=ada', sourceId: lab })
  connect('group', staff, { dn: 'cn=staff' })
  for (const userId of [bob, ada, gone]) addMember(staff, userId)
  addMember(admins, ada, { sourceId: lab })

  const rows = [
    { group: 'admins', username: 'ada', source: 'lab', groupDn: null, userDn: 'uid=ada' },
    { group: 'Staff', username: 'ada', source: 'corp', groupDn: 'cn=staff', userDn: 'cn=ada' },
    { group: 'Staff', username: 'bob', source: 'corp', groupDn: 'cn=staff', userDn: null },
  ]
  expect([...openMemberships(db).rows()]).toEqual(rows)
  expect([...openMemberships(db, { sourceId: lab }).rows()]).toEqual(rows.slice(0, 1))
  expect([...openMemberships(db, { userIds: [bob, gone] }).rows()]).toEqual(rows.slice(2))
  expect([...openMemberships(db).rows([staff])]).toEqual(rows.slice(1))
  expect([...openMemberships(db).rows([staff, admins])]).toEqual([...rows.slice(1), ...rows.slice(0, 1)])
  expect(openMemberships(db).memberDns([staff, admins])).toEqual(
    new Map([
      [staff, ['cn=ada']],
      [admins, ['uid=ada']],
    ]),
  )
})

it('exports everybody across the pieces in which they are read', () => {
  const db = openDatabase(':memory:')
  fillWithGeneratedData(db, { users: 2500, groups: 1200, memberships: 5000, nestEvery: 10 })
  const usernames = Array.from(listUsers(db).items, ({ username }) => username)
  expect([usernames.length, new Set(usernames).size]).toEqual([2500, 2500])
  expect(usernames).toEqual(usernames.toSorted())
  const groups = [...listGroups(db, { sourceId: 1 }).items]
  expect(groups).toHaveLength(1200)
  const members = groups.reduce((sum, group) => sum + group.members.length, 0)
  expect(Array.from(openMemberships(db).rows())).toHaveLength(members)
  expect(members).toBe(5000)
})
