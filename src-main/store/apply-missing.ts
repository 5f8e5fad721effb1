// Writes what becomes of objects that are missing from the directory. Part of the run's one transaction.
import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { MissingRecord } from '../../src-shared/domain/sync-plan.ts'
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import type { ApplyContext } from './apply-objects.ts'
import type { WritableDb } from './database-handle.ts'

const markUserSql = `
  UPDATE user_connections
  SET state = :state, missing_runs = missing_runs + 1, missing_reason = coalesce(:reason, missing_reason),
    approved_run_id = coalesce(:approvedRunId, approved_run_id), last_updated = :now
  WHERE id = :connectionId`

const markGroupSql = `
  UPDATE group_connections
  SET state = :state, missing_runs = missing_runs + 1, missing_reason = coalesce(:reason, missing_reason),
    approved_run_id = coalesce(:approvedRunId, approved_run_id), last_updated = :now
  WHERE id = :connectionId`

// An object is as present as the best of its connections, so a suspect one may still be present by another source.
const suspectUserSql = `
  UPDATE users
  SET state = 'suspect', updated_at = :now
  WHERE id = :id AND state = 'present'
    AND NOT EXISTS (SELECT 1 FROM user_connections WHERE user_id = :id AND state = 'present')`

const suspectGroupSql = `
  UPDATE groups
  SET state = 'suspect', updated_at = :now
  WHERE id = :id AND state = 'present'
    AND NOT EXISTS (SELECT 1 FROM group_connections WHERE group_id = :id AND state = 'present')`

// Another source may have come to hold the object, or have let go of it, since the plan was made: asked again here.
const deactivateUserSql = `
  UPDATE users
  SET is_active = 0, is_active_reason = 'missing', updated_at = :now
  WHERE id = :id
    AND NOT EXISTS (
      SELECT 1 FROM user_connections WHERE user_id = :id AND source_id <> :sourceId AND state <> 'deleted')`

const deleteUserSql = `
  UPDATE users
  SET state = 'deleted', updated_at = :now
  WHERE id = :id
    AND NOT EXISTS (
      SELECT 1 FROM user_connections WHERE user_id = :id AND source_id <> :sourceId AND state <> 'deleted')`

const deleteGroupSql = `
  UPDATE groups
  SET state = 'deleted', updated_at = :now
  WHERE id = :id
    AND NOT EXISTS (
      SELECT 1 FROM group_connections WHERE group_id = :id AND source_id <> :sourceId AND state <> 'deleted')`

// The groups may go on naming the user: kept as values that name nobody, a user who returns is a member again.
const keepValuesOfUserSql = `
  INSERT OR IGNORE INTO unresolved_members (source_id, group_id, member_key, member)
  SELECT m.source_id, m.group_id, coalesce(c.member_key, c.dn_key), c.dn
  FROM memberships m
  JOIN user_connections c ON c.id = :connectionId
  WHERE m.user_id = :id AND (:sourceId IS NULL OR m.source_id = :sourceId)`

const keepMembershipsOfUserSql = `
  INSERT INTO membership_history (group_id, user_id, source_id, added_run_id, removed_run_id)
  SELECT group_id, user_id, source_id, added_run_id, :runId
  FROM memberships
  WHERE user_id = :id AND (:sourceId IS NULL OR source_id = :sourceId)`

const removeMembershipsOfUserSql = `
  DELETE FROM memberships
  WHERE user_id = :id AND (:sourceId IS NULL OR source_id = :sourceId)`

const keepMembershipsOfGroupSql = `
  INSERT INTO membership_history (group_id, user_id, source_id, added_run_id, removed_run_id)
  SELECT group_id, user_id, source_id, added_run_id, :runId
  FROM memberships
  WHERE group_id = :id AND (:sourceId IS NULL OR source_id = :sourceId)`

const removeMembershipsOfGroupSql = `
  DELETE FROM memberships
  WHERE group_id = :id AND (:sourceId IS NULL OR source_id = :sourceId)`

const keepValuesOfGroupSql = `
  INSERT OR IGNORE INTO unresolved_members (source_id, group_id, member_key, member)
  SELECT p.source_id, p.parent_id, coalesce(c.member_key, c.dn_key), c.dn
  FROM group_parents p
  JOIN group_connections c ON c.id = :connectionId
  WHERE p.child_id = :id AND p.kind = 'nested' AND (:sourceId IS NULL OR p.source_id = :sourceId)`

const removeParentsSql = `
  DELETE FROM group_parents
  WHERE (child_id = :id OR parent_id = :id) AND (:sourceId IS NULL OR source_id = :sourceId)`

const removeUnresolvedSql = `
  DELETE FROM unresolved_members
  WHERE group_id = :id AND (:sourceId IS NULL OR source_id = :sourceId)`

/** Memberships that ended with a deletion. */
export interface MissingEffect {
  readonly membershipsRemoved: number
}

const nothing: MissingEffect = { membershipsRemoved: 0 }

export const applyMissing = (db: WritableDb, record: MissingRecord, context: ApplyContext): MissingEffect => {
  const { object, id, connectionId, reason } = record
  const isOver = record.step === 'delete' || record.step === 'detach'
  db.run(object === 'user' ? markUserSql : markGroupSql, {
    connectionId,
    state: isOver ? 'deleted' : 'suspect',
    reason,
    approvedRunId: context.approvedRunId,
    now: context.now,
  })
  switch (record.step) {
    case 'suspect':
    case 'keep':
    case 'wait':
      db.run(object === 'user' ? suspectUserSql : suspectGroupSql, { id, now: context.now })
      return nothing
    case 'deactivate':
      db.run(deactivateUserSql, { id, sourceId: context.sourceId, now: context.now })
      return nothing
    case 'delete':
    case 'detach': {
      const { runId, sourceId, now } = context
      const isGone =
        db.run(object === 'user' ? deleteUserSql : deleteGroupSql, { id, sourceId, now }).changes > 0
      return endMemberships(db, object, { id, connectionId, sourceId: isGone ? null : sourceId, runId })
    }
    default:
      return assertNever(record.step)
  }
}

interface Ending {
  readonly id: number
  readonly connectionId: number
  /** Null ends those of every source. */
  readonly sourceId: number | null
  readonly runId: number
}

const endMemberships = (db: WritableDb, kind: ObjectKind, ending: Ending): MissingEffect => {
  const { id, connectionId, sourceId, runId } = ending
  if (kind === 'user') {
    db.run(keepValuesOfUserSql, { id, connectionId, sourceId })
    db.run(keepMembershipsOfUserSql, { id, sourceId, runId })
    return { membershipsRemoved: db.run(removeMembershipsOfUserSql, { id, sourceId }).changes }
  }
  db.run(keepMembershipsOfGroupSql, { id, sourceId, runId })
  const { changes } = db.run(removeMembershipsOfGroupSql, { id, sourceId })
  db.run(keepValuesOfGroupSql, { id, connectionId, sourceId })
  db.run(removeParentsSql, { id, sourceId })
  db.run(removeUnresolvedSql, { id, sourceId })
  return { membershipsRemoved: changes }
}
