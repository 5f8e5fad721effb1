// Works off what one source has to tell: its targets side by side, each in the order of the runs.

import { join } from 'node:path'

import { AppError, toFailure } from '../../../src-shared/errors/app-error.ts'
import type { Secret } from '../../../src-shared/domain/secret.ts'
import type { OutgoingTarget } from '../../../src-shared/domain/outgoing-target.ts'
import { withKeptBody, type MessageBody } from '../../outgoing/message-body.ts'
import { answerTimeoutMs, postWebhook, type WebhookAnswer } from '../../outgoing/post-webhook.ts'
import { readBeginning, removeAbandoned, writeWholeFile } from '../../outgoing/write-whole-file.ts'
import type { SecretStore } from '../../secrets/secret-store.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import {
  beginAttempt,
  buryDelivery,
  findNewestPending,
  finishDeliveriesUpTo,
  finishDelivery,
  listHeads,
  postponeDelivery,
  withdrawAttempt,
  type AttemptProblem,
  type PendingDelivery,
} from '../../store/delivery-store.ts'
import { targetKey } from '../../store/delivery-target.ts'
import { holdLockFile } from '../../store/lock-file.ts'
import { findSourceById, type StoredSource } from '../../store/source-store.ts'
import { toStoreError } from '../../store/store-errors.ts'
import { backOffMs, decideRetry, judgeStatus, retryAfterMs } from '../../sync/outgoing-retry.ts'
import { changeSet, idempotencyKey } from './change-set.ts'
import { beginningBytes, mayReplace, sourceFile } from './source-file.ts'

export interface DeliverySetup {
  readonly db: WritableDb
  readonly dataFolder: string
  readonly secrets: SecretStore
  readonly clock: () => Date
  readonly newId: () => string
  /** From 0 to 1. */
  readonly chance: () => number
  readonly answerTimeoutMs?: number | undefined
  /** Told whenever a delivery was written to. */
  readonly onWritten?: (() => void) | undefined
}

/**
 * Tries whatever is due of a source. `busy` when another process is at it: two that told one target at the same time
 * could not keep the order.
 */
export const deliverSource = async (
  setup: DeliverySetup,
  sourceId: number,
  following: Following,
): Promise<'done' | 'busy'> => {
  const lock = holdLockFile(setup.dataFolder, `outgoing-${sourceId}`)
  if (lock === undefined) return 'busy'
  try {
    // A target that is slow does not keep the others waiting.
    const targets = listHeads(setup.db, sourceId).map(({ target }) => target)
    const ends = await Promise.allSettled(
      targets.map((target) => workOff(setup, { sourceId, target, ...following })),
    )
    // Only now: before, the lock is what keeps others from telling the targets that are still being told.
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return 'done'
  } finally {
    lock.release()
  }
}

interface Following {
  readonly signal: AbortSignal
  /** Told of each attempt when it begins. */
  readonly onAttempt: (attempt: Promise<void>) => void
}

interface Queue extends Following {
  readonly sourceId: number
  readonly target: OutgoingTarget
}

/** From the oldest on, until one has to wait: what comes later never overtakes it. */
const workOff = async (
  setup: DeliverySetup,
  { sourceId, target, signal, onAttempt }: Queue,
): Promise<void> => {
  const { db, clock } = setup
  while (!signal.aborted) {
    const head = listHeads(db, sourceId).find((each) => targetKey(each.target) === targetKey(target))
    if (head === undefined || Date.parse(head.dueAt) > clock().getTime()) return
    const source = findSourceById(db, sourceId)
    if (source === undefined || !isConfigured(source, target)) {
      const end = { id: head.id, at: clock().toISOString(), problem: targetRemoved }
      await db.whenFree(() => buryDelivery(db, end))
      setup.onWritten?.()
      continue
    }
    const attempted = attempt(setup, { source, delivery: head, signal })
    onAttempt(attempted)
    await attempted
    setup.onWritten?.()
  }
}

/** What a person took out of the settings must not be told anything more. */
const isConfigured = ({ settings }: StoredSource, target: OutgoingTarget): boolean =>
  settings.syncOutgoingTriggerMode !== 'none' &&
  settings.outgoingTargets.some((each) => targetKey(each) === targetKey(target))

const targetRemoved: AttemptProblem = {
  code: 'outgoing.target-removed',
  message: 'The source does not name this target any more.',
}

interface Attempt {
  readonly source: StoredSource
  readonly delivery: PendingDelivery
  readonly signal: AbortSignal
}

const at = (ms: number): string => new Date(ms).toISOString()

const attempt = async (setup: DeliverySetup, { source, delivery, signal }: Attempt): Promise<void> => {
  const { db, clock } = setup
  const { id } = delivery
  const attempts = delivery.attempts + 1
  const now = clock().getTime()
  await db.whenFree(() => beginAttempt(db, { id, at: at(now), dueAt: at(now + backOffMs(attempts, 1)) }))
  setup.onWritten?.()
  const outcome = await carryOut(setup, { source, delivery, signal })
  const ended = { after: clock().getTime(), attempts, isAborted: signal.aborted }
  await db.whenFree(() => writeEnd(setup, { source, delivery, outcome, ...ended }))
}

const writeEnd = (
  { db, chance }: DeliverySetup,
  attempted: {
    readonly source: StoredSource
    readonly delivery: PendingDelivery
    readonly outcome: Outcome
    /** Milliseconds, when it ended. */
    readonly after: number
    readonly attempts: number
    readonly isAborted: boolean
  },
): void => {
  const { source, delivery, outcome, after, attempts, isAborted } = attempted
  const { id, target } = delivery
  if (outcome.kind === 'delivered') {
    if (outcome.upTo === undefined) finishDelivery(db, { id, at: at(after) })
    else finishDeliveriesUpTo(db, { sourceId: source.id, target, id: outcome.upTo, at: at(after) })
    return
  }
  if (isAborted) {
    withdrawAttempt(db, { id, at: at(after) })
    return
  }
  const decision = decideRetry({ ...outcome, attempts, chance: chance() })
  const problem = { code: outcome.code, message: outcome.message }
  if (decision.kind === 'dead') buryDelivery(db, { id, at: at(after), problem })
  else postponeDelivery(db, { id, dueAt: at(after + decision.afterMs), problem })
}

type Outcome =
  | { readonly kind: 'delivered'; readonly upTo: number | undefined }
  | ({
      readonly kind: 'failed'
      readonly isFinal: boolean
      readonly retryAfterMs?: number | undefined
    } & AttemptProblem)

const carryOut = async (setup: DeliverySetup, attempted: Attempt): Promise<Outcome> => {
  try {
    return attempted.delivery.target.kind === 'file'
      ? await writeFile(setup, attempted, attempted.delivery.target)
      : await post(setup, attempted, attempted.delivery.target)
  } catch (error) {
    const { code, message } = toFailure(error)
    return { kind: 'failed', isFinal: false, code, message }
  }
}

const writeFile = async (
  { db, newId, clock }: DeliverySetup,
  { source, signal }: Attempt,
  target: Extract<OutgoingTarget, { kind: 'file' }>,
): Promise<Outcome> => {
  // Before it is read: what is committed meanwhile may be in the file or not, and has a delivery of its own.
  const upTo = findNewestPending(db, { sourceId: source.id, target })
  try {
    await requireReplaceable(target.path)
    await removeAbandoned(target.path, clock().getTime())
    await writeWholeFile(target.path, sourceFile(db, source, target.format), { newId, signal })
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) throw error
    throw new AppError(
      'outgoing.unwritable',
      `The file "${target.path}" cannot be written (${String(error.code)}).`,
      {},
      error,
    )
  }
  return { kind: 'delivered', upTo }
}

const requireReplaceable = async (path: string): Promise<void> => {
  const beginning = await readBeginning(path, beginningBytes)
  if (beginning === undefined || mayReplace(beginning)) return
  throw new AppError(
    'outgoing.unwritable',
    `At "${path}" is a file that is no export of Rollcall. Move it away, or choose another path.`,
  )
}

const post = async (
  setup: DeliverySetup,
  { source, delivery, signal }: Attempt,
  { url }: Extract<OutgoingTarget, { kind: 'webhook' }>,
): Promise<Outcome> => {
  const secret = await requireSecret(setup.secrets, source.settings.slug)
  const { db, dataFolder, newId, clock, answerTimeoutMs: timeoutMs = answerTimeoutMs } = setup
  const send = (body: MessageBody): Promise<WebhookAnswer> => {
    const timestamp = Math.floor(clock().getTime() / 1000)
    const message = { url, idempotencyKey: idempotencyKey(source, delivery), body, secret, timestamp }
    return postWebhook(message, { signal, timeoutMs })
  }
  const file = join(dataFolder, `message-${delivery.id}-${newId()}.json`)
  const pieces = changeSet(db, { source, delivery })
  const answer = await withKeptBody({ file, pieces, signal }, send).catch((error: unknown) => {
    throw toStoreError(error)
  })
  const verdict = judgeStatus(answer.status)
  if (verdict.kind === 'delivered') return { kind: 'delivered', upTo: undefined }
  return {
    ...verdict,
    code: 'outgoing.refused',
    retryAfterMs: retryAfterMs(answer.retryAfter, setup.clock().getTime()),
  }
}

const requireSecret = async (secrets: SecretStore, slug: string): Promise<Secret> => {
  const secret = await secrets.read(slug, 'webhook-secret')
  if (secret !== undefined) return secret
  throw new AppError(
    'outgoing.secret-missing',
    `There is no webhook secret for "${slug}", and nothing is sent without a signature.`,
  )
}
