// Deliveries as they are listed, for the command line and the window.

import type { DeliveryState, OutgoingDelivery } from '../../src-shared/domain/outgoing-delivery.ts'
import type { ReadableDb } from './database-handle.ts'
import { parseTarget } from './delivery-target.ts'
import { noLimit } from './listing.ts'

interface DeliveryFilter {
  readonly sourceId?: number | undefined
  readonly runId?: number | undefined
  readonly state?: DeliveryState | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

const matchesSql = `
  (:sourceId IS NULL OR d.source_id = :sourceId)
  AND (:runId IS NULL OR d.run_id = :runId)
  AND (:state IS NULL OR d.state = :state)`

// What waits behind another delivery to the same target is not tried before that one, whatever its own time says.
const columnsSql = `
  SELECT d.id, s.slug AS source, d.run_id AS run, d.target, d.state, d.trigger_mode AS mode, d.attempts,
    d.created_at AS createdAt, d.due_at AS dueAt, d.last_attempt_at AS lastAttemptAt, d.finished_at AS finishedAt,
    d.problem_code AS problemCode, d.problem,
    CASE d.state WHEN 'pending' THEN (
      SELECT min(first.id)
      FROM outgoing_deliveries AS first
      WHERE first.state = 'pending' AND first.source_id = d.source_id AND first.target = d.target
        AND first.id < d.id)
    END AS waitsFor
  FROM outgoing_deliveries AS d
  JOIN sources AS s ON s.id = d.source_id`

const listSql = `
  ${columnsSql}
  WHERE ${matchesSql}
  ORDER BY d.id DESC
  LIMIT :limit OFFSET :offset`

const countSql = `
  SELECT count(*) AS total
  FROM outgoing_deliveries AS d
  WHERE ${matchesSql}`

/** Newest first. */
export const listDeliveries = (
  db: ReadableDb,
  { sourceId, runId, state, limit = noLimit, offset = 0 }: DeliveryFilter,
): { readonly total: number; readonly items: readonly OutgoingDelivery[] } =>
  db.snapshot(() => {
    const filter = { sourceId: sourceId ?? null, runId: runId ?? null, state: state ?? null }
    const total = db.get<{ total: number }>(countSql, filter)?.total ?? 0
    return { total, items: db.all<DeliveryRow>(listSql, { ...filter, limit, offset }).map(toDelivery) }
  })

const byIdSql = `
  ${columnsSql}
  WHERE d.id = :id`

export const findDelivery = (db: ReadableDb, id: number): OutgoingDelivery | undefined => {
  const row = db.get<DeliveryRow>(byIdSql, { id })
  return row === undefined ? undefined : toDelivery(row)
}

interface DeliveryRow extends Omit<OutgoingDelivery, 'target' | 'problem'> {
  readonly target: string
  readonly problemCode: string | null
  readonly problem: string | null
}

const toDelivery = ({ problemCode, problem, target, ...row }: DeliveryRow): OutgoingDelivery => ({
  ...row,
  target: parseTarget(target),
  problem: problemCode === null ? null : { code: problemCode, message: problem ?? '' },
})

export interface UnfinishedDeliveries {
  readonly pending: number
  readonly dead: number
}

const unfinishedSql = `
  SELECT source_id AS sourceId, 'pending' AS state, count(*) AS count
  FROM outgoing_deliveries
  WHERE state = 'pending'
  GROUP BY source_id
  UNION ALL
  SELECT source_id, 'dead', count(*)
  FROM outgoing_deliveries
  WHERE state = 'dead'
  GROUP BY source_id`

/** How many deliveries of each source wait or were given up; sources without one are left out. */
export const countUnfinished = (db: ReadableDb): ReadonlyMap<number, UnfinishedDeliveries> => {
  const counts = new Map<number, UnfinishedDeliveries>()
  for (const { sourceId, state, count } of db.all<UnfinishedRow>(unfinishedSql))
    counts.set(sourceId, { pending: 0, dead: 0, ...counts.get(sourceId), [state]: count })
  return counts
}

interface UnfinishedRow {
  readonly sourceId: number
  readonly state: 'pending' | 'dead'
  readonly count: number
}
