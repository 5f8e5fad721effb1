// The outbox: what runs have to tell the outgoing targets, written in the transaction of the run that has to tell it.

import type { DeliveryMode } from '../../src-shared/domain/outgoing-delivery.ts'
import type { OutgoingTarget } from '../../src-shared/domain/outgoing-target.ts'
import type { ReadableDb, WritableDb } from './database-handle.ts'
import { parseTarget, targetKey } from './delivery-target.ts'

interface NewDelivery {
  readonly sourceId: number
  readonly runId: number
  readonly target: OutgoingTarget
  readonly mode: DeliveryMode
  readonly dueAt: string
  readonly at: string
}

const insertSql = `
  INSERT INTO outgoing_deliveries (source_id, run_id, target, trigger_mode, due_at, created_at)
  VALUES (:sourceId, :runId, :target, :mode, :dueAt, :at)`

/** Call it within the transaction that commits the run. */
export const insertDelivery = (db: WritableDb, delivery: NewDelivery): void => {
  db.run(insertSql, { ...delivery, target: targetKey(delivery.target) })
}

export interface PendingDelivery {
  readonly id: number
  readonly runId: number
  readonly target: OutgoingTarget
  readonly attempts: number
  readonly dueAt: string
}

// The oldest of each target stands for it: what comes later waits behind, whatever its own time says.
const headsSql = `
  SELECT d.id, d.run_id AS runId, d.target, d.attempts, d.due_at AS dueAt
  FROM outgoing_deliveries AS d
  WHERE d.state = 'pending' AND d.source_id = :sourceId AND d.id = (
    SELECT min(first.id)
    FROM outgoing_deliveries AS first
    WHERE first.state = 'pending' AND first.source_id = d.source_id AND first.target = d.target)
  ORDER BY d.id`

/** The next delivery of each target of a source. */
export const listHeads = (db: ReadableDb, sourceId: number): readonly PendingDelivery[] =>
  db
    .all<Omit<PendingDelivery, 'target'> & { target: string }>(headsSql, { sourceId })
    .map((row) => ({ ...row, target: parseTarget(row.target) }))

const waitingSourcesSql = `
  SELECT DISTINCT source_id AS sourceId
  FROM outgoing_deliveries
  WHERE state = 'pending'`

/** Sources that have something to tell; nearly always none. */
export const listWaitingSources = (db: ReadableDb): readonly number[] =>
  db.all<{ sourceId: number }>(waitingSourcesSql).map(({ sourceId }) => sourceId)

const releaseSql = `
  UPDATE outgoing_deliveries
  SET due_at = :at
  WHERE state = 'pending' AND source_id = :sourceId AND trigger_mode = :mode AND attempts = 0 AND due_at > :at`

/** Makes due what was never tried: its run, or its start, has ended. */
export const releaseDeliveries = (
  db: WritableDb,
  release: { readonly sourceId: number; readonly mode: DeliveryMode; readonly at: string },
): void => {
  db.run(releaseSql, release)
}

const beginSql = `
  UPDATE outgoing_deliveries
  SET attempts = attempts + 1, last_attempt_at = :at, due_at = :dueAt
  WHERE id = :id`

/** Counts an attempt before it is made, so that one which kills the process counts too. */
export const beginAttempt = (
  db: WritableDb,
  attempt: { readonly id: number; readonly at: string; readonly dueAt: string },
): void => {
  db.run(beginSql, attempt)
}

const withdrawSql = `
  UPDATE outgoing_deliveries
  SET attempts = attempts - 1, due_at = :at
  WHERE id = :id AND state = 'pending'`

/** Takes back an attempt that was broken off from this side. */
export const withdrawAttempt = (
  db: WritableDb,
  attempt: { readonly id: number; readonly at: string },
): void => {
  db.run(withdrawSql, attempt)
}

export interface AttemptProblem {
  readonly code: string
  readonly message: string
}

const postponeSql = `
  UPDATE outgoing_deliveries
  SET due_at = :dueAt, problem_code = :code, problem = :message
  WHERE id = :id`

export const postponeDelivery = (
  db: WritableDb,
  { id, dueAt, problem }: { readonly id: number; readonly dueAt: string; readonly problem: AttemptProblem },
): void => {
  db.run(postponeSql, { id, dueAt, ...problem })
}

const buryOneSql = `
  UPDATE outgoing_deliveries
  SET state = 'dead', due_at = NULL, finished_at = :at, problem_code = :code, problem = :message
  WHERE id = :id`

/** Gives a delivery up. It stays, with its run's history, until a person tries it again. */
export const buryDelivery = (
  db: WritableDb,
  { id, at, problem }: { readonly id: number; readonly at: string; readonly problem: AttemptProblem },
): void => {
  db.run(buryOneSql, { id, at, ...problem })
}

const deliveredSql = `
  UPDATE outgoing_deliveries
  SET state = 'delivered', due_at = NULL, finished_at = :at, problem_code = NULL, problem = NULL
  WHERE id = :id`

export const finishDelivery = (
  db: WritableDb,
  delivery: { readonly id: number; readonly at: string },
): void => {
  db.run(deliveredSql, delivery)
}

const newestPendingSql = `
  SELECT max(id) AS id
  FROM outgoing_deliveries
  WHERE state = 'pending' AND source_id = :sourceId AND target = :target`

export const findNewestPending = (
  db: ReadableDb,
  { sourceId, target }: { readonly sourceId: number; readonly target: OutgoingTarget },
): number | undefined =>
  db.get<{ id: number | null }>(newestPendingSql, { sourceId, target: targetKey(target) })?.id ?? undefined

const deliveredUpToSql = `
  UPDATE outgoing_deliveries
  SET state = 'delivered', due_at = NULL, finished_at = :at, problem_code = NULL, problem = NULL
  WHERE state = 'pending' AND source_id = :sourceId AND target = :target AND id <= :id`

/** A file holds everything, so one that was written tells of every run before it. */
export const finishDeliveriesUpTo = (
  db: WritableDb,
  {
    target,
    ...delivery
  }: {
    readonly sourceId: number
    readonly target: OutgoingTarget
    readonly id: number
    readonly at: string
  },
): void => {
  db.run(deliveredUpToSql, { ...delivery, target: targetKey(target) })
}

const reviveSql = `
  UPDATE outgoing_deliveries
  SET state = 'pending', attempts = 0, due_at = :at, finished_at = NULL
  WHERE id = :id AND state <> 'delivered'`

/** Puts a dead delivery back, or makes a waiting one due. False when it was delivered. */
export const reviveDelivery = (
  db: WritableDb,
  delivery: { readonly id: number; readonly at: string },
): boolean => db.run(reviveSql, delivery).changes === 1

const deadIdsSql = `
  SELECT id
  FROM outgoing_deliveries
  WHERE state = 'dead' AND source_id = :sourceId
  ORDER BY id`

const reviveDeadSql = `
  UPDATE outgoing_deliveries
  SET state = 'pending', attempts = 0, due_at = :at, finished_at = NULL
  WHERE state = 'dead' AND source_id = :sourceId`

/** Puts every dead delivery of a source back; their ids, oldest first. Call it within a transaction. */
export const reviveDeadDeliveries = (
  db: WritableDb,
  { sourceId, at }: { readonly sourceId: number; readonly at: string },
): readonly number[] => {
  const ids = db.all<{ id: number }>(deadIdsSql, { sourceId }).map(({ id }) => id)
  db.run(reviveDeadSql, { sourceId, at })
  return ids
}
