import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { ReadableDb } from './database-handle.ts'

/** A connection row that a run did not find, with what is needed to decide about it. */
export interface MissingRow {
  readonly connectionId: number
  readonly id: number
  readonly identifier: string
  readonly dn: string
  readonly dnKey: string
  readonly memberKey: string | null
  readonly state: 'present' | 'suspect'
  readonly missingRuns: number
  readonly missingReason: string | null
  readonly approvedRunId: number | null
  readonly label: string
  /** Already switched off because it was missing. */
  readonly isDeactivated: number
  readonly heldElsewhere: number
}

const usersSql = `
  SELECT c.id AS connectionId, u.id, c.identifier, c.dn, c.dn_key AS dnKey, c.member_key AS memberKey, c.state,
    c.missing_runs AS missingRuns, c.missing_reason AS missingReason, c.approved_run_id AS approvedRunId,
    u.username AS label, u.is_active = 0 AND u.is_active_reason = 'missing' AS isDeactivated,
    EXISTS (SELECT 1 FROM user_connections o
      WHERE o.user_id = c.user_id AND o.source_id <> c.source_id AND o.state <> 'deleted') AS heldElsewhere
  FROM json_each(:ids) AS wanted
  CROSS JOIN user_connections c ON c.id = wanted.value
  JOIN users u ON u.id = c.user_id`

const groupsSql = `
  SELECT c.id AS connectionId, g.id, c.identifier, c.dn, c.dn_key AS dnKey, c.member_key AS memberKey, c.state,
    c.missing_runs AS missingRuns, c.missing_reason AS missingReason, c.approved_run_id AS approvedRunId,
    g.name AS label, 0 AS isDeactivated,
    EXISTS (SELECT 1 FROM group_connections o
      WHERE o.group_id = c.group_id AND o.source_id <> c.source_id AND o.state <> 'deleted') AS heldElsewhere
  FROM json_each(:ids) AS wanted
  CROSS JOIN group_connections c ON c.id = wanted.value
  JOIN groups g ON g.id = c.group_id`

export const loadMissing = (
  db: ReadableDb,
  kind: ObjectKind,
  connectionIds: readonly number[],
): readonly MissingRow[] =>
  connectionIds.length === 0
    ? []
    : db.all<MissingRow>(kind === 'user' ? usersSql : groupsSql, { ids: JSON.stringify(connectionIds) })

// Counted once each, also where both the user and the group end.
const endingMembershipsSql = `
  SELECT count(*) AS count
  FROM (
    SELECT m.group_id, m.user_id, m.source_id
    FROM json_each(:users) AS ended
    CROSS JOIN memberships m ON m.user_id = ended.value
    UNION
    SELECT m.group_id, m.user_id, m.source_id
    FROM json_each(:groups) AS ended
    CROSS JOIN memberships m ON m.group_id = ended.value
    UNION
    SELECT m.group_id, m.user_id, m.source_id
    FROM json_each(:detachedUsers) AS ended
    CROSS JOIN memberships m ON m.user_id = ended.value AND m.source_id = :sourceId
    UNION
    SELECT m.group_id, m.user_id, m.source_id
    FROM json_each(:detachedGroups) AS ended
    CROSS JOIN memberships m ON m.group_id = ended.value AND m.source_id = :sourceId
  )`

/** Memberships that end because their user or group ends, or leaves this source. */
export const countEndingMemberships = (
  db: ReadableDb,
  sourceId: number,
  ended: {
    readonly users: readonly number[]
    readonly groups: readonly number[]
    readonly detachedUsers: readonly number[]
    readonly detachedGroups: readonly number[]
  },
): number =>
  db.get<{ count: number }>(endingMembershipsSql, {
    sourceId,
    users: JSON.stringify(ended.users),
    groups: JSON.stringify(ended.groups),
    detachedUsers: JSON.stringify(ended.detachedUsers),
    detachedGroups: JSON.stringify(ended.detachedGroups),
  })?.count ?? 0
