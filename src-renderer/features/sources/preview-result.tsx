import { Alert, Anchor, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useIntl } from 'react-intl'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { fromFailure } from '../../../src-shared/errors/app-error.ts'
import { errorCodes, type ErrorCode } from '../../../src-shared/errors/error-codes.ts'
import { useCall, useCommand } from '../../api/use-call.ts'
import { useProgress } from '../../api/use-progress.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { RunProgress } from '../../ui/run-progress.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './guided-source.module.css'

/** The first dry run of a source: how far it is, then what it would do. */
export const PreviewResult = ({ runId }: { readonly runId: number }) => {
  const query = useCall('runs.get', runId)
  const progress = useProgress().get(runId)
  const cancel = useCommand('sync.cancel')
  return (
    <QueryBoundary query={query}>
      {(run) =>
        run.status === 'running' ? (
          <RunProgress
            phase={progress?.phase ?? 'connect'}
            entries={progress?.entries ?? 0}
            rate={progress?.rate ?? 0}
            isCancelling={cancel.isPending}
            onCancel={() => cancel.mutate({ runId })}
          />
        ) : (
          <Finished run={run} />
        )
      }
    </QueryBoundary>
  )
}

const Finished = ({ run }: { readonly run: SyncRun }) => {
  const text = useText()
  const intl = useIntl()
  const { users, groups, memberships } = run.changes
  const isEmpty = run.failure === null && run.read.users === 0 && run.read.groups === 0
  if (run.failure !== null) {
    const { code, message, details } = run.failure
    return (
      <ErrorPanel error={fromFailure({ code: isErrorCode(code) ? code : 'internal', message, details })} />
    )
  }
  const rows = [
    { name: text('shell.people'), read: run.read.users, created: users.created, failed: users.failed },
    { name: text('shell.groups'), read: run.read.groups, created: groups.created, failed: groups.failed },
  ]
  return (
    <Stack gap="xs">
      <div>
        <StateBadge state={run.status} label={text(`runStatus.${run.status}`)} />
      </div>
      <div className={classes.counts}>
        <span />
        <span className={classes.countHead}>{text('sources.preview.read')}</span>
        <span className={classes.countHead}>{text('sources.preview.created')}</span>
        <span className={classes.countHead}>{text('sources.preview.failed')}</span>
        {rows.flatMap(({ name, ...counts }) => [
          <span key={name} className={classes.countName}>
            {name}
          </span>,
          ...Object.entries(counts).map(([what, count]) => (
            <span key={`${name} ${what}`} className={classes.count}>
              {intl.formatNumber(count)}
            </span>
          )),
        ])}
      </div>
      <Text size="sm">{text('sources.preview.memberships', { count: memberships.added })}</Text>
      {isEmpty && (
        <Alert color="yellow" variant="light" p="sm">
          {text('sources.preview.nothing')}
        </Alert>
      )}
      <Anchor component={Link} href={`/runs/${run.id}`} size="sm">
        {text('sources.preview.open')}
      </Anchor>
    </Stack>
  )
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code)
