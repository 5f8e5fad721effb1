// Writes memberships and links between groups. Part of the run's one transaction; ids are final here.
import type { ParentKind, UnresolvedMember } from '../../src-shared/domain/sync-plan.ts'
import type { ApplyContext } from './apply-objects.ts'
import type { WritableDb } from './database-handle.ts'

const addMembersSql = `
  INSERT OR IGNORE INTO memberships (group_id, user_id, source_id, added_run_id)
  SELECT :groupId, value, :sourceId, :runId
  FROM json_each(:users)`

const keepRemovedSql = `
  INSERT INTO membership_history (group_id, user_id, source_id, added_run_id, removed_run_id)
  SELECT group_id, user_id, source_id, added_run_id, :runId
  FROM memberships
  WHERE group_id = :groupId AND source_id = :sourceId AND user_id IN (SELECT value FROM json_each(:users))`

const removeMembersSql = `
  DELETE FROM memberships
  WHERE group_id = :groupId AND source_id = :sourceId AND user_id IN (SELECT value FROM json_each(:users))`

/** Changes who a source puts into a group; what ends moves to the history. */
export const applyMembers = (
  db: WritableDb,
  change: {
    readonly groupId: number
    readonly added: readonly number[]
    readonly removed: readonly number[]
  },
  { runId, sourceId }: ApplyContext,
): void => {
  const { groupId, added, removed } = change
  if (removed.length > 0) {
    const users = JSON.stringify(removed)
    db.run(keepRemovedSql, { groupId, sourceId, runId, users })
    db.run(removeMembersSql, { groupId, sourceId, users })
  }
  // In the order of the primary key a large group is appended instead of scattered.
  const users = added.toSorted((a, b) => a - b)
  if (users.length > 0) db.run(addMembersSql, { groupId, sourceId, runId, users: JSON.stringify(users) })
}

const clearUnresolvedSql = `
  DELETE FROM unresolved_members
  WHERE group_id = :groupId AND source_id = :sourceId`

const addUnresolvedSql = `
  INSERT OR IGNORE INTO unresolved_members (source_id, group_id, member_key, member)
  SELECT :sourceId, :groupId, value ->> 0, value ->> 1
  FROM json_each(:members)`

const removeUnresolvedSql = `
  DELETE FROM unresolved_members
  WHERE group_id = :groupId AND source_id = :sourceId AND member_key IN (SELECT value FROM json_each(:keys))`

export const replaceUnresolved = (
  db: WritableDb,
  {
    groupId,
    members,
    isNew,
  }: {
    readonly groupId: number
    readonly members: readonly UnresolvedMember[]
    /** A group of this run has none to clear. */
    readonly isNew: boolean
  },
  { sourceId }: ApplyContext,
): void => {
  if (!isNew) db.run(clearUnresolvedSql, { groupId, sourceId })
  if (members.length > 0) db.run(addUnresolvedSql, { groupId, sourceId, members: JSON.stringify(members) })
}

export const changeUnresolved = (
  db: WritableDb,
  change: {
    readonly groupId: number
    readonly added: readonly UnresolvedMember[]
    readonly removed: readonly string[]
  },
  { sourceId }: ApplyContext,
): void => {
  const { groupId, added, removed } = change
  if (removed.length > 0) db.run(removeUnresolvedSql, { groupId, sourceId, keys: JSON.stringify(removed) })
  if (added.length > 0) db.run(addUnresolvedSql, { groupId, sourceId, members: JSON.stringify(added) })
}

const addParentSql = `
  INSERT OR IGNORE INTO group_parents (parent_id, child_id, source_id, kind)
  VALUES (:parentId, :childId, :sourceId, :kind)`

const removeParentSql = `
  DELETE FROM group_parents
  WHERE parent_id = :parentId AND child_id = :childId AND source_id = :sourceId AND kind = :kind`

interface FinalLink {
  readonly parentId: number
  readonly childId: number
  readonly kind: ParentKind
}

export const applyParents = (
  db: WritableDb,
  links: { readonly added: readonly FinalLink[]; readonly removed: readonly FinalLink[] },
  { sourceId }: ApplyContext,
): void => {
  for (const link of links.removed) db.run(removeParentSql, { ...link, sourceId })
  for (const link of links.added) db.run(addParentSql, { ...link, sourceId })
}
