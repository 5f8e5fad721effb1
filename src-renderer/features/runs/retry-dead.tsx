import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import { useCall, useLongCommand } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'

/** Sends every dead letter again, of one source or of all. Not there while there is none. */
export const RetryDead = ({ slug }: { readonly slug: string | null }) => {
  const text = useText()
  const said = useSaid()
  const notify = useNotify()
  const run = useLongCommand('deliveries.retryDead')
  const sources = useCall('sources.list', undefined).data ?? []
  const dead = sources
    .filter((source) => slug === null || source.slug === slug)
    .reduce((sum, { outgoing }) => sum + outgoing.dead, 0)
  const tell = ({ problem, ...numbers }: CallOutput<'deliveries.retryDead'>): void => {
    const { retried, delivered } = numbers
    if (delivered === retried) notify.done({ message: text('deliveries.deadArrived', { count: retried }) })
    else {
      notify.attention({
        title: text('deliveries.deadRetried', numbers),
        message: problem === null ? text('deliveries.deadWaiting') : said(problem.message),
      })
    }
  }
  if (run.isPending) {
    return (
      <Button variant="default" onClick={run.cancel}>
        {text('deliveries.stopRetrying')}
      </Button>
    )
  }
  if (dead === 0) return null
  return (
    <Button
      variant="default"
      leftSection={<IconSend size={15} aria-hidden />}
      // The promise, because callbacks given to `mutate` are dropped with the page.
      onClick={() => void run.mutateAsync({ slug }).then(tell).catch(notify.failed)}
    >
      {text('deliveries.retryDead', { count: dead })}
    </Button>
  )
}
