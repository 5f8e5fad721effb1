import type {
  DeliveryState,
  OutgoingDelivery,
  RetriedDeliveries,
} from '../../../src-shared/domain/outgoing-delivery.ts'

/** What became of deliveries that were all tried again, oldest first. */
export const countRetried = (deliveries: readonly OutgoingDelivery[]): RetriedDeliveries => {
  const count = (state: DeliveryState): number => deliveries.filter((each) => each.state === state).length
  return {
    retried: deliveries.length,
    delivered: count('delivered'),
    waiting: count('pending'),
    dead: count('dead'),
    problem:
      deliveries.find(({ state, problem }) => state !== 'delivered' && problem !== null)?.problem ?? null,
  }
}
