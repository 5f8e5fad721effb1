import type { z } from 'zod'
import type { deliveryCalls, DeliveryView } from '../../../src-shared/contract/delivery-calls.ts'
import type { OutgoingDelivery } from '../../../src-shared/domain/outgoing-delivery.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { findDelivery, listDeliveries } from '../../store/delivery-queries.ts'
import { findRun } from '../../store/run-queries.ts'
import { requireSource, sourceIdFor } from '../find-source.ts'
import { idempotencyKey } from '../outgoing/change-set.ts'

type ListQuestion = z.output<(typeof deliveryCalls)['deliveries.list']['input']>
type ListPage = z.input<(typeof deliveryCalls)['deliveries.list']['output']>
type Detail = z.input<(typeof deliveryCalls)['deliveries.get']['output']>

export interface DeliveryViews {
  list(question: ListQuestion): ListPage
  get(id: number): Detail
}

export const createDeliveryViews = (db: ReadableDb): DeliveryViews => ({
  list({ slug, runId, ...question }) {
    const sourceId = sourceIdFor(db, slug ?? undefined)
    const { total, items } = listDeliveries(db, {
      ...question,
      sourceId,
      runId: runId ?? undefined,
      state: question.state ?? undefined,
    })
    return { total, items: items.map((delivery) => withChanges(db, delivery)) }
  },
  get(id) {
    const delivery = findDelivery(db, id)
    if (delivery === undefined) throw new AppError('object.not-found', `There is no delivery ${id}.`, { id })
    const { source, run: runId, target } = delivery
    const key =
      target.kind === 'webhook' ? idempotencyKey(requireSource(db, source), { runId, target }) : null
    return { ...withChanges(db, delivery), key }
  },
})

const withChanges = (db: ReadableDb, delivery: OutgoingDelivery): DeliveryView => {
  const run = findRun(db, delivery.run)
  if (run === undefined) throw new Error('a delivery goes with its run')
  return { ...delivery, changes: run.changes }
}
