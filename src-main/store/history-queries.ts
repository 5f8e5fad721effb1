// What happened to one object, and how things were at a time. Only what was replaced is stored, so a past state is the
// present walked back. A change counts from the moment its run was committed (runs.finished_at), which is also right
// for a held run that was approved later. A run whose record is gone lies before every time that can be asked for.

import type { RunItem } from '../../src-shared/domain/sync-run.ts'
import type { ReadableDb } from './database-handle.ts'

/** One change of an object with the run that made it. */
export interface ObjectChange {
  readonly runId: number
  readonly source: string
  /** When it came into effect, null for a run that is not over. */
  readonly at: string | null
  readonly change: RunItem['change']
  readonly name: string
  readonly dn: string | null
  readonly reason: string | null
  readonly fields: RunItem['fields']
}

const objectChangesSql = `
  SELECT r.id AS runId, s.slug AS source, r.finished_at AS at, i.change, i.name, i.dn, i.reason, i.fields
  FROM run_items AS i
  JOIN runs AS r ON r.id = i.run_id
  JOIN sources AS s ON s.id = r.source_id
  WHERE i.object_type = :objectType
    AND i.object_id = :objectId
    AND r.dry_run = 0
    AND r.status IN ('ok', 'ok_with_errors', 'approved')
  ORDER BY r.finished_at DESC, r.id DESC, i.position`

/** Every change of a user or group, newest first. Plans that were never carried out are not changes. */
export const listObjectChanges = (
  db: ReadableDb,
  objectType: 'user' | 'group',
  objectId: number,
): readonly ObjectChange[] =>
  db
    .all<Omit<ObjectChange, 'fields'> & { readonly fields: string | null }>(objectChangesSql, {
      objectType,
      objectId,
    })
    // Written by run-store.ts as a JSON object of pairs.
    .map((row) => ({
      ...row,
      fields: row.fields === null ? {} : (JSON.parse(row.fields) as RunItem['fields']),
    }))

/** A stretch of time in which a user was a direct member of a group. */
export interface MembershipPeriod {
  readonly groupId: number
  readonly group: string
  readonly userId: number
  readonly username: string
  readonly source: string
  readonly addedRunId: number
  readonly addedAt: string | null
  /** Null while it lasts. */
  readonly removedRunId: number | null
  readonly removedAt: string | null
}

const membershipPeriodsSql = `
  SELECT p.group_id AS groupId, g.name AS "group", p.user_id AS userId, u.username, s.slug AS source,
    p.added_run_id AS addedRunId, added.finished_at AS addedAt,
    p.removed_run_id AS removedRunId, removed.finished_at AS removedAt
  FROM (
    SELECT group_id, user_id, source_id, added_run_id, NULL AS removed_run_id
    FROM memberships
    WHERE user_id = :userId OR group_id = :groupId
    UNION ALL
    SELECT group_id, user_id, source_id, added_run_id, removed_run_id
    FROM membership_history
    WHERE user_id = :userId OR group_id = :groupId) AS p
  JOIN groups AS g ON g.id = p.group_id
  JOIN users AS u ON u.id = p.user_id
  JOIN sources AS s ON s.id = p.source_id
  LEFT JOIN runs AS added ON added.id = p.added_run_id
  LEFT JOIN runs AS removed ON removed.id = p.removed_run_id
  ORDER BY coalesce(removed.finished_at, added.finished_at, '') DESC, g.name_key, u.username_key`

/** Every group a user is or was in, what changed last first. */
export const listUserMembershipPeriods = (db: ReadableDb, userId: number): readonly MembershipPeriod[] =>
  db.all<MembershipPeriod>(membershipPeriodsSql, { userId, groupId: null })

/** Everyone who is or was in a group, what changed last first. */
export const listGroupMembershipPeriods = (db: ReadableDb, groupId: number): readonly MembershipPeriod[] =>
  db.all<MembershipPeriod>(membershipPeriodsSql, { userId: null, groupId })

const membershipsAtSql = `
  SELECT DISTINCT g.name AS "group", u.username
  FROM (
    SELECT group_id, user_id, added_run_id, NULL AS removed_run_id
    FROM memberships
    WHERE user_id = :userId OR group_id = :groupId
    UNION ALL
    SELECT group_id, user_id, added_run_id, removed_run_id
    FROM membership_history
    WHERE user_id = :userId OR group_id = :groupId) AS p
  JOIN groups AS g ON g.id = p.group_id
  JOIN users AS u ON u.id = p.user_id
  LEFT JOIN runs AS added ON added.id = p.added_run_id
  LEFT JOIN runs AS removed ON removed.id = p.removed_run_id
  WHERE coalesce(added.finished_at, '') <= :at
    AND (p.removed_run_id IS NULL OR coalesce(removed.finished_at, '') > :at)
  ORDER BY g.name_key, u.username_key`

interface MembershipAt {
  readonly group: string
  readonly username: string
}

/** Usernames of a group's direct members as they were at a time (ISO-8601 in UTC), in order. */
export const listGroupMembersAt = (db: ReadableDb, groupId: number, at: string): readonly string[] =>
  db.all<MembershipAt>(membershipsAtSql, { userId: null, groupId, at }).map(({ username }) => username)

/** Names of the groups a user was a direct member of at a time, in order. */
export const listUserGroupsAt = (db: ReadableDb, userId: number, at: string): readonly string[] =>
  db.all<MembershipAt>(membershipsAtSql, { userId, groupId: null, at }).map(({ group }) => group)

const runTimeSql = `
  SELECT finished_at AS at
  FROM runs
  WHERE id = :runId`

/** Usernames of a group's direct members as a run left them; undefined when there is no such run, or it goes on. */
export const listGroupMembersAfterRun = (
  db: ReadableDb,
  groupId: number,
  runId: number,
): readonly string[] | undefined => {
  const at = db.get<{ at: string | null }>(runTimeSql, { runId })?.at
  return typeof at === 'string' ? listGroupMembersAt(db, groupId, at) : undefined
}
