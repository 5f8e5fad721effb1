import { useCall } from '../../api/use-call.ts'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import { GuidedSource } from './guided-source.tsx'

/** `/sources/new`: a source from nothing but an address. */
export const NewSourcePage = () => {
  const text = useText()
  const query = useCall('sources.list', undefined)
  // Once begun, another source that appears meanwhile must not begin it anew.
  if (query.data !== undefined) return <GuidedSource isFirst={query.data.length === 0} />
  return (
    <Page title={text('sources.guided.title')}>
      <QueryBoundary query={query}>{() => null}</QueryBoundary>
    </Page>
  )
}
