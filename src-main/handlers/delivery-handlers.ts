import type { HandlersFor } from '../../src-shared/contract/call.ts'
import type { deliveryCalls } from '../../src-shared/contract/delivery-calls.ts'
import type { HandlerSetup } from './handler-setup.ts'

export const deliveryHandlers = ({ services, windowServices }: HandlerSetup) =>
  ({
    'deliveries.list': (question) => windowServices.deliveries.list(question),
    'deliveries.get': (id) => windowServices.deliveries.get(id),
    'deliveries.retry': (id, { signal }) => services.outgoing.retry(id, signal),
    'deliveries.retryDead': ({ slug }, { signal }) => services.outgoing.retryDead(slug ?? undefined, signal),
  }) satisfies HandlersFor<typeof deliveryCalls>
