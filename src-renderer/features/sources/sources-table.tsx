import { Anchor, Button, Group, Table } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { useApi } from '../../api/api-context.tsx'
import { DnText } from '../../ui/dn-text.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useSourceActions } from '../../ui/use-source-actions.ts'
import { useText } from '../../ui/use-text.ts'
import { RemovableSourceMenu } from './removable-source-menu.tsx'
import classes from './sources-table.module.css'
import { UnverifiedMark } from './unverified-notice.tsx'

const columns = ['name', 'state', 'server', 'objects', 'times'] as const

/** One to a handful of sources: a plain table that uses the whole width. */
export const SourcesTable = ({ sources }: { readonly sources: readonly SourceSummary[] }) => {
  const text = useText()
  return (
    <div className={classes.frame}>
      <Table aria-label={text('shell.sources')} verticalSpacing={10} horizontalSpacing="sm" fz="sm">
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} className={classes.head} data-column={column}>
                {text(`sources.column.${column}`)}
              </Table.Th>
            ))}
            <Table.Th className={classes.head}>
              <span className={classes.hidden}>{text('sources.column.actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.map((source) => (
            <SourceRow key={source.slug} source={source} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const SourceRow = ({ source }: { readonly source: SourceSummary }) => {
  const text = useText()
  const said = useSaid()
  const { slug, name, state } = source
  const place = `?source=${encodeURIComponent(slug)}`
  return (
    <Table.Tr className={classes.row}>
      <Table.Td>
        <Anchor component={Link} href={`/sources/${encodeURIComponent(slug)}`} className={classes.name}>
          {name}
        </Anchor>
        <UnverifiedMark values={source} />
        {source.warnings.map((warning) => (
          <p key={warning.code + warning.message} className={classes.warning}>
            {said(warning.message)}
          </p>
        ))}
        {source.outgoing.dead > 0 && (
          <p className={classes.warning}>
            <Anchor
              component={Link}
              fz="inherit"
              c="inherit"
              underline="always"
              href={`/runs${place}&tab=deliveries&state=dead`}
            >
              {text('deliveries.deadNote', { count: source.outgoing.dead })}
            </Anchor>
          </p>
        )}
      </Table.Td>
      <Table.Td>
        <StateBadge state={state} label={text(`state.${state}`)} />
        {source.stateReason !== '' && (
          <p className={classes.reason}>
            {said(source.stateReason)}
            {source.stateSince !== null && (
              <span className={classes.since}>
                <RelativeTime at={source.stateSince} />
              </span>
            )}
          </p>
        )}
      </Table.Td>
      <Table.Td className={classes.place}>
        {source.serverUri.map((uri) => (
          <div key={uri} className={classes.server} title={uri}>
            {uri}
          </div>
        ))}
        <span className={classes.base}>
          <DnText>{source.baseDn}</DnText>
        </span>
      </Table.Td>
      <Table.Td className={classes.facts}>
        <Anchor component={Link} href={`/people${place}`} fz="inherit">
          {text('sources.countPeople', { count: source.users })}
        </Anchor>
        <Anchor component={Link} href={`/groups${place}`} fz="inherit">
          {text('sources.countGroups', { count: source.groups })}
        </Anchor>
      </Table.Td>
      <Table.Td className={classes.facts}>
        <Anchor component={Link} href={`/runs${place}`} fz="inherit" c="inherit">
          <RelativeTime at={source.lastGoodSyncAt} />
        </Anchor>
        <span className={classes.next}>
          {source.nextSyncAt === null ? (
            text('sources.noNext')
          ) : (
            <>
              {text('sources.next')} <RelativeTime at={source.nextSyncAt} isUpcoming />
            </>
          )}
        </span>
      </Table.Td>
      <Table.Td>
        <RowActions source={source} />
      </Table.Td>
    </Table.Tr>
  )
}

const RowActions = ({ source }: { readonly source: SourceSummary }) => {
  const text = useText()
  const actions = useSourceActions(useApi())
  const { slug, runningRunId, heldRunId, name } = source
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {runningRunId !== null && (
        <Button component={Link} href={`/runs/${runningRunId}`} variant="default">
          {text('sources.action.watch')}
        </Button>
      )}
      {runningRunId === null && heldRunId !== null && (
        <Button component={Link} href={`/runs/${heldRunId}`} variant="light">
          {text('sources.action.review')}
        </Button>
      )}
      {runningRunId === null && heldRunId === null && (
        <Button
          className={classes.sync}
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={actions.starting === slug}
          disabled={!source.enabled}
          aria-label={text('sources.action.syncOf', { name })}
          onClick={() => actions.sync(source)}
        >
          <span className={classes.word}>{text('sources.action.sync')}</span>
        </Button>
      )}
      <RemovableSourceMenu slug={slug} />
    </Group>
  )
}
