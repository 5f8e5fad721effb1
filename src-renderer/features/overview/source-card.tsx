import { Button, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconMailX,
  IconPlayerPlay,
  IconPlugConnected,
  IconRefresh,
  IconShieldOff,
} from '@tabler/icons-react'
import { Link } from 'wouter'
import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import type { RunProgress as Progress } from '../../api/use-progress.ts'
import { RunProgress } from '../../ui/run-progress.tsx'
import { SourceMenu } from '../../ui/source-menu.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSaid } from '../../ui/use-said.ts'
import type { SourceActions } from '../../ui/use-source-actions.ts'
import { useText } from '../../ui/use-text.ts'
import { RunTrend } from './run-trend.tsx'
import classes from './source-card.module.css'
import { SourceCounts } from './source-counts.tsx'
import { SourceTimes } from './source-times.tsx'
import { StateReason } from './state-reason.tsx'

interface SourceCardProps {
  readonly source: SourceSummary
  readonly progress: Progress | undefined
  readonly actions: SourceActions
}

/** Everything about one source at a glance: how it is and why, what it holds, how it went, what to do. */
export const SourceCard = ({ source, progress, actions }: SourceCardProps) => {
  const text = useText()
  const headingId = `source-${source.slug}`
  const { runningRunId } = source
  return (
    // The attribute tells the keyboard shortcuts which source they are for.
    <article className={classes.card} aria-labelledby={headingId} data-source={source.slug}>
      <header className={classes.head}>
        <h2 id={headingId} className={classes.name}>
          <Link href={`/sources/${encodeURIComponent(source.slug)}`}>{source.name}</Link>
        </h2>
        <StateBadge state={source.state} label={text(`state.${source.state}`)} />
        <div className={classes.actions}>
          <MainAction source={source} actions={actions} />
          <SourceMenu source={source} actions={actions} showsCheck />
        </div>
      </header>
      {runningRunId === null ? (
        <StateReason source={source} />
      ) : (
        <Running progress={progress} onCancel={() => actions.cancel(runningRunId)} />
      )}
      {actions.checking === source.slug && <Checking onCancel={actions.cancelCheck} />}
      <SourceTimes source={source} />
      <div className={classes.body}>
        <SourceCounts source={source} />
        <RunTrend runs={source.recentRuns} />
      </div>
      <Warnings source={source} />
    </article>
  )
}

const MainAction = ({ source, actions }: Pick<SourceCardProps, 'source' | 'actions'>) => {
  const text = useText()
  if (source.heldRunId !== null)
    return (
      <Button component={Link} href={`/runs/${source.heldRunId}`}>
        {text('overview.reviewPlan')}
      </Button>
    )
  if (!source.enabled)
    return (
      <Button variant="default" component={Link} href={`/sources/${encodeURIComponent(source.slug)}`}>
        {text('overview.switchOn')}
      </Button>
    )
  return (
    <>
      {source.state === 'paused' && (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={15} aria-hidden />}
          onClick={() => actions.resume(source)}
        >
          {text('overview.resume')}
        </Button>
      )}
      <Button
        variant="light"
        leftSection={<IconRefresh size={15} aria-hidden />}
        loading={actions.starting === source.slug}
        disabled={source.state === 'running'}
        onClick={() => actions.sync(source)}
      >
        {text('overview.syncNow')}
      </Button>
    </>
  )
}

const Running = ({
  progress,
  onCancel,
}: {
  readonly progress: Progress | undefined
  readonly onCancel: () => void
}) => (
  <RunProgress
    phase={progress?.phase ?? 'connect'}
    entries={progress?.entries ?? 0}
    rate={progress?.rate ?? 0}
    onCancel={onCancel}
  />
)

const Checking = ({ onCancel }: { readonly onCancel: () => void }) => {
  const text = useText()
  return (
    <div className={classes.checking} role="status">
      <IconPlugConnected size={15} aria-hidden />
      {text('overview.checking')}
      <Button variant="subtle" color="gray" size="compact-sm" onClick={onCancel}>
        {text('common.cancel')}
      </Button>
    </div>
  )
}

const Warnings = ({ source }: { readonly source: SourceSummary }) => {
  const text = useText()
  const said = useSaid()
  const isUnverified = source.tlsVerification === 'none'
  const { dead } = source.outgoing
  if (source.warnings.length === 0 && !isUnverified && dead === 0) return null
  return (
    <ul className={classes.warnings}>
      {source.warnings.map((warning) => (
        <li key={`${warning.code}${warning.message}`} className={classes.warning}>
          <IconAlertTriangle size={15} aria-hidden />
          {said(warning.message)}
        </li>
      ))}
      {dead > 0 && (
        <li className={classes.warning}>
          <IconMailX size={15} aria-hidden />
          <Link
            href={`/runs?tab=deliveries&source=${encodeURIComponent(source.slug)}&state=dead`}
            className={classes.plainLink}
          >
            {text('deliveries.deadNote', { count: dead })}
          </Link>
        </li>
      )}
      {isUnverified && (
        <li className={classes.warning}>
          <IconShieldOff size={15} aria-hidden />
          <Tooltip label={text('overview.notVerifiedHint')} multiline w={260}>
            <Link
              href={`/sources/${encodeURIComponent(source.slug)}?section=tls`}
              className={classes.plainLink}
            >
              {text('overview.notVerified')}
            </Link>
          </Tooltip>
        </li>
      )}
    </ul>
  )
}
