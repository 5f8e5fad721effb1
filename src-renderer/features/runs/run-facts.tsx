import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import type { OnlyObject, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useDuration } from '../../ui/use-duration.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './run-facts.module.css'

/** The line under the title: which run, how it ended, when, by whom, how long, from which server. */
export const RunFacts = ({ run }: { readonly run: SyncRun }) => {
  const text = useText()
  const duration = useDuration()
  const facts = [
    text('run.startedBy', { trigger: text(`runTrigger.${run.trigger}`) }),
    ...(run.milliseconds === null ? [] : [text('run.took', { duration: duration(run.milliseconds) })]),
    ...(run.server === null ? [] : [run.server]),
    // Of a run of one object nobody expects the whole.
    ...(run.status === 'running' || run.only !== null
      ? []
      : [text(run.complete ? 'run.complete' : 'run.incomplete')]),
  ]
  return (
    <span className={classes.facts}>
      <StateBadge state={run.status} label={text(`runStatus.${run.status}`)} />
      <span>{text('runs.run', { id: run.id })}</span>
      <RelativeTime at={run.startedAt} />
      {run.only !== null && <OnlyLink only={run.only} />}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </span>
  )
}

const OnlyLink = ({ only: { objectType, id } }: { readonly only: OnlyObject }) => {
  const text = useText()
  const isPerson = objectType === 'user'
  return (
    <Anchor component={Link} href={`/${isPerson ? 'people' : 'groups'}/${id}`} inherit>
      {text(isPerson ? 'run.onlyPerson' : 'run.onlyGroup')}
    </Anchor>
  )
}
