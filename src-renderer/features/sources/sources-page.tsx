import { Button } from '@mantine/core'
import { IconFolders, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useCall } from '../../api/use-call.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import { SourcesTable } from './sources-table.tsx'

/** `/sources`: every source, what state it is in, and what can be done with it. */
export const SourcesPage = () => {
  const text = useText()
  const query = useCall('sources.list', undefined)
  const add = (
    <Button component={Link} href="/sources/new" leftSection={<IconPlus size={14} aria-hidden />}>
      {text('sources.add')}
    </Button>
  )
  const hasSources = query.data !== undefined && query.data.length > 0
  return (
    <Page
      title={text('shell.sources')}
      description={text('sources.description')}
      actions={hasSources ? add : undefined}
    >
      <QueryBoundary query={query}>
        {(sources) =>
          sources.length === 0 ? (
            <EmptyState
              icon={IconFolders}
              title={text('sources.empty')}
              hint={text('sources.emptyHint')}
              actions={add}
            />
          ) : (
            <SourcesTable sources={sources} />
          )
        }
      </QueryBoundary>
    </Page>
  )
}
