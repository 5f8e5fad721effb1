import { usePagedRows } from '../../api/use-paged-rows.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { DeliveryList } from './delivery-list.tsx'

/** What one run passed on. */
export const RunDeliveries = ({ runId }: { readonly runId: number }) => {
  const filter = { slug: null, state: null, runId }
  const rows = usePagedRows('deliveries.list', filter)
  return rows.error === undefined ? (
    <DeliveryList rows={rows} filter={filter} />
  ) : (
    <ErrorPanel error={rows.error} onRetry={rows.retry} />
  )
}
