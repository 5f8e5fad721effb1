import { describe, expect, it } from 'vitest'

import { buildStore } from './build-store.ts'
import type { ObjectFilter } from './listing.ts'
import { findUser, listUsers } from './user-queries.ts'

const people = () => {
  const store = buildStore()
  const lab = store.addSource('lab')
  const ada = store.addUser('ada', {
    fullName: 'Ada Müller',
    email: 'ada@example.org',
    attributes: { distinguishedName: 'cn=Ada\\, Dr.,dc=example', phone: ['+49 30 123'], badge: 4711 },
  })
  const bob = store.addUser('Bob', { state: 'suspect', isActive: false, at: '2026-02-01T00:00:00.000Z' })
  const cleo = store.addUser('cleo', { state: 'deleted', attributes: { phone: ['100%'] } })
  store.connect('user', ada, { dn: 'cn=ada' })
  store.connect('user', bob, { dn: 'cn=bob', state: 'suspect' })
  store.connect('user', bob, { dn: 'uid=bob', sourceId: lab, state: 'deleted' })
  store.connect('user', cleo, { dn: 'cn=cleo', state: 'deleted' })
  const names = (filter: ObjectFilter) =>
    Array.from(listUsers(store.db, filter).items, ({ username }) => username)
  return { ...store, lab, ada, bob, names }
}

describe('listUsers', () => {
  it('sorts by username whatever the case, suspects included, deleted ones left out', () => {
    expect(people().names({})).toEqual(['ada', 'Bob'])
  })

  it('adds the deleted ones when asked', () => {
    const { names } = people()
    expect(names({ includeDeleted: true })).toEqual(['ada', 'Bob', 'cleo'])
    expect(names({ state: 'deleted' })).toEqual(['cleo'])
  })

  it('narrows by state, activity and change', () => {
    const { names } = people()
    expect(names({ state: 'suspect' })).toEqual(['Bob'])
    expect(names({ isActive: false })).toEqual(['Bob'])
    expect(names({ changedSince: '2026-01-31T00:00:00.000Z' })).toEqual(['Bob'])
  })

  it('goes by the state that the source gives when narrowed to one', () => {
    const { names, lab } = people()
    expect(names({ sourceId: 1 })).toEqual(['ada', 'Bob'])
    expect(names({ sourceId: lab })).toEqual([])
    expect(names({ sourceId: lab, includeDeleted: true })).toEqual(['Bob'])
    expect(names({ sourceId: lab, state: 'suspect' })).toEqual([])
    expect(names({ sourceId: 1, state: 'suspect' })).toEqual(['Bob'])
  })

  it.each([
    'ADA',
    'müller',
    'MÜLLER',
    'mu\u0308ller',
    'example.org',
    '30 123',
    'Ada\\, Dr',
    '4711',
    '  ada ',
  ])('finds a person by %s', (search) => {
    expect(people().names({ search })).toEqual(['ada'])
  })

  it.each(['phone', '","', '100%', '_da', 'muller'])('does not take %s for a part of a value', (search) => {
    expect(people().names({ search })).toEqual([])
  })

  it('counts what matches, not what is shown', () => {
    const { db } = people()
    const { total, items } = listUsers(db, { includeDeleted: true, limit: 1, offset: 1 })
    expect([total, ...Array.from(items, ({ username }) => username)]).toEqual([3, 'Bob'])
    const found = listUsers(db, { search: 'b', limit: 0 })
    expect([found.total, ...found.items]).toEqual([1])
  })

  it('stays the same list when people come while it is walked', () => {
    const { db, addUser } = people()
    const { total, items } = listUsers(db)
    addUser('aaron')
    expect([total, ...Array.from(items, ({ username }) => username)]).toEqual([2, 'ada', 'Bob'])
  })
})

describe('findUser', () => {
  it('answers with the shape of the command line', () => {
    const { db, ada, addGroup, addMember } = people()
    addMember(addGroup('Staff'), ada)
    expect(findUser(db, 'ADA')?.user).toEqual({
      id: ada,
      username: 'ada',
      name: 'Ada Müller',
      email: 'ada@example.org',
      path: '',
      isActive: true,
      isActiveReason: 'default',
      state: 'present',
      attributes: { distinguishedName: 'cn=Ada\\, Dr.,dc=example', phone: ['+49 30 123'], badge: 4711 },
      sources: [{ slug: 'corp', identifier: 'cn=ada', dn: 'cn=ada', state: 'present', missingReason: null }],
      groups: ['Staff'],
      effectiveGroups: ['Staff'],
      createdAt: '2026-01-05T08:00:00.000Z',
      updatedAt: '2026-01-05T08:00:00.000Z',
    })
  })

  it('shows effective groups and the shortest way to each, cycles or not', () => {
    const { db, ada, addGroup, addMember, nest } = people()
    const [team, division, company] = [addGroup('Team'), addGroup('Division'), addGroup('company')]
    addMember(team, ada)
    nest(division, team)
    nest(company, division)
    nest(company, team)
    nest(team, company)
    const found = findUser(db, 'ada')
    expect(found?.user).toMatchObject({ groups: ['Team'], effectiveGroups: ['company', 'Division', 'Team'] })
    expect(found?.paths).toEqual([
      { group: 'company', path: ['Team', 'company'] },
      { group: 'Division', path: ['Team', 'Division'] },
      { group: 'Team', path: ['Team'] },
    ])
  })

  it('names a group once that two sources give, and leaves out a deleted one', () => {
    const { db, ada, lab, addGroup, addMember } = people()
    const staff = addGroup('Staff')
    addMember(staff, ada)
    addMember(staff, ada, { sourceId: lab })
    addMember(addGroup('Gone', { state: 'deleted' }), ada)
    expect(findUser(db, 'ada')?.user.groups).toEqual(['Staff'])
  })

  it('prefers who is there to a deleted namesake', () => {
    const { db, addUser } = people()
    const id = addUser('Cleo')
    addUser('cleo', { state: 'deleted' })
    expect(findUser(db, 'cleo')?.user.id).toBe(id)
    expect(findUser(db, 'nobody')).toBeUndefined()
  })
})
