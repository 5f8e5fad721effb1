// Writes users, groups and their connection rows as a plan says. Part of one transaction that the sync run owns.
import type { GroupFields, ObjectKind, UserFields } from '../../src-shared/domain/sync-object.ts'
import type { WriteRecord } from '../../src-shared/domain/sync-plan.ts'
import type { SqlParameters, WritableDb } from './database-handle.ts'

export interface ApplyContext {
  readonly runId: number
  readonly sourceId: number
  /** ISO text, the same for every row of the run. */
  readonly now: string
  /** Set when a person approved the plan: what it marks as missing needs no second approval. */
  readonly approvedRunId: number | null
}

// IGNORE rather than an error: a run of another source may have taken the name since this plan was made. `updated_at`
// is compared because such a run may also have changed the object itself, and a plan holds whole values.
const insertUserSql = `
  INSERT OR IGNORE INTO users
    (id, username, username_key, name, email, path, is_active, is_active_reason, attributes, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const updateUserSql = `
  UPDATE OR IGNORE users
  SET username = :username, username_key = :labelKey, name = :name, email = :email, path = :path,
    is_active = :isActive, is_active_reason = :isActiveReason, attributes = :attributes, state = 'present',
    updated_at = :now
  WHERE id = :id AND updated_at = :basedOn`

const insertGroupSql = `
  INSERT OR IGNORE INTO groups (id, name, name_key, attributes, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?)`

const updateGroupSql = `
  UPDATE OR IGNORE groups
  SET name = :name, name_key = :labelKey, attributes = :attributes, state = 'present', updated_at = :now
  WHERE id = :id AND updated_at = :basedOn`

const insertUserConnectionSql = `
  INSERT INTO user_connections
    (source_id, user_id, identifier, dn, dn_key, member_key, sid, state, entry_hash, raw_entry, provided, recheck_at,
      validated_by, created_run_id, created_at, last_updated)
  VALUES (?, ?, ?, ?, ?, ?, ?, 'present', ?, ?, ?, ?, ?, ?, ?, ?)`

const updateUserConnectionSql = `
  UPDATE user_connections
  SET user_id = :id, identifier = :identifier, dn = :dn, dn_key = :dnKey, member_key = :memberKey, sid = :sid,
    state = 'present', missing_runs = 0, missing_reason = NULL, approved_run_id = NULL, entry_hash = :hash,
    raw_entry = :raw, provided = :provided, recheck_at = :recheckAt, validated_by = :runId, last_updated = :now
  WHERE id = :connectionId`

const insertGroupConnectionSql = `
  INSERT INTO group_connections
    (source_id, group_id, identifier, dn, dn_key, member_key, sid, state, entry_hash, raw_entry, provided, recheck_at,
      validated_by, created_run_id, created_at, last_updated)
  VALUES (?, ?, ?, ?, ?, ?, ?, 'present', ?, ?, ?, ?, ?, ?, ?, ?)`

const updateGroupConnectionSql = `
  UPDATE group_connections
  SET group_id = :id, identifier = :identifier, dn = :dn, dn_key = :dnKey, member_key = :memberKey, sid = :sid,
    state = 'present', missing_runs = 0, missing_reason = NULL, approved_run_id = NULL, entry_hash = :hash,
    raw_entry = :raw, provided = :provided, recheck_at = :recheckAt, validated_by = :runId, last_updated = :now
  WHERE id = :connectionId`

const statements = {
  user: {
    update: updateUserSql,
    insertConnection: insertUserConnectionSql,
    updateConnection: updateUserConnectionSql,
  },
  group: {
    update: updateGroupSql,
    insertConnection: insertGroupConnectionSql,
    updateConnection: updateGroupConnectionSql,
  },
} as const

const hashBytes = 32

/** The two others write nothing: a run of another source took the name, or changed the object, since the plan was made. */
export type WriteOutcome = 'written' | 'name-taken' | 'changed'

/** Writes one object under its final id. */
export const applyWrite = (
  db: WritableDb,
  { record, bytes, id }: { readonly record: WriteRecord; readonly bytes: Uint8Array; readonly id: number },
  context: ApplyContext,
): WriteOutcome => {
  if (record.change === 'created') {
    if (insertObject(db, record, id, context.now) === 0) return 'name-taken'
  } else if (record.change !== 'refreshed') {
    const parameters = { ...objectParameters(record), id, now: context.now, basedOn: record.basedOn }
    if (db.run(statements[record.object].update, parameters).changes === 0)
      return isAsPlanned(db, record, id) ? 'name-taken' : 'changed'
  }
  if (record.connectionId === null) insertConnection(db, { record, bytes, id }, context)
  else updateConnection(db, { record, bytes, id, connectionId: record.connectionId }, context)
  return 'written'
}

const userUnchangedSql = `SELECT 1 FROM users WHERE id = :id AND updated_at = :basedOn`
const groupUnchangedSql = `SELECT 1 FROM groups WHERE id = :id AND updated_at = :basedOn`

const isAsPlanned = (db: WritableDb, { object, basedOn }: WriteRecord, id: number): boolean =>
  db.get(object === 'user' ? userUnchangedSql : groupUnchangedSql, { id, basedOn }) !== undefined

const insertObject = (db: WritableDb, record: WriteRecord, id: number, now: string): number => {
  const { fields, labelKey, attributes, isActiveReason } = record
  if (!isUserFields(record.object, fields))
    return db.runPositional(insertGroupSql, [id, fields.name, labelKey, attributes, now, now])
  const { username, name, email, path, isActive } = fields
  const active = isActive ? 1 : 0
  const user = [id, username, labelKey, name, email, path, active, isActiveReason, attributes, now, now]
  return db.runPositional(insertUserSql, user)
}

interface ConnectionWrite {
  readonly record: WriteRecord
  readonly bytes: Uint8Array
  readonly id: number
}

const insertConnection = (
  db: WritableDb,
  { record, bytes, id }: ConnectionWrite,
  { runId, sourceId, now }: ApplyContext,
): void => {
  const { identifier, dn, dnKey, memberKey, sid, provided, recheckAt } = record
  const hash = bytes.subarray(0, hashBytes)
  const raw = bytes.subarray(hashBytes)
  const origin = [runId, runId, now, now]
  const row = [sourceId, id, identifier, dn, dnKey, memberKey, sid, hash, raw, provided, recheckAt, ...origin]
  db.runPositional(statements[record.object].insertConnection, row)
}

const updateConnection = (
  db: WritableDb,
  { record, bytes, id, connectionId }: ConnectionWrite & { readonly connectionId: number },
  { runId, now }: ApplyContext,
): void => {
  db.run(statements[record.object].updateConnection, {
    id,
    connectionId,
    identifier: record.identifier,
    dn: record.dn,
    dnKey: record.dnKey,
    memberKey: record.memberKey,
    sid: record.sid,
    hash: bytes.subarray(0, hashBytes),
    raw: bytes.subarray(hashBytes),
    provided: record.provided,
    recheckAt: record.recheckAt,
    runId,
    now,
  })
}

const objectParameters = (record: WriteRecord): SqlParameters => {
  const { fields, labelKey, attributes } = record
  if (!isUserFields(record.object, fields)) return { name: fields.name, labelKey, attributes }
  return {
    username: fields.username,
    labelKey,
    name: fields.name,
    email: fields.email,
    path: fields.path,
    isActive: fields.isActive ? 1 : 0,
    isActiveReason: record.isActiveReason,
    attributes,
  }
}

const isUserFields = (kind: ObjectKind, fields: UserFields | GroupFields): fields is UserFields =>
  kind === 'user' && 'username' in fields

const revisitUserSql = `UPDATE user_connections SET entry_hash = x'' WHERE id = :connectionId`
const revisitGroupSql = `UPDATE group_connections SET entry_hash = x'' WHERE id = :connectionId`

/** Makes the next run look at an object again, whatever its entry's hash. */
export const applyRevisit = (db: WritableDb, kind: ObjectKind, connectionId: number): void => {
  db.run(kind === 'user' ? revisitUserSql : revisitGroupSql, { connectionId })
}

// A name no directory can send (it starts with NUL) and that is unique, until the new name is written.
const releaseUsersSql = `
  UPDATE users
  SET username_key = char(0) || id
  WHERE id IN (SELECT value FROM json_each(:ids))`

const releaseGroupsSql = `
  UPDATE groups
  SET name_key = char(0) || id
  WHERE id IN (SELECT value FROM json_each(:ids))`

/** Frees the names of objects that this plan renames, so that two of them can swap names. */
export const applyRelease = (db: WritableDb, kind: ObjectKind, ids: readonly number[]): void => {
  db.run(kind === 'user' ? releaseUsersSql : releaseGroupsSql, { ids: JSON.stringify(ids) })
}

const restoreUserNameSql = `UPDATE users SET username_key = :key WHERE id = :id`
const restoreGroupNameSql = `UPDATE groups SET name_key = :key WHERE id = :id`

/** Gives an object whose new name was taken meanwhile its old one back. */
export const restoreName = (
  db: WritableDb,
  kind: ObjectKind,
  { id, key }: { readonly id: number; readonly key: string },
): void => {
  db.run(kind === 'user' ? restoreUserNameSql : restoreGroupNameSql, { id, key })
}

const highestUserSql = `SELECT coalesce(max(id), 0) AS id FROM users`
const highestGroupSql = `SELECT coalesce(max(id), 0) AS id FROM groups`

/** The largest id given out so far; objects of a plan follow it. */
export const highestId = (db: WritableDb, kind: ObjectKind): number =>
  db.get<{ id: number }>(kind === 'user' ? highestUserSql : highestGroupSql)?.id ?? 0
