import { describe, expect, it } from 'vitest'

import { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { buildStore } from './build-store.ts'
import { openDatabase } from './open-database.ts'
import { removeSource, removeSourceKeepingObjects } from './remove-source.ts'
import { countSourceObjects } from './source-counts.ts'
import {
  createSource,
  findSource,
  findSourceId,
  listSourceRevisions,
  listSources,
  updateSource,
} from './source-store.ts'
import { findUser, listUsers } from './user-queries.ts'

const settings = (slug: string, more: object = {}): LdapSource =>
  LdapSource.parse({ name: slug, slug, serverUri: ['ldap://localhost'], baseDn: 'dc=example', ...more })

const at = '2026-01-05T08:00:00.000Z'
const later = '2026-01-06T08:00:00.000Z'
const invalid = expect.objectContaining({ code: 'input.invalid' })

describe('sources', () => {
  it('come back as they were stored, sorted by slug', () => {
    const db = openDatabase(':memory:')
    createSource(db, settings('lab'), at)
    const corp = createSource(db, settings('corp'), at)
    expect(listSources(db).map((source) => source.settings.slug)).toEqual(['corp', 'lab'])
    expect(findSource(db, 'corp')).toEqual(corp)
    expect(corp).toMatchObject({ settings: settings('corp'), revision: 1, createdAt: at, updatedAt: at })
  })

  it('keep every state their settings have had', () => {
    const db = openDatabase(':memory:')
    const { id } = createSource(db, settings('corp'), at)
    const saved = updateSource(db, id, { settings: settings('corp', { pageSize: 7 }), at: later })
    expect(saved).toMatchObject({ revision: 2, updatedAt: later })
    expect(updateSource(db, id, { settings: settings('corp', { pageSize: 7 }), at: later }).revision).toBe(2)
    expect(listSourceRevisions(db, id).map((row) => [row.revision, row.settings.pageSize])).toEqual([
      [2, 7],
      [1, 1000],
    ])
  })

  it('refuse a slug that is taken, new or renamed', () => {
    const db = openDatabase(':memory:')
    const { id } = createSource(db, settings('corp'), at)
    createSource(db, settings('lab'), at)
    expect(() => createSource(db, settings('corp'), at)).toThrow(invalid)
    expect(() => updateSource(db, id, { settings: settings('lab'), at })).toThrow(invalid)
    expect(findSource(db, 'corp')?.revision).toBe(1)
  })

  it('removed with their objects kept are taken up again under the same slug', () => {
    const store = buildStore()
    const { db, addUser, connect } = store
    connect('user', addUser('ada'), { dn: 'cn=ada' })
    removeSourceKeepingObjects(db, 1, at)
    expect([listSources(db), findSource(db, 'corp'), findSourceId(db, 'corp')]).toEqual([[], undefined, 1])
    expect(findUser(db, 'ada')?.user.sources).toMatchObject([{ slug: 'corp', state: 'present' }])
    expect(createSource(db, settings('corp'), later)).toMatchObject({ id: 1, revision: 2 })
  })

  it('removed take along what only they gave', () => {
    const { db, addSource, addUser, addGroup, addMember, addRun, connect } = buildStore()
    const lab = addSource('lab')
    const attributes = {
      mail: ['a'],
      phone: ['b'],
      flag: true,
      none: null,
      number: 1.5,
      deep: { x: ['y'] },
      own: 'z',
      name: 'not the field of that name',
    }
    const [ada, bob, cleo, dora] = [
      addUser('ada', { attributes }),
      addUser('bob'),
      addUser('cleo'),
      addUser('dora'),
    ]
    connect('user', ada, { dn: 'cn=ada', provided: ['name', 'attributes.mail', 'attributes.phone'] })
    connect('user', ada, { dn: 'uid=ada', sourceId: lab, provided: ['attributes.phone', 'attributes.flag'] })
    connect('user', bob, { dn: 'cn=bob' })
    connect('user', cleo, { dn: 'uid=cleo', sourceId: lab })
    connect('user', dora, { dn: 'cn=dora' })
    connect('user', dora, { dn: 'uid=dora', sourceId: lab, state: 'deleted' })
    const staff = addGroup('Staff')
    connect('group', staff, { dn: 'cn=staff', sourceId: lab })
    connect('group', addGroup('Corp only'), { dn: 'cn=corp' })
    addMember(staff, ada, { runId: addRun(at) })

    expect(removeSource(db, { sourceId: 1, at: '' }, () => {})).toEqual({ users: 2, groups: 1 })
    const { mail: _onlyFromCorp, ...kept } = attributes
    expect([...listUsers(db).items]).toMatchObject([
      { username: 'ada', attributes: kept, groups: [], sources: [{ slug: 'lab' }] },
      { username: 'cleo' },
    ])
    expect(findUser(db, 'ada')?.user.attributes).toEqual(kept)
    expect(db.all('PRAGMA foreign_key_check')).toEqual([])
  })

  it('are counted with what is not deleted', () => {
    const { db, addUser, addGroup, connect } = buildStore()
    for (const [name, state] of [
      ['a', 'present'],
      ['b', 'suspect'],
      ['c', 'deleted'],
    ] as const) {
      connect('user', addUser(name, { state }), { dn: name, state })
    }
    connect('group', addGroup('g'), { dn: 'g' })
    expect([...countSourceObjects(db)]).toEqual([
      [1, { users: 2, groups: 1, suspectUsers: 1, suspectGroups: 0 }],
    ])
  })
})
