import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import { useCall } from '../../api/use-call.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './source-state.module.css'

/** How a saved source does, under the name of the editor that can make it do better. */
export const SourceState = ({ slug }: { readonly slug: string }) => {
  const text = useText()
  const said = useSaid()
  const source = useCall('sources.list', undefined).data?.find((known) => known.slug === slug)
  // A line of the same height, so that nothing moves when the state is there.
  if (source === undefined) return <span className={classes.state}>{'\u00A0'}</span>
  const { state, stateReason, lastGoodSyncAt, runningRunId, heldRunId, lastRunId } = source
  const runId = runningRunId ?? heldRunId ?? lastRunId
  return (
    <span className={classes.state}>
      <StateBadge state={state} label={text(`state.${state}`)} />
      {stateReason !== '' && <span>{said(stateReason)}</span>}
      <span>
        {text('overview.lastGood')} <RelativeTime at={lastGoodSyncAt} />
      </span>
      {runId !== null && (
        <Anchor component={Link} href={`/runs/${runId}`} inherit>
          {text('overview.showRun')}
        </Anchor>
      )}
    </span>
  )
}
