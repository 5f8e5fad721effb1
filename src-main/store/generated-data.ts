// Fills a store with made-up people for tests and measurements. Deterministic: the same numbers give the same data.

import { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { WritableDb } from './database-handle.ts'

interface GeneratedSize {
  readonly users: number
  readonly groups: number
  readonly memberships: number
  /** Every so many groups, one is nested in the group before it. */
  readonly nestEvery?: number
}

const at = '2026-01-05T08:00:00.000Z'
const firstNames = ['Ada', 'Björn', 'Chloé', 'Dmitri', 'Emine', 'Farah', 'Grace', 'Hiro', 'Inés', 'Jürgen']
const lastNames = [
  'Abbott',
  'Berg',
  'Çelik',
  'Dubois',
  'Eriksen',
  'Fischer',
  'García',
  'Haddad',
  'Ito',
  'Jansen',
]

const insertSourceSql = `
  INSERT INTO sources (id, slug, name, enabled, settings, revision, created_at, updated_at)
  VALUES (1, 'corp', 'Corp', 0, :settings, 1, :at, :at)`

// Switched off, because there is no directory behind it that could be asked.
const sourceSettings = JSON.stringify(
  LdapSource.parse({
    name: 'Corp',
    slug: 'corp',
    enabled: false,
    serverUri: 'ldaps://directory.example.org',
    baseDn: 'dc=example,dc=org',
    syncUsers: false,
    syncGroups: false,
  }),
)

const insertRunSql = `
  INSERT INTO runs (id, source_id, status, trigger, dry_run, complete, settings_revision, started_at, finished_at)
  VALUES (1, 1, 'ok', 'manual', 0, 1, 1, :at, :at)`

const insertUserSql = `
  INSERT INTO users (id, username, username_key, name, email, path, is_active, attributes, created_at, updated_at)
  VALUES (:id, :username, :username, :name, :email, 'sources/corp', 1, :attributes, :at, :at)`

const insertUserConnectionSql = `
  INSERT INTO user_connections
    (source_id, user_id, identifier, dn, dn_key, state, entry_hash, raw_entry, created_run_id, created_at, last_updated)
  VALUES (1, :id, :identifier, :dn, lower(:dn), 'present', :hash, :raw, 1, :at, :at)`

const insertGroupSql = `
  INSERT INTO groups (id, name, name_key, attributes, created_at, updated_at)
  VALUES (:id, :name, :name, :attributes, :at, :at)`

const insertGroupConnectionSql = `
  INSERT INTO group_connections
    (source_id, group_id, identifier, dn, dn_key, state, entry_hash, raw_entry, created_run_id, created_at, last_updated)
  VALUES (1, :id, :identifier, :dn, lower(:dn), 'present', :hash, :raw, 1, :at, :at)`

const insertMembershipSql = `
  INSERT OR IGNORE INTO memberships (group_id, user_id, source_id, added_run_id)
  VALUES (:groupId, :userId, 1, 1)`

const insertParentSql = `
  INSERT OR IGNORE INTO group_parents (parent_id, child_id, source_id, kind)
  VALUES (:parentId, :childId, 1, 'nested')`

/** One source `corp` with people u000001..., groups g0001... and memberships spread evenly but without a pattern. */
export const fillWithGeneratedData = (db: WritableDb, size: GeneratedSize): void => {
  db.transaction(() => {
    db.run(insertSourceSql, { at, settings: sourceSettings })
    db.run(insertRunSql, { at })
    for (let id = 1; id <= size.users; id += 1) insertUser(db, id)
    for (let id = 1; id <= size.groups; id += 1) insertGroup(db, id)
    for (let index = 0; index < size.memberships; index += 1) {
      const groupId = 1 + (index % size.groups)
      // 7919 is prime to any round number of users; the round is added so that the next one gives other pairs.
      const round = Math.floor(index / size.users)
      db.run(insertMembershipSql, {
        groupId,
        userId: 1 + ((index * 7919 + groupId + round * 31) % size.users),
      })
    }
    const { nestEvery = Infinity } = size
    for (let id = nestEvery; id <= size.groups; id += nestEvery) {
      if (id > 1) db.run(insertParentSql, { parentId: id - 1, childId: id })
    }
  })
}

const insertUser = (db: WritableDb, id: number): void => {
  const username = `u${String(id).padStart(6, '0')}`
  const name = `${firstNames[id % 10] ?? ''} ${lastNames[Math.floor(id / 10) % 10] ?? ''} ${id}`
  const dn = `uid=${username},ou=people,dc=example,dc=org`
  const email = `${username}@example.org`
  const attributes = JSON.stringify({
    distinguishedName: dn,
    ldap_uniq: `id-${id}`,
    department: [`Department ${id % 97}`],
    telephoneNumber: [`+49 30 ${String(id * 37).padStart(8, '0')}`],
    title: [`Engineer ${id % 13}`],
    description: [
      'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.',
    ],
    memberOf: [`cn=g${id % 100},ou=groups,dc=example,dc=org`, `cn=g${id % 77},ou=groups,dc=example,dc=org`],
  })
  db.run(insertUserSql, { id, username, name, email, attributes, at })
  const bytes = { hash: new Uint8Array(32).fill(id % 251), raw: encodeEntry(dn, 1400) }
  db.run(insertUserConnectionSql, { id, identifier: `id-${id}`, dn, at, ...bytes })
}

const insertGroup = (db: WritableDb, id: number): void => {
  const name = `g${String(id).padStart(4, '0')}`
  const dn = `cn=${name},ou=groups,dc=example,dc=org`
  db.run(insertGroupSql, { id, name, attributes: JSON.stringify({ distinguishedName: dn }), at })
  const bytes = { hash: new Uint8Array(32).fill(id % 251), raw: encodeEntry(dn, 200) }
  db.run(insertGroupConnectionSql, { id, identifier: `group-${id}`, dn, at, ...bytes })
}

/** A search result entry with one attribute, as RFC 4511 section 4.5.2 has it, about as long as a real one. */
const encodeEntry = (dn: string, bytes: number): Uint8Array => {
  const value = tagged(0x04, Buffer.from('Lorem ipsum. '.repeat(bytes / 13)))
  const attribute = tagged(
    0x30,
    Buffer.concat([tagged(0x04, Buffer.from('description')), tagged(0x31, value)]),
  )
  return Buffer.concat([tagged(0x04, Buffer.from(dn)), tagged(0x30, attribute)])
}

/** One element of BER with its length in two bytes. */
const tagged = (tag: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 0xff]), content])
