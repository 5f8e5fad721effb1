import type { OutgoingDelivery } from '../../../src-shared/domain/outgoing-delivery.ts'
import { addressOf } from '../../../src-shared/domain/outgoing-target.ts'
import { useCommand } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { storedError } from '../../../src-shared/errors/stored-error.ts'

interface DeliveryRetry {
  readonly isSending: boolean
  readonly retry: (id: number) => void
}

/** Sends a delivery at once and says how it went, also to somebody who has left the page meanwhile. */
export const useRetryDelivery = (): DeliveryRetry => {
  const text = useText()
  const notify = useNotify()
  const command = useCommand('deliveries.retry')
  const tell = (delivery: OutgoingDelivery): void => {
    const { id, state, target, problem } = delivery
    if (state === 'delivered')
      notify.done({ message: text('deliveries.retried', { id, address: addressOf(target) }) })
    else if (problem !== null) notify.failed(storedError(problem))
    else notify.attention({ message: text('deliveries.stillWaiting', { id }) })
  }
  return {
    isSending: command.isPending,
    // The promise, because callbacks given to `mutate` are dropped with the page.
    retry: (id) => void command.mutateAsync(id).then(tell).catch(notify.failed),
  }
}
