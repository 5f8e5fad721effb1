import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
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
    ...(run.status === 'running' ? [] : [text(run.complete ? 'run.complete' : 'run.incomplete')]),
  ]
  return (
    <span className={classes.facts}>
      <StateBadge state={run.status} label={text(`runStatus.${run.status}`)} />
      <span>{text('runs.run', { id: run.id })}</span>
      <RelativeTime at={run.startedAt} />
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </span>
  )
}
