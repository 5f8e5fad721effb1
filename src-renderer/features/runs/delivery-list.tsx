import { useMemo, type ReactNode } from 'react'
import type { DeliveryState } from '../../../src-shared/domain/outgoing-delivery.ts'
import { useCall } from '../../api/use-call.ts'
import type { PagedRows } from '../../api/use-paged-rows.ts'
import type { DeliveryView } from '../../../src-shared/contract/delivery-calls.ts'
import { PagedBoundary } from '../../ui/paged-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import { DeliveryDetail } from './delivery-detail.tsx'
import splitClasses from './run-changes.module.css'
import { useDeliveryColumns } from './use-delivery-columns.tsx'
import { useRouteFilter } from './use-route-filter.ts'

export interface DeliveryFilter {
  readonly slug: string | null
  readonly runId: number | null
  readonly state: DeliveryState | null
}

interface DeliveryListProps {
  /** Instead of a list without rows. */
  readonly empty?: ReactNode
  readonly rows: PagedRows<DeliveryView>
  readonly filter: DeliveryFilter
}

/** Deliveries, and beside them the chosen one in full; which one is part of the address. */
export const DeliveryList = ({ rows, filter, empty }: DeliveryListProps) => {
  const text = useText()
  const route = useRouteFilter()
  const { data: sources } = useCall('sources.list', undefined)
  const names = useMemo(() => new Map(sources?.map(({ slug, name }) => [slug, name])), [sources])
  const chosen = chosenId(route.get('delivery'))
  const columns = useDeliveryColumns(names, {
    isOfOneRun: filter.runId !== null,
    isBesideDetail: chosen !== undefined,
  })
  return (
    <div className={splitClasses.split}>
      <div className={splitClasses.list}>
        <PagedBoundary rows={rows} empty={empty}>
          {(total) => (
            <VirtualTable
              label={text('deliveries.table')}
              columns={columns}
              total={total}
              rowAt={rows.rowAt}
              onRangeChange={rows.onRangeChange}
              onOpen={({ id }) => route.set({ delivery: String(id) })}
              isSelected={({ id }) => id === chosen}
              isStale={rows.isStale}
              resetKey={JSON.stringify(filter)}
            />
          )}
        </PagedBoundary>
      </div>
      {chosen !== undefined && (
        <DeliveryDetail
          key={chosen}
          id={chosen}
          sourceNames={names}
          onClose={() => route.set({ delivery: null })}
        />
      )}
    </div>
  )
}

const chosenId = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined
