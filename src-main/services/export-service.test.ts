import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildStore } from '../store/build-store.ts'
import { openDatabase } from '../store/open-database.ts'
import { exportText, type ExportRows } from './export-text.ts'
import { createExportService, type ExportQuestion } from './export-service.ts'

const source = {
  slug: 'corp',
  identifier: '1',
  dn: 'uid=ada,dc=x',
  state: 'present',
  missingReason: null,
} as const
const times = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' }

const ada = {
  id: 1,
  username: 'ada',
  name: '=cmd()',
  email: 'ada@example.com',
  path: 'people',
  isActive: true,
  isActiveReason: 'default',
  state: 'present',
  attributes: { sn: 'Lovelace' },
  sources: [source],
  groups: ['admins'],
  effectiveGroups: ['admins', 'all'],
  ...times,
} as const

const admins = {
  id: 1,
  name: 'admins',
  state: 'present',
  attributes: {},
  sources: [{ ...source, dn: 'cn=admins,dc=x' }],
  parents: [],
  members: ['ada'],
  effectiveMembers: ['ada'],
  otherMembers: [],
  ...times,
} as const

const membership = {
  group: 'admins',
  username: 'ada',
  source: 'corp',
  groupDn: 'cn=admins,dc=x',
  userDn: 'uid=ada,dc=x',
}

const rows: ExportRows = {
  users: () => [ada],
  groups: () => [admins],
  memberships: () => [membership, { ...membership, username: 'bob', userDn: 'uid=bob,dc=x' }],
  memberDns: () => new Map([[admins.id, ['uid=ada,dc=x', 'uid=bob,dc=x']]]),
}

describe('exportText', () => {
  it('gives no spreadsheet a formula', () => {
    const text = [...exportText('users', 'csv', rows)].join('')
    expect(text.split('\r\n')[1]).toContain("ada,'=cmd(),")
  })

  it('has the columns that were chosen, attributes too, in their order', () => {
    const person = { ...ada, attributes: { phone: ['1', '2'], badge: 7, seen: true } }
    const columns = ['attributes.phone', 'username', 'attributes.badge', 'attributes.none', 'attributes.seen']
    const text = [...exportText('users', 'csv', { ...rows, users: () => [person], columns })].join('')
    expect(text).toBe(`${columns.join(',')}\r\n1; 2,ada,7,,true\r\n`)
    const counts = [...exportText('groups', 'csv', { ...rows, columns: ['name', 'memberCount'] })].join('')
    expect(counts).toBe('name,memberCount\r\nadmins,1\r\n')
  })

  it.each([
    ['users', 'usernam', 'Did you mean "username"?'],
    ['groups', 'email', 'There is none of this name.'],
    ['memberships', 'attributes.phone', 'There is none of this name.'],
  ] as const)('refuses a column that %s do not have: %s', (what, column, message) => {
    expect(() => [...exportText(what, 'csv', { ...rows, columns: [column] })]).toThrow(
      expect.objectContaining({
        code: 'input.invalid',
        message: expect.stringContaining(`There is no column "${column}". There are: `),
        details: { problems: [{ path: 'columns', message }] },
      }),
    )
  })

  it('gives one JSON array', () => {
    expect(JSON.parse([...exportText('users', 'json', rows)].join(''))).toEqual([ada])
    expect(JSON.parse([...exportText('users', 'json', { ...rows, users: () => [] })].join(''))).toEqual([])
  })

  it('gives people as records that a server can load', () => {
    const text = [...exportText('users', 'ldif', rows)].join('')
    expect(text).toContain('dn: uid=ada,dc=x\n')
    expect(text).toContain('objectClass: inetOrgPerson\n')
    expect(text).toContain('sn: Lovelace\n')
  })

  it('as LDIF of one source has its DNs, as this source writes them', () => {
    const elsewhere = { ...source, slug: 'branch', dn: 'cn=Ada,ou=branch,dc=y' }
    const branch: ExportRows = {
      ...rows,
      users: () => [{ ...ada, sources: [source, elsewhere] }],
      groups: () => [{ ...admins, sources: [...admins.sources, { ...elsewhere, dn: 'cn=admins,dc=y' }] }],
      slug: 'branch',
    }
    expect([...exportText('users', 'ldif', branch)].join('')).toContain('dn: cn=Ada,ou=branch,dc=y\n')
    expect([...exportText('groups', 'ldif', branch)].join('')).toContain('dn: cn=admins,dc=y\n')
  })

  it('gives groups with the DNs of their members', () => {
    const text = [...exportText('groups', 'ldif', rows)].join('')
    expect(text).toContain('dn: cn=admins,dc=x\n')
    expect(text).toContain('member: uid=ada,dc=x\nmember: uid=bob,dc=x\n')
  })

  it('gives the memberships of a group as one record', () => {
    const text = [...exportText('memberships', 'ldif', rows)].join('')
    expect(text.match(/^dn:/gm)).toHaveLength(1)
    expect(text).toContain('member: uid=bob,dc=x\n')
  })

  it('counts the rows it gave', () => {
    const text = exportText('memberships', 'csv', rows)
    expect([...text]).toHaveLength(3)
    expect(text.rows()).toBe(2)
  })
})

/** Three people and two groups of two sources; asked for an export, the lines of its table. */
const office = () => {
  const store = buildStore()
  const lab = store.addSource('lab')
  const lately = { at: '2026-03-01T00:00:00.000Z' }
  const [anna, bert] = [store.addUser('anna', lately), store.addUser('bert', { isActive: false })]
  const cleo = store.addUser('cleo', { state: 'suspect', attributes: { room: 'Attic 4' } })
  const [staff, guests] = [store.addGroup('staff'), store.addGroup('guests', lately)]
  for (const id of [anna, bert, cleo]) store.connect('user', id, { dn: `cn=${id}` })
  store.connect('user', bert, { dn: 'uid=bert', sourceId: lab })
  for (const id of [anna, bert, cleo]) store.addMember(staff, id)
  store.addMember(guests, bert, { sourceId: lab })
  const exports = createExportService({ db: store.db, newId: () => 'id' })
  return (question: Omit<ExportQuestion, 'format'>): readonly string[] =>
    [...exports.text({ ...question, format: 'csv' })].join('').trim().split('\r\n').slice(1)
}

describe('text', () => {
  const columns = ['username']

  it.each([
    ['nothing', {}, ['anna', 'bert', 'cleo']],
    ['a source', { source: 'lab' }, ['bert']],
    ['a text in any attribute', { search: 'attic' }, ['cleo']],
    ['a state', { state: 'suspect' }, ['cleo']],
    ['accounts that are not active', { isActive: false }, ['bert']],
    ['what changed', { changedSince: '2026-02-01T00:00:00.000Z' }, ['anna']],
    ['two of them', { search: 'a', isActive: false }, []],
  ] as const)('has the people that the list has, narrowed by %s', (_what, filter, usernames) => {
    expect(office()({ what: 'users', columns, ...filter })).toEqual(usernames)
  })

  it('has the groups that the list has', () => {
    const text = office()
    const since = '2026-02-01T00:00:00.000Z'
    expect(text({ what: 'groups', columns: ['name'], changedSince: since })).toEqual(['guests'])
    expect(text({ what: 'groups', columns: ['name'], search: 'STAFF' })).toEqual(['staff'])
  })

  it('has the memberships of the people, or of the groups, that the filters let through', () => {
    const text = office()
    const both = ['group', 'username']
    expect(text({ what: 'memberships', columns: both, isActive: false })).toEqual([
      'guests,bert',
      'staff,bert',
    ])
    expect(text({ what: 'memberships', columns: both, search: 'guest', of: 'groups' })).toEqual([
      'guests,bert',
    ])
    expect(text({ what: 'memberships', columns: both, source: 'lab' })).toEqual(['guests,bert'])
    expect(text({ what: 'memberships', columns: both })).toHaveLength(4)
  })
})

describe('toFile', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-export-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const exports = createExportService({ db: openDatabase(':memory:'), newId: () => 'id' })
  const request = { what: 'users', format: 'csv', source: undefined } as const

  it('writes a file that only its owner can read, and nothing beside it', async () => {
    const file = join(folder, 'users.csv')
    const written = await exports.toFile({ ...request, signal: new AbortController().signal }, file)
    expect(written).toMatchObject({ rows: 0, output: file })
    expect(readFileSync(file, 'utf8')).toMatch(/^username,/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['users.csv'])
  })

  it('says which file could not be written', async () => {
    const file = join(folder, 'missing', 'users.csv')
    const signal = new AbortController().signal
    await expect(exports.toFile({ ...request, signal }, file)).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })
})
