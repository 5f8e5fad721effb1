import { Anchor, Button, Select } from '@mantine/core'
import { IconFilterOff, IconSend } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { deliveryStates } from '../../../src-shared/domain/outgoing-delivery.ts'
import { useCall } from '../../api/use-call.ts'
import { usePagedRows } from '../../api/use-paged-rows.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useText } from '../../ui/use-text.ts'
import { DeliveryList } from './delivery-list.tsx'
import { RetryDead } from './retry-dead.tsx'
import classes from './runs-page.module.css'
import { SourceSelect } from './source-select.tsx'
import { useRouteFilter } from './use-route-filter.ts'

/** Everything that was passed on or waits to be, of every source or of one. */
export const DeliveriesTab = () => {
  const text = useText()
  const filter = useRouteFilter()
  const slug = filter.get('source')
  const state = deliveryStates.find((known) => known === filter.get('state')) ?? null
  const query = useMemo(() => ({ slug, state, runId: null }), [slug, state])
  const rows = usePagedRows('deliveries.list', query)
  const isFiltered = slug !== null || state !== null
  return (
    <>
      <div className={classes.filters}>
        <SourceSelect />
        <Select
          aria-label={text('deliveries.state')}
          size="xs"
          w={180}
          value={state ?? ''}
          data={[
            { value: '', label: text('deliveries.allStates') },
            ...deliveryStates.map((known) => ({ value: known, label: text(`deliveries.filter.${known}`) })),
          ]}
          allowDeselect={false}
          onChange={(chosen) => filter.set({ state: chosen, delivery: null })}
        />
        {isFiltered && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconFilterOff size={15} aria-hidden />}
            onClick={() => filter.set({ source: null, state: null })}
          >
            {text('runs.clearFilters')}
          </Button>
        )}
        <RetryDead slug={slug} />
        {rows.total !== undefined && (
          <span className={classes.total} role="status">
            {text('deliveries.total', { count: rows.total })}
          </span>
        )}
      </div>
      {/* What was sent again may have left the list by that; its details stay until they are closed. */}
      <DeliveryList rows={rows} filter={query} empty={<NoDeliveries isFiltered={isFiltered} slug={slug} />} />
    </>
  )
}

interface NoDeliveriesProps {
  readonly isFiltered: boolean
  readonly slug: string | null
}

const NoDeliveries = ({ isFiltered, slug }: NoDeliveriesProps) => {
  const text = useText()
  const { data: sources = [] } = useCall('sources.list', undefined)
  const asked = sources.filter((source) => slug === null || source.slug === slug)
  return (
    <EmptyState
      icon={IconSend}
      title={text(isFiltered ? 'deliveries.emptyFiltered' : 'deliveries.empty')}
      hint={text(isFiltered ? 'deliveries.emptyFilteredHint' : 'deliveries.emptyHint')}
      actions={asked.map((source) => (
        <Anchor
          key={source.slug}
          component={Link}
          size="sm"
          href={`/sources/${encodeURIComponent(source.slug)}?section=schedule`}
        >
          {text('deliveries.openTargets', { source: source.name })}
        </Anchor>
      ))}
    />
  )
}
