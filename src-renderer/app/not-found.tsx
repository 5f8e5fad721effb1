import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from 'wouter'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { useText } from '../ui/use-text.ts'

export const NotFound = () => {
  const text = useText()
  return (
    <Page title={text('shell.pageNotFound')}>
      <EmptyState
        icon={IconMapOff}
        title={text('shell.nothingHere')}
        hint={text('shell.pageNotFoundHint')}
        actions={
          <Button component={Link} href="/">
            {text('shell.backToOverview')}
          </Button>
        }
      />
    </Page>
  )
}
