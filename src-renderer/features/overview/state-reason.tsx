import { Anchor } from '@mantine/core'
import { useIntl } from 'react-intl'
import { Link } from 'wouter'
import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './source-card.module.css'

/** Why a source is in its state and since when, with the run that says more. Nothing to say when all is well. */
export const StateReason = ({ source }: { readonly source: SourceSummary }) => {
  const text = useText()
  const said = useSaid()
  const intl = useIntl()
  const isFailing = source.state === 'failing' || source.state === 'held'
  const pausedUntil =
    source.state === 'paused' && source.pausedUntil !== null
      ? text('overview.pausedUntil', {
          time: intl.formatDate(source.pausedUntil, { weekday: 'short', hour: 'numeric', minute: '2-digit' }),
        })
      : ''
  const reason = source.stateReason === '' ? pausedUntil : said(source.stateReason)
  if (source.state === 'ok' || reason === '') return null
  const runId = source.heldRunId ?? source.lastRunId
  return (
    <p className={classes.reason}>
      {reason}
      {source.stateSince !== null && (
        <span className={classes.since}>
          <RelativeTime at={source.stateSince} />
        </span>
      )}
      {isFailing && runId !== null && (
        <Anchor component={Link} href={`/runs/${runId}`} fz="inherit">
          {text('overview.showRun')}
        </Anchor>
      )}
    </p>
  )
}
