import { z } from 'zod'
import { OutgoingDelivery, RetriedDeliveries, deliveryStates } from '../domain/outgoing-delivery.ts'
import { SyncRun } from '../domain/sync-run.ts'
import { call } from './call.ts'
import { Slug } from './source-calls.ts'
import { Page } from './sync-calls.ts'

const Id = z.number().int()

/** A delivery with what its run changed: a webhook is told of these, a file holds the whole source after them. */
export const DeliveryView = OutgoingDelivery.extend({ changes: SyncRun.shape.changes })
export type DeliveryView = z.infer<typeof DeliveryView>

export const deliveryCalls = {
  'deliveries.list': call(
    z.strictObject({
      slug: Slug.nullable(),
      runId: Id.nullable(),
      state: z.enum(deliveryStates).nullable(),
      ...Page,
    }),
    z.strictObject({ total: z.number().int(), items: z.array(DeliveryView) }),
  ),
  /** `key` is the Idempotency-Key by which the receiver of a webhook knows the message; null for a file. */
  'deliveries.get': call(Id, DeliveryView.extend({ key: z.string().nullable() })),
  /** Tries a dead or a waiting delivery at once, and answers how it went. */
  'deliveries.retry': call(Id, OutgoingDelivery),
  /** Tries every dead delivery again, of one source or of all, and answers what became of them so far. */
  'deliveries.retryDead': call(z.strictObject({ slug: Slug.nullable() }), RetriedDeliveries),
}
