import { IconFile, IconWebhook } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { DeliveryView } from '../../../src-shared/contract/delivery-calls.ts'
import { addressOf } from '../../../src-shared/domain/outgoing-target.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import type { Column } from '../../ui/virtual-table.tsx'
import { carriesWords, phaseOf, targetKind } from './delivery-words.ts'
import cellClasses from './run-cells.module.css'
import classes from './deliveries.module.css'
import { ObjectSigns } from './run-change-signs.tsx'
import { headlineOf } from './run-counts.ts'

/** Columns of the list of deliveries, as many as there is room and need for. */
export const useDeliveryColumns = (
  names: ReadonlyMap<string, string>,
  { isOfOneRun, isBesideDetail }: { readonly isOfOneRun: boolean; readonly isBesideDetail: boolean },
): readonly Column<DeliveryView>[] => {
  const text = useText()
  const all: readonly Column<DeliveryView>[] = [
    {
      id: 'when',
      header: text('deliveries.when'),
      width: '112px',
      render: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      id: 'state',
      header: text('deliveries.state'),
      width: '152px',
      render: (delivery) => <DeliveryBadge delivery={delivery} />,
    },
    {
      id: 'target',
      header: text('deliveries.target'),
      width: 'minmax(190px, 2fr)',
      render: (delivery) => <TargetText delivery={delivery} />,
    },
    {
      id: 'source',
      header: text('runs.source'),
      width: 'minmax(96px, 1fr)',
      render: ({ source }) => names.get(source) ?? source,
    },
    {
      id: 'run',
      header: text('deliveries.run'),
      width: '76px',
      render: ({ run }) => (
        <Link href={`/runs/${run}`} className={cellClasses.link} tabIndex={-1}>
          {text('runs.run', { id: run })}
        </Link>
      ),
    },
    {
      id: 'carries',
      header: text('deliveries.carries'),
      width: '132px',
      render: (delivery) => <Carries delivery={delivery} />,
    },
    {
      id: 'attempts',
      header: text('deliveries.attempts'),
      width: '64px',
      align: 'end',
      render: ({ attempts }) => attempts,
    },
    {
      id: 'next',
      header: text('deliveries.nextTry'),
      width: '104px',
      render: ({ dueAt, waitsFor }) =>
        dueAt === null || waitsFor !== null ? '' : <RelativeTime at={dueAt} isUpcoming />,
    },
    {
      id: 'problem',
      header: text('deliveries.problem'),
      width: 'minmax(150px, 2fr)',
      render: (delivery) => <Problem delivery={delivery} />,
    },
  ]
  const left = isOfOneRun ? all.filter(({ id }) => id !== 'source' && id !== 'run') : all
  // The details say the rest.
  return isBesideDetail ? left.filter(({ id }) => briefColumns.has(id)) : left
}

const briefColumns: ReadonlySet<string> = new Set(['when', 'state', 'target', 'run'])

interface DeliveryProps {
  readonly delivery: DeliveryView
}

export const DeliveryBadge = ({ delivery }: DeliveryProps) => {
  const text = useText()
  const phase = phaseOf(delivery)
  return <StateBadge state={phase} label={text(`deliveries.phase.${phase}`)} />
}

const TargetText = ({ delivery }: DeliveryProps) => {
  const text = useText()
  const TargetIcon = delivery.target.kind === 'webhook' ? IconWebhook : IconFile
  const address = addressOf(delivery.target)
  return (
    <span className={classes.target} title={address}>
      <TargetIcon size={15} stroke={1.75} role="img" aria-label={text(targetKind(delivery))} />
      <span className={classes.address}>
        <SafeText>{address}</SafeText>
      </span>
    </span>
  )
}

const Carries = ({ delivery }: DeliveryProps) => {
  const text = useText()
  if (delivery.target.kind === 'file')
    return <span className={cellClasses.dim}>{text('deliveries.wholeSource')}</span>
  const { created, updated, lost } = headlineOf(delivery)
  const hasObjects = created + updated + lost > 0
  return (
    <span title={carriesWords(text, delivery).join(', ')}>
      {hasObjects ? <ObjectSigns run={delivery} /> : text('deliveries.membershipsOnly')}
    </span>
  )
}

const Problem = ({ delivery: { problem, waitsFor } }: DeliveryProps) => {
  const text = useText()
  const said = useSaid()
  const words =
    waitsFor === null ? said(problem?.message ?? '') : text('deliveries.waitsFor', { id: waitsFor })
  return words === '' ? null : (
    <span title={words}>
      <SafeText>{words}</SafeText>
    </span>
  )
}
