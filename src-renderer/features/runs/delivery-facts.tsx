import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import { mostAttempts } from '../../../src-shared/domain/outgoing-delivery.ts'
import { addressOf } from '../../../src-shared/domain/outgoing-target.ts'
import { Facts } from '../../ui/facts.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './deliveries.module.css'
import { carriesWords, targetKind } from './delivery-words.ts'

type Detail = CallOutput<'deliveries.get'>

interface DeliveryFactsProps {
  readonly delivery: Detail
  readonly sourceName: string
}

export const DeliveryFacts = ({ delivery, sourceName }: DeliveryFactsProps) => {
  const text = useText()
  const { source, run, state, attempts, target, key, waitsFor, dueAt } = delivery
  const { createdAt, lastAttemptAt, finishedAt } = delivery
  const endLabel = text(state === 'dead' ? 'deliveries.givenUp' : 'deliveries.arrived')
  return (
    <Facts
      facts={[
        {
          label: text(targetKind(delivery)),
          value: (
            <span className={classes.full}>
              <SafeText>{addressOf(target)}</SafeText>
            </span>
          ),
        },
        {
          label: text('runs.source'),
          value: (
            <Anchor
              component={Link}
              fz="inherit"
              href={`/sources/${encodeURIComponent(source)}?section=schedule`}
            >
              {sourceName}
            </Anchor>
          ),
        },
        {
          label: text('deliveries.run'),
          value: (
            <Anchor component={Link} fz="inherit" href={`/runs/${run}`}>
              {text('runs.run', { id: run })}
            </Anchor>
          ),
        },
        { label: text('deliveries.carries'), value: <Carries delivery={delivery} /> },
        {
          label: text('deliveries.attempts'),
          value: text('deliveries.attemptsOf', { count: attempts, most: mostAttempts }),
        },
        { label: text('deliveries.when'), value: <RelativeTime at={createdAt} /> },
        lastAttemptAt === null
          ? undefined
          : { label: text('deliveries.lastTry'), value: <RelativeTime at={lastAttemptAt} /> },
        dueAt === null || waitsFor !== null
          ? undefined
          : { label: text('deliveries.nextTry'), value: <RelativeTime at={dueAt} isUpcoming /> },
        finishedAt === null ? undefined : { label: endLabel, value: <RelativeTime at={finishedAt} /> },
        key === null
          ? undefined
          : { label: text('deliveries.key'), value: <span className={classes.full}>{key}</span> },
      ]}
    />
  )
}

const Carries = ({ delivery }: { readonly delivery: Detail }) => {
  const text = useText()
  if (delivery.target.kind === 'file') return text('deliveries.carriesFile', { run: delivery.run })
  return (
    <ul className={classes.lines}>
      {carriesWords(text, delivery).map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}
