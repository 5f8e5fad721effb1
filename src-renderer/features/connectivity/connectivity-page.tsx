import { Button } from '@mantine/core'
import { IconPlugConnected, IconPlugConnectedX, IconPlus } from '@tabler/icons-react'
import { Link, useSearch } from 'wouter'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import { useCall } from '../../api/use-call.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './connectivity-page.module.css'
import { SourceServers } from './source-servers.tsx'
import { summarise } from './summarise.ts'
import { useChecks } from './use-checks.ts'

/** Every server of every source, as the last check found it, and checks at will. */
export const ConnectivityPage = () => {
  const text = useText()
  const sources = useCall('sources.list', undefined)
  const reports = useCall('sources.connectivity', undefined)
  const checks = useChecks()
  // `?source=corp` opens the steps of one source, for links from elsewhere.
  const opened = new URLSearchParams(useSearch()).get('source')
  const enabled = (sources.data ?? []).filter((source) => source.enabled)
  const isChecking = enabled.some(({ slug }) => checks.of(slug)?.kind === 'running')
  return (
    <Page
      title={text('shell.connectivity')}
      description={
        <>
          {text('connectivity.description')}{' '}
          {sources.data !== undefined && reports.data !== undefined && (
            <SummaryText sources={sources.data} reports={reports.data} />
          )}
        </>
      }
      actions={
        enabled.length > 0 && (
          <Button
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            disabled={isChecking}
            onClick={() => {
              for (const { slug } of enabled) checks.start(slug)
            }}
          >
            {text('connectivity.checkAll')}
          </Button>
        )
      }
    >
      <QueryBoundary query={sources}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              icon={IconPlugConnectedX}
              title={text('connectivity.empty')}
              hint={text('connectivity.emptyHint')}
              actions={
                <Button component={Link} href="/sources/new" leftSection={<IconPlus size={16} aria-hidden />}>
                  {text('connectivity.addSource')}
                </Button>
              }
            />
          ) : (
            <QueryBoundary query={reports}>
              {(found) => (
                <div className={classes.sources}>
                  {list.map((source) => (
                    <SourceServers
                      key={source.slug}
                      source={source}
                      report={found.find(({ slug }) => slug === source.slug)?.report ?? null}
                      check={checks.of(source.slug)}
                      isOpened={opened === source.slug}
                      onCheck={() => checks.start(source.slug)}
                      onCancel={() => checks.cancel(source.slug)}
                    />
                  ))}
                </div>
              )}
            </QueryBoundary>
          )
        }
      </QueryBoundary>
    </Page>
  )
}

interface SummaryTextProps {
  readonly sources: CallOutput<'sources.list'>
  readonly reports: CallOutput<'sources.connectivity'>
}

const SummaryText = ({ sources, reports }: SummaryTextProps) => {
  const text = useText()
  const { servers, failing, unchecked } = summarise(sources, reports)
  return (
    <>
      {servers > 0 && failing === 0 && text('connectivity.summaryOk', { count: servers })}
      {failing > 0 && text('connectivity.summaryFailing', { failing, count: servers })}{' '}
      {unchecked > 0 && text('connectivity.summaryUnchecked', { count: unchecked })}
    </>
  )
}
