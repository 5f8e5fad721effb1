// For tests only: a store in memory and short ways to put things into it.

import { nameKey } from '../../src-shared/domain/name-key.ts'
import type { ObjectState } from '../../src-shared/domain/user.ts'
import type { WritableDb } from './database-handle.ts'
import { openDatabase } from './open-database.ts'
import { emptyReport, finishRun, insertRun } from './run-store.ts'

const insertSourceSql = `
  INSERT INTO sources (slug, name, enabled, settings, revision, created_at, updated_at)
  VALUES (:slug, :slug, 1, '{}', 1, '', '')`

const insertUserSql = `
  INSERT INTO users (username, username_key, name, email, is_active, attributes, state, created_at, updated_at)
  VALUES (:name, :key, :fullName, :email, :isActive, :attributes, :state, :at, :at)`

const insertGroupSql = `
  INSERT INTO groups (name, name_key, attributes, state, created_at, updated_at)
  VALUES (:name, :key, :attributes, :state, :at, :at)`

const connectUserSql = `
  INSERT INTO user_connections
    (source_id, user_id, identifier, dn, dn_key, state, entry_hash, raw_entry, provided, created_at, last_updated)
  VALUES (:sourceId, :id, :dn, :dn, :dn, :state, x'00', x'00', :provided, '', '')`

const connectGroupSql = `
  INSERT INTO group_connections
    (source_id, group_id, identifier, dn, dn_key, state, entry_hash, raw_entry, provided, created_at, last_updated)
  VALUES (:sourceId, :id, :dn, :dn, :dn, :state, x'00', x'00', :provided, '', '')`

const insertMembershipSql = `
  INSERT INTO memberships (group_id, user_id, source_id, added_run_id)
  VALUES (:groupId, :userId, :sourceId, :runId)`

const deleteMembershipSql = `
  DELETE FROM memberships
  WHERE group_id = :groupId AND user_id = :userId AND source_id = :sourceId`

const insertPeriodSql = `
  INSERT INTO membership_history (group_id, user_id, source_id, added_run_id, removed_run_id)
  VALUES (:groupId, :userId, :sourceId, :addedRunId, :runId)`

const insertParentSql = `
  INSERT OR IGNORE INTO group_parents (parent_id, child_id, source_id, kind)
  VALUES (:parentId, :childId, 1, :kind)`

interface UserParts {
  readonly fullName?: string
  readonly email?: string
  readonly isActive?: boolean
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly state?: ObjectState
  readonly at?: string
}

interface Connection {
  readonly sourceId?: number
  readonly dn: string
  readonly state?: ObjectState
  readonly provided?: readonly string[]
}

/** A store in memory with one source `corp` (id 1). Everything added gets the ids 1, 2, ... */
export const buildStore = (db: WritableDb = openDatabase(':memory:')) => {
  const addSource = (slug: string): number => db.run(insertSourceSql, { slug }).lastInsertRowid
  addSource('corp')
  return {
    db,
    addSource,
    addUser: (name: string, parts: UserParts = {}): number =>
      db.run(insertUserSql, {
        name,
        key: nameKey(name),
        fullName: parts.fullName ?? '',
        email: parts.email ?? '',
        isActive: Number(parts.isActive ?? true),
        attributes: JSON.stringify(parts.attributes ?? {}),
        state: parts.state ?? 'present',
        at: parts.at ?? '2026-01-05T08:00:00.000Z',
      }).lastInsertRowid,
    addGroup: (name: string, parts: Pick<UserParts, 'attributes' | 'state' | 'at'> = {}): number =>
      db.run(insertGroupSql, {
        name,
        key: nameKey(name),
        attributes: JSON.stringify(parts.attributes ?? {}),
        state: parts.state ?? 'present',
        at: parts.at ?? '2026-01-05T08:00:00.000Z',
      }).lastInsertRowid,
    connect: (kind: 'user' | 'group', id: number, connection: Connection): void => {
      db.run(kind === 'user' ? connectUserSql : connectGroupSql, {
        sourceId: connection.sourceId ?? 1,
        id,
        dn: connection.dn,
        state: connection.state ?? 'present',
        provided: JSON.stringify(connection.provided ?? []),
      })
    },
    addMember: (groupId: number, userId: number, { runId = 1, sourceId = 1 } = {}): void => {
      db.run(insertMembershipSql, { groupId, userId, sourceId, runId })
    },
    removeMember: (
      groupId: number,
      userId: number,
      { addedRunId, runId }: { readonly addedRunId: number; readonly runId: number },
    ): void => {
      db.run(deleteMembershipSql, { groupId, userId, sourceId: 1 })
      db.run(insertPeriodSql, { groupId, userId, sourceId: 1, addedRunId, runId })
    },
    nest: (parentId: number, childId: number, kind = 'nested'): void => {
      db.run(insertParentSql, { parentId, childId, kind })
    },
    /** A run of source 1 that was committed at a time. */
    addRun: (finishedAt: string, { dryRun = false } = {}): number => {
      const runId = insertRun(db, {
        sourceId: 1,
        trigger: 'manual',
        dryRun,
        settingsRevision: 1,
        mappingFingerprint: null,
        startedAt: finishedAt,
        ownerPid: 1,
      })
      const outcome = { status: 'ok', complete: true, server: 'ldap://localhost', planFile: null } as const
      finishRun(db, runId, { ...emptyReport(), ...outcome, finishedAt })
      return runId
    },
  }
}
