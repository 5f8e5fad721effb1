import { createHash } from 'node:crypto'
import type { OutgoingTarget } from '../../../src-shared/domain/outgoing-target.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import {
  readChangedMemberships,
  readMembershipNames,
  readObjectChanges,
  type MembershipPairs,
} from '../../store/change-set-queries.ts'
import { targetKey } from '../../store/delivery-target.ts'
import { findRun } from '../../store/run-queries.ts'
import type { StoredSource } from '../../store/source-store.ts'

/** Changes read at a time; between two of them everything else in this thread gets its turn. */
const pageSize = 500

/** What tells one delivery of a source from every other. */
interface DeliveryAbout {
  readonly runId: number
  readonly target: OutgoingTarget
}

/**
 * The same for every attempt at a delivery, and no other: run and target, and, because run numbers begin at 1 on every
 * machine, which source of which installation it was.
 */
export const idempotencyKey = (source: StoredSource, { runId, target }: DeliveryAbout): string => {
  const about = [source.settings.slug, source.createdAt, source.id, runId, targetKey(target)]
  return `run-${runId}-${createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32)}`
}

/** The body of a webhook's message: what a run changed, as JSON (docs/outgoing.md). */
export async function* changeSet(
  db: ReadableDb,
  { source, delivery }: { readonly source: StoredSource; readonly delivery: DeliveryAbout },
): AsyncGenerator<string, void, void> {
  yield head(db, source, delivery)
  let separator = ''
  for await (const page of pagesOf(db, source.id, delivery.runId)) {
    if (page.length === 0) continue
    yield separator + page.map((change) => JSON.stringify(change)).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

const head = (db: ReadableDb, source: StoredSource, delivery: DeliveryAbout): string => {
  const run = findRun(db, delivery.runId)
  const about = {
    version: 1,
    key: idempotencyKey(source, delivery),
    source: { slug: source.settings.slug, name: source.settings.name },
    run: {
      id: delivery.runId,
      status: run?.status ?? null,
      startedAt: run?.startedAt ?? null,
      finishedAt: run?.finishedAt ?? null,
    },
  }
  return `${JSON.stringify(about).slice(0, -1)},"changes":[\n`
}

async function* pagesOf(
  db: ReadableDb,
  sourceId: number,
  runId: number,
): AsyncGenerator<readonly unknown[], void, void> {
  let after: number | undefined = -1
  while (after !== undefined) {
    const { changes, last } = readObjectChanges(db, { runId, sourceId, after, limit: pageSize })
    after = last
    yield changes
    await breath()
  }
  const memberships = readChangedMemberships(db, runId)
  yield* membershipPages(db, memberships.removed, 'removed')
  yield* membershipPages(db, memberships.added, 'added')
}

async function* membershipPages(
  db: ReadableDb,
  pairs: MembershipPairs,
  change: 'added' | 'removed',
): AsyncGenerator<readonly unknown[], void, void> {
  for (let start = 0; start < pairs.groupIds.length; start += pageSize) {
    const groupIds = pairs.groupIds.slice(start, start + pageSize)
    const userIds = pairs.userIds.slice(start, start + pageSize)
    const names = readMembershipNames(db, { groupIds, userIds })
    yield groupIds.map((groupId, index) => {
      const userId = userIds[index] ?? 0
      return {
        objectType: 'membership',
        change,
        user: { id: userId, username: names.users.get(userId) ?? null },
        group: { id: groupId, name: names.groups.get(groupId) ?? null },
      }
    })
    await breath()
  }
}

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
