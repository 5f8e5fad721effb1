import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { buildStore } from './build-store.ts'
import { findGroup, listGroups } from './group-queries.ts'
import { listUsers } from './user-queries.ts'

const groups = () => {
  const store = buildStore()
  const [ada, bob] = [store.addUser('ada'), store.addUser('bob')]
  const [staff, admins] = [
    store.addGroup('Staff'),
    store.addGroup('admins', { attributes: { room: ['Zürich'] } }),
  ]
  store.addGroup('old', { state: 'deleted' })
  store.connect('group', admins, { dn: 'cn=admins' })
  store.addMember(staff, bob)
  store.addMember(admins, ada)
  store.nest(staff, admins, 'hierarchy')
  return { ...store, staff, admins, gone: store.addUser('gone', { state: 'deleted' }) }
}

describe('listGroups', () => {
  it('sorts by name and gives members direct and effective, parents and sources', () => {
    const { db } = groups()
    const { total, items } = listGroups(db)
    expect(total).toBe(2)
    expect([...items]).toMatchObject([
      {
        name: 'admins',
        attributes: { room: ['Zürich'] },
        sources: [{ slug: 'corp', dn: 'cn=admins', state: 'present' }],
        parents: ['Staff'],
        members: ['ada'],
        effectiveMembers: ['ada'],
      },
      { name: 'Staff', sources: [], parents: [], members: ['bob'], effectiveMembers: ['ada', 'bob'] },
    ])
  })

  it('narrows by source, state and text', () => {
    const { db } = groups()
    const names = (filter: object) => Array.from(listGroups(db, filter).items, ({ name }) => name)
    expect(names({ sourceId: 1 })).toEqual(['admins'])
    expect(names({ state: 'deleted' })).toEqual(['old'])
    expect(names({ search: 'ZÜRI' })).toEqual(['admins'])
    expect(names({ includeDeleted: true, limit: 2, offset: 1 })).toEqual(['old', 'Staff'])
  })

  it('leaves out members who are deleted', () => {
    const { db, staff, gone, addMember } = groups()
    addMember(staff, gone)
    expect(findGroup(db, 'STAFF')?.members).toEqual(['bob'])
  })

  it('shows no parent for a group that is merely named as a member', () => {
    const { db, addGroup, nest, admins } = groups()
    const nested = addGroup('nested')
    nest(admins, nested)
    expect(findGroup(db, 'nested')?.parents).toEqual([])
    expect(findGroup(db, 'nobody')).toBeUndefined()
  })
})

// The naive model: add members of groups within until nothing is added any more.
const naiveMembers = (
  groupCount: number,
  memberships: readonly (readonly [number, number])[],
  nestings: readonly (readonly [number, number])[],
): readonly ReadonlySet<number>[] => {
  const members = Array.from({ length: groupCount }, () => new Set<number>())
  for (const [group, user] of memberships) members[group]?.add(user)
  for (let round = 0; round <= groupCount; round += 1) {
    for (const [parent, child] of nestings)
      for (const user of members[child] ?? []) members[parent]?.add(user)
  }
  return members
}

describe('effective membership', () => {
  it('is what following every nesting gives, cycles included, seen from groups and from users', () => {
    const size = 7
    const pair = fc.tuple(fc.nat(size - 1), fc.nat(size - 1))
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 15 }),
        fc.array(pair, { maxLength: 15 }),
        (memberships, nestings) => {
          const { db, addUser, addGroup, addMember, nest } = buildStore()
          for (let index = 0; index < size; index += 1) addUser(`u${index}`)
          for (let index = 0; index < size; index += 1) addGroup(`g${index}`)
          const unique = new Map(
            memberships.map(([group, user]) => [`${group} ${user}`, [group, user] as const]),
          )
          for (const [group, user] of unique.values()) addMember(group + 1, user + 1)
          for (const [parent, child] of nestings) nest(parent + 1, child + 1)

          const expected = naiveMembers(size, memberships, nestings)
          const ofGroups = Array.from(listGroups(db).items, ({ effectiveMembers }) => effectiveMembers)
          expect(ofGroups).toEqual(expected.map((users) => [...users].sort().map((user) => `u${user}`)))
          const ofUsers = Array.from(listUsers(db).items, ({ effectiveGroups }) => effectiveGroups)
          const inverse = ofUsers.map((_, user) =>
            expected.flatMap((users, group) => (users.has(user) ? [`g${group}`] : [])),
          )
          expect(ofUsers).toEqual(inverse)
          db.close()
        },
      ),
      { numRuns: 150 },
    )
  })
})
