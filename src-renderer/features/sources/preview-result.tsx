import { Alert, Anchor, Stack, Table } from '@mantine/core'
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
    { name: text('shell.people'), type: 'user', read: run.read.users, counts: users },
    { name: text('shell.groups'), type: 'group', read: run.read.groups, counts: groups },
  ]
  return (
    <Stack gap="xs">
      <div>
        <StateBadge state={run.status} label={text(`runStatus.${run.status}`)} />
      </div>
      <Table w="auto" tabularNums withRowBorders={false} verticalSpacing={2} className={classes.counts}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            <Table.Th ta="end">{text('sources.preview.read')}</Table.Th>
            <Table.Th ta="end">{text('sources.preview.created')}</Table.Th>
            <Table.Th ta="end">{text('sources.preview.failed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, type, read, counts }) => (
            <Table.Tr key={type}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td ta="end">{intl.formatNumber(read)}</Table.Td>
              <Table.Td ta="end">
                <Count runId={run.id} type={type} change="created" count={counts.created} />
              </Table.Td>
              <Table.Td ta="end">
                <Count runId={run.id} type={type} change="failed" count={counts.failed} />
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{text('run.memberships')}</Table.Th>
            <Table.Td />
            <Table.Td ta="end">
              <Count runId={run.id} type="membership" change="added" count={memberships.added} />
            </Table.Td>
            <Table.Td />
          </Table.Tr>
        </Table.Tbody>
      </Table>
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

interface CountProps {
  readonly runId: number
  readonly type: string
  readonly change: string
  readonly count: number
}

/** A number that leads to the list of what it counts; nought leads nowhere. */
const Count = ({ runId, type, change, count }: CountProps) => {
  const intl = useIntl()
  if (count === 0) return intl.formatNumber(0)
  return (
    <Link href={`/runs/${runId}?type=${type}&change=${change}`} className={classes.number}>
      {intl.formatNumber(count)}
    </Link>
  )
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code)
