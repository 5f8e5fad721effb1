import { Button, Select } from '@mantine/core'
import { IconFilterOff, IconHistory } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { runStatuses } from '../../../src-shared/domain/sync-run.ts'
import { useCall } from '../../api/use-call.ts'
import { usePagedRows } from '../../api/use-paged-rows.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PagedBoundary } from '../../ui/paged-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import { SourceSelect } from './source-select.tsx'
import { useRouteFilter } from './use-route-filter.ts'
import { useRunColumns } from './use-run-columns.tsx'
import classes from './runs-page.module.css'

/** Every run there was, newest first, filtered by source and status. */
export const RunsTab = () => {
  const text = useText()
  const [, navigate] = useLocation()
  const filter = useRouteFilter()
  const sources = useCall('sources.list', undefined).data ?? []
  const slug = filter.get('source')
  const status = runStatuses.find((known) => known === filter.get('status')) ?? null
  const query = useMemo(() => ({ slug, status }), [slug, status])
  const rows = usePagedRows('runs.list', query)
  const columns = useRunColumns(new Map(sources.map((source) => [source.slug, source.name])))
  const isFiltered = slug !== null || status !== null
  return (
    <>
      <div className={classes.filters}>
        <SourceSelect />
        <Select
          aria-label={text('runs.status')}
          size="xs"
          w={180}
          value={status ?? ''}
          data={[
            { value: '', label: text('runs.allStatuses') },
            ...runStatuses.map((known) => ({ value: known, label: text(`runStatus.${known}`) })),
          ]}
          allowDeselect={false}
          onChange={(chosen) => filter.set({ status: chosen })}
        />
        {isFiltered && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconFilterOff size={15} aria-hidden />}
            onClick={() => filter.set({ source: null, status: null })}
          >
            {text('runs.clearFilters')}
          </Button>
        )}
        {rows.total !== undefined && (
          <span className={classes.total} role="status">
            {text('runs.total', { count: rows.total })}
          </span>
        )}
      </div>
      <PagedBoundary
        rows={rows}
        empty={
          <EmptyState
            icon={IconHistory}
            title={text(isFiltered ? 'runs.emptyFiltered' : 'runs.empty')}
            hint={text(isFiltered ? 'runs.emptyFilteredHint' : 'runs.emptyHint')}
            actions={isFiltered ? undefined : <ToFirstRun hasSources={sources.length > 0} />}
          />
        }
      >
        {(total) => (
          <VirtualTable
            label={text('runs.table')}
            columns={columns}
            total={total}
            rowAt={rows.rowAt}
            onRangeChange={rows.onRangeChange}
            isStale={rows.isStale}
            resetKey={JSON.stringify(query)}
            onOpen={(run) => navigate(`/runs/${run.id}`)}
          />
        )}
      </PagedBoundary>
    </>
  )
}

/** Where the first run is begun: at a source, once there is one. */
const ToFirstRun = ({ hasSources }: { readonly hasSources: boolean }) => {
  const text = useText()
  return (
    <Button component={Link} href={hasSources ? '/sources' : '/sources/new'}>
      {text(hasSources ? 'objects.sources' : 'objects.addSource')}
    </Button>
  )
}
