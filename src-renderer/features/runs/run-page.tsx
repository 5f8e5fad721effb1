import { Button, Tabs } from '@mantine/core'
import { Link, useParams } from 'wouter'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { useCall } from '../../api/use-call.ts'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useText, type Text } from '../../ui/use-text.ts'
import { visibleText } from '../../ui/visible-text.ts'
import { RunActions } from './run-actions.tsx'
import { RunBanner } from './run-banner.tsx'
import { RunChanges } from './run-changes.tsx'
import { RunCounts } from './run-counts-lines.tsx'
import { RunDeliveries } from './run-deliveries.tsx'
import { RunFacts } from './run-facts.tsx'
import { RunMessages } from './run-messages.tsx'
import classes from './run-page.module.css'
import { RunPhases } from './run-phases.tsx'
import { useRouteFilter } from './use-route-filter.ts'

/** One run: what it read and changed, how long each part took, what it had to say, and what waits for a decision. */
export const RunPage = () => {
  const text = useText()
  const { id } = useParams<{ id: string }>()
  const query = useCall('runs.get', Number(id))
  const names = useCall('sources.list', undefined)
  const run = query.data
  const known = names.data?.find(({ slug }) => slug === run?.source)?.name
  const source = known ?? run?.source ?? ''
  if (run === undefined)
    return (
      <Page title={text('runs.run', { id })}>
        <QueryBoundary
          query={query}
          onward={
            <Button variant="default" component={Link} href="/runs">
              {text('runs.all')}
            </Button>
          }
        >
          {() => null}
        </QueryBoundary>
      </Page>
    )
  return (
    <Page
      title={titleOf(text, run, source)}
      description={<RunFacts run={run} />}
      actions={<RunActions run={run} />}
    >
      {/* Another run under the same page has a banner, a filter and an opened change of its own. */}
      <RunBanner key={`banner ${run.id}`} run={run} source={known} />
      {run.status !== 'running' && (
        <RunBody key={`body ${run.id}`} run={run} slug={known === undefined ? undefined : run.source} />
      )}
    </Page>
  )
}

const titleOf = (text: Text, run: SyncRun, source: string): string => {
  if (run.only === null) return text(run.dryRun ? 'run.titlePreview' : 'run.titleSync', { source })
  const name = visibleText(run.only.name)
  return text(run.dryRun ? 'run.titlePreviewOne' : 'run.titleSyncOne', { name, source })
}

interface RunBodyProps {
  readonly run: SyncRun
  /** Undefined when the run's source is gone. */
  readonly slug: string | undefined
}

const RunBody = ({ run, slug }: RunBodyProps) => {
  const text = useText()
  const filter = useRouteFilter()
  const messages = useCall('runs.messages', run.id)
  const messageCount = messages.data?.reduce((sum, group) => sum + group.count, 0) ?? 0
  const deliveries = useCall('deliveries.list', {
    runId: run.id,
    slug: null,
    state: null,
    offset: 0,
    limit: 1,
  })
  const deliveryCount = deliveries.data?.total ?? 0
  return (
    <>
      <div className={classes.summary}>
        {/* Of a run that ended before it read anything there is nothing to count. */}
        {(run.status !== 'failed' || run.read.users + run.read.groups > 0) && <RunCounts run={run} />}
        <RunPhases phases={run.phases} />
      </div>
      <Tabs
        value={filter.get('tab') ?? 'changes'}
        onChange={(tab) => filter.set({ tab: tab === 'changes' ? null : tab, delivery: null })}
        className={classes.tabs}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="changes">{text(isPlan(run) ? 'run.plan' : 'run.changes')}</Tabs.Tab>
          <Tabs.Tab
            value="messages"
            rightSection={
              messageCount > 0 ? <span className={classes.tabCount}>{messageCount}</span> : undefined
            }
          >
            {text('run.messages')}
          </Tabs.Tab>
          {deliveryCount > 0 && (
            <Tabs.Tab
              value="deliveries"
              rightSection={<span className={classes.tabCount}>{deliveryCount}</span>}
            >
              {text('deliveries.title')}
            </Tabs.Tab>
          )}
        </Tabs.List>
        <Tabs.Panel value="changes" className={classes.panel}>
          <RunChanges run={run} />
        </Tabs.Panel>
        <Tabs.Panel value="messages" className={classes.panel}>
          <RunMessages query={messages} slug={slug} />
        </Tabs.Panel>
        <Tabs.Panel value="deliveries" className={classes.panel}>
          <RunDeliveries runId={run.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

/** What is listed has not happened: it would, or it waits for a decision. */
const isPlan = (run: SyncRun): boolean => run.dryRun || run.status === 'held' || run.status === 'rejected'
