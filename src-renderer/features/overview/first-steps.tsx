import { Button } from '@mantine/core'
import { IconAddressBook } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { useCommand } from '../../api/use-call.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'

/** Before there is any source: the two ways to begin. */
export const FirstSteps = () => {
  const text = useText()
  const notify = useNotify()
  const [, navigate] = useLocation()
  const demo = useCommand('demo.start')
  return (
    <EmptyState
      icon={IconAddressBook}
      title={text('overview.emptyTitle')}
      hint={text('overview.emptyHint')}
      actions={
        <>
          <Button component={Link} href="/sources/new">
            {text('overview.addSource')}
          </Button>
          <Button
            variant="default"
            loading={demo.isPending}
            onClick={() =>
              demo.mutate(undefined, {
                onSuccess: ({ runId }) => navigate(`/runs/${runId}`),
                onError: notify.failed,
              })
            }
          >
            {text('overview.tryDemo')}
          </Button>
        </>
      }
    />
  )
}
