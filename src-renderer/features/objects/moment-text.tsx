import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useText } from '../../ui/use-text.ts'
import type { Moment } from './history.ts'

/** When something came to be, and the run that brought it. */
export const MomentText = ({ moment }: { readonly moment: Moment }) => (
  <>
    {moment.at !== '' && (
      <>
        <RelativeTime at={moment.at} />
        {', '}
      </>
    )}
    <RunLink id={moment.runId} />
  </>
)

export const RunLink = ({ id }: { readonly id: number }) => {
  const text = useText()
  return (
    <Anchor component={Link} href={`/runs/${id}`} size="sm">
      {text('object.run', { id })}
    </Anchor>
  )
}
