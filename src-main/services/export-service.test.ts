import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../store/open-database.ts'
import { exportText, type ExportRows } from './export-text.ts'
import { createExportService } from './export-service.ts'

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
}

describe('exportText', () => {
  it('gives no spreadsheet a formula', () => {
    const text = [...exportText('users', 'csv', rows)].join('')
    expect(text.split('\r\n')[1]).toContain("ada,'=cmd(),")
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
