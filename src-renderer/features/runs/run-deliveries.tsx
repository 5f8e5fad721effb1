import { usePagedRows } from '../../api/use-paged-rows.ts'
import { DeliveryList } from './delivery-list.tsx'

/** What one run passed on. */
export const RunDeliveries = ({ runId }: { readonly runId: number }) => {
  const filter = { slug: null, state: null, runId }
  return <DeliveryList rows={usePagedRows('deliveries.list', filter)} filter={filter} />
}
