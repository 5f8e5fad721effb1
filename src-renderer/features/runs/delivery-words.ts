import type { OutgoingDelivery } from '../../../src-shared/domain/outgoing-delivery.ts'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import { headlineOf } from './run-counts.ts'
import type { DeliveryView } from '../../../src-shared/contract/delivery-calls.ts'
import type { Text } from '../../ui/use-text.ts'

/** What a person calls the state of a delivery: waiting for its time is not the same as failing again and again. */
export type DeliveryPhase = 'waiting' | 'unanswered' | 'retrying' | 'delivered' | 'dead'

export const phaseOf = ({ state, attempts, problem }: OutgoingDelivery): DeliveryPhase => {
  if (state !== 'pending') return state
  if (attempts === 0) return 'waiting'
  return problem === null ? 'unanswered' : 'retrying'
}

export const targetKind = ({ target }: Pick<OutgoingDelivery, 'target'>): MessageId =>
  target.kind === 'webhook' ? 'sources.targets.kind.webhook' : `sources.targets.kind.${target.format}`

/** What a webhook is told of, in words. */
export const carriesWords = (text: Text, delivery: DeliveryView): readonly string[] => {
  const { created, updated, lost } = headlineOf(delivery)
  const { added, removed } = delivery.changes.memberships
  const words = [
    ...(created + updated + lost === 0 ? [] : [text('runs.changesSummary', { created, updated, lost })]),
    ...(added + removed === 0
      ? []
      : [`${text('run.memberships')}: ${text('runs.membershipsSummary', { added, removed })}`]),
  ]
  // A webhook is told of changes only, and these are the ones that a run does not count.
  return words.length === 0 ? [text('deliveries.carriesNothing')] : words
}
