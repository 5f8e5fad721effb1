import { ActionIcon, Anchor, Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSend, IconX } from '@tabler/icons-react'
import { useIntl } from 'react-intl'
import { Link } from 'wouter'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import { useCall } from '../../api/use-call.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useIntoView } from '../../ui/use-into-view.ts'
import { useText } from '../../ui/use-text.ts'
import detailClasses from './change-detail.module.css'
import classes from './deliveries.module.css'
import { DeliveryFacts } from './delivery-facts.tsx'
import { storedError } from '../../../src-shared/errors/stored-error.ts'
import { DeliveryBadge } from './use-delivery-columns.tsx'
import { useRetryDelivery } from './use-retry-delivery.ts'

interface DeliveryDetailProps {
  readonly id: number
  readonly sourceNames: ReadonlyMap<string, string>
  readonly onClose: () => void
}

/** One delivery in full: where to, what it carries, how often it was tried, why it failed, and the retry. */
export const DeliveryDetail = ({ id, sourceNames, onClose }: DeliveryDetailProps) => {
  const text = useText()
  const query = useCall('deliveries.get', id)
  const place = useIntoView<HTMLElement>()
  useHotkeys([['Escape', onClose]])
  return (
    <aside ref={place} className={detailClasses.detail} aria-label={text('deliveries.details')}>
      <div className={detailClasses.head}>
        <h2 className={detailClasses.name}>{text('deliveries.one', { id })}</h2>
        <ActionIcon aria-label={text('common.close')} onClick={onClose} size="sm">
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <QueryBoundary query={query}>
        {(delivery) => (
          <>
            <p className={detailClasses.kind}>
              <DeliveryBadge delivery={delivery} />
            </p>
            <Situation delivery={delivery} />
            <Actions delivery={delivery} />
            <DeliveryFacts
              delivery={delivery}
              sourceName={sourceNames.get(delivery.source) ?? delivery.source}
            />
          </>
        )}
      </QueryBoundary>
    </aside>
  )
}

interface PartProps {
  readonly delivery: CallOutput<'deliveries.get'>
}

/** Why it is where it is. */
const Situation = ({ delivery }: PartProps) => {
  const text = useText()
  const intl = useIntl()
  const { state, problem, waitsFor, mode, attempts, dueAt } = delivery
  if (waitsFor !== null)
    return (
      <p className={classes.words}>
        <Anchor component={Link} fz="inherit" href={`/runs?tab=deliveries&delivery=${waitsFor}`}>
          {text('deliveries.waitsFor', { id: waitsFor })}
        </Anchor>
      </p>
    )
  return (
    <>
      {state === 'dead' && <p className={classes.words}>{text('deliveries.deadMeaning')}</p>}
      {problem !== null && <ErrorPanel error={storedError(problem)} />}
      {problem === null && mode === 'deferred_end' && attempts === 0 && dueAt !== null && (
        <p className={classes.words}>
          {text('deliveries.deferred', { time: intl.formatDate(dueAt, { timeStyle: 'short' }) })}
        </p>
      )}
    </>
  )
}

const Actions = ({ delivery: { id, state, waitsFor, problem, source } }: PartProps) => {
  const text = useText()
  const { retry, isSending } = useRetryDelivery()
  const place = `/sources/${encodeURIComponent(source)}?section=schedule`
  const canRetry = state === 'dead' || (state === 'pending' && waitsFor === null)
  if (!canRetry) return null
  return (
    <>
      <div className={classes.actions}>
        <Button
          variant={state === 'dead' ? 'filled' : 'default'}
          leftSection={<IconSend size={15} aria-hidden />}
          loading={isSending}
          onClick={() => retry(id)}
        >
          {text(state === 'dead' ? 'deliveries.retry' : 'deliveries.tryNow')}
        </Button>
        {problem?.code === 'outgoing.secret-missing' && (
          <Button variant="default" component={Link} href={place}>
            {text('deliveries.setSecret')}
          </Button>
        )}
      </div>
      {isSending && (
        <p className={classes.dim} role="status">
          {text('deliveries.sending')}
        </p>
      )}
    </>
  )
}
