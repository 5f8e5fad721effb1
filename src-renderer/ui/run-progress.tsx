import { Button, Progress } from '@mantine/core'
import { useIntl } from 'react-intl'
import type { SyncPhase } from '../../src-shared/domain/sync-run.ts'
import classes from './run-progress.module.css'
import { useText } from './use-text.ts'

/** The phases in their order; how far a run is can be said only in these, because a directory does not tell its size. */
const phases: readonly SyncPhase[] = [
  'connect',
  'users',
  'groups',
  'memberships',
  'missing',
  'limits',
  'apply',
  'done',
]

interface RunProgressProps {
  readonly phase: SyncPhase
  /** Read in this phase; while the plan is written, its changes that are. */
  readonly entries: number
  /** Entries a second. */
  readonly rate: number
  readonly onCancel?: (() => void) | undefined
  readonly isCancelling?: boolean
}

/** What a run is doing now: phase, entries read and rate; never a bare spinner. */
export const RunProgress = ({ phase, entries, rate, onCancel, isCancelling = false }: RunProgressProps) => {
  const text = useText()
  const intl = useIntl()
  const step = phases.indexOf(phase) + 1
  return (
    <div className={classes.progress}>
      <div className={classes.words}>
        <span className={classes.phase}>{text(`runPhase.${phase}`)}</span>
        {entries > 0 && (
          <span>{text(phase === 'apply' ? 'runs.written' : 'runs.entries', { count: entries })}</span>
        )}
        {rate > 0 && <span>{text('runs.rate', { rate: intl.formatNumber(Math.round(rate)) })}</span>}
        {onCancel !== undefined && (
          <Button
            className={classes.cancel}
            variant="subtle"
            color="gray"
            size="compact-sm"
            loading={isCancelling}
            onClick={onCancel}
          >
            {text('common.cancel')}
          </Button>
        )}
      </div>
      <Progress
        value={(step / phases.length) * 100}
        size={4}
        color="var(--rc-running)"
        aria-label={text('runs.progressLabel', { step, steps: phases.length })}
      />
    </div>
  )
}
