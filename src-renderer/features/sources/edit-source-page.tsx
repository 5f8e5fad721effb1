import { Button } from '@mantine/core'
import { Link, useParams } from 'wouter'
import { useCall } from '../../api/use-call.ts'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import { SourceEditor } from './source-editor.tsx'

/** `/sources/:slug`: the editor of one source. */
export const EditSourcePage = () => {
  const text = useText()
  const slug = useParams()['slug'] ?? ''
  const query = useCall('sources.get', slug)
  if (query.data !== undefined) return <SourceEditor key={slug} slug={slug} saved={query.data} />
  return (
    <Page title={slug}>
      <QueryBoundary
        query={query}
        onward={
          <Button variant="default" component={Link} href="/sources">
            {text('sources.all')}
          </Button>
        }
      >
        {() => null}
      </QueryBoundary>
    </Page>
  )
}
