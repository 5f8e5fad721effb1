import { useIntl } from 'react-intl'
import { Link } from 'wouter'
import type { RunSummary } from '../../../src-shared/contract/sync-calls.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useDuration } from '../../ui/use-duration.ts'
import { useText } from '../../ui/use-text.ts'
import type { Column } from '../../ui/virtual-table.tsx'
import { MembershipSigns, ObjectSigns } from './run-change-signs.tsx'
import classes from './run-cells.module.css'

/** Columns of the list of runs. A source that is gone is shown by its slug. */
export const useRunColumns = (names: ReadonlyMap<string, string>): readonly Column<RunSummary>[] => {
  const text = useText()
  const intl = useIntl()
  const duration = useDuration()
  return [
    {
      id: 'started',
      header: text('runs.started'),
      width: '104px',
      render: (run) => (
        <Link href={`/runs/${run.id}`} className={classes.link} tabIndex={-1}>
          <RelativeTime at={run.startedAt} />
        </Link>
      ),
    },
    {
      id: 'source',
      header: text('runs.source'),
      width: 'minmax(110px, 1fr)',
      render: (run) => (
        <>
          {names.get(run.source) ?? run.source}
          {run.only !== null && (
            <span className={classes.dim}>
              {' · '}
              <SafeText>{run.only.name}</SafeText>
            </span>
          )}
        </>
      ),
    },
    {
      id: 'status',
      header: text('runs.status'),
      width: '152px',
      render: (run) => (
        <StateBadge
          state={run.status}
          label={text(`runStatus.${run.status}`)}
          isQuiet={run.status === 'ok'}
        />
      ),
    },
    {
      id: 'trigger',
      header: text('runs.trigger'),
      width: '104px',
      render: (run) => (
        <span className={classes.dim} title={text(`runTrigger.${run.trigger}`)}>
          {/* A preview is started by a person, or by his script. */}
          {run.dryRun ? (
            <span className={classes.tag}>{text('runs.dryRun')}</span>
          ) : (
            text(`runTrigger.${run.trigger}`)
          )}
        </span>
      ),
    },
    {
      id: 'duration',
      header: text('runs.duration'),
      width: '92px',
      align: 'end',
      render: (run) => (run.milliseconds === null ? '' : duration(run.milliseconds)),
    },
    {
      id: 'read',
      header: text('runs.read'),
      width: '76px',
      align: 'end',
      render: (run) => (isRunning(run) ? '' : intl.formatNumber(run.read.users + run.read.groups)),
    },
    {
      id: 'changes',
      header: text('runs.changed'),
      width: '108px',
      align: 'end',
      render: (run) => (isRunning(run) ? '' : <ObjectSigns run={run} />),
    },
    {
      id: 'memberships',
      header: text('runs.memberships'),
      width: '120px',
      align: 'end',
      render: (run) => <MembershipSigns run={run} />,
    },
    {
      id: 'server',
      header: text('runs.server'),
      width: 'minmax(110px, 1.5fr)',
      render: (run) => (
        <span className={classes.server}>{run.server ?? (isRunning(run) ? '' : text('runs.noServer'))}</span>
      ),
    },
  ]
}

/** Its numbers are not what they will be, and its server may not be chosen yet. */
const isRunning = (run: RunSummary): boolean => run.status === 'running'
