import { Skeleton, Stack } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { useState } from 'react'
import { useText } from './use-text.ts'

/** Shorter waits would only flash. */
const patienceMs = 300

/** Lines where content will be, shown only once waiting is felt. */
export const DelayedSkeleton = ({ lines = 6 }: { readonly lines?: number }) => {
  const [isShown, setShown] = useState(false)
  useTimeout(() => setShown(true), patienceMs, { autoInvoke: true })
  const text = useText()
  // Nothing to see yet, and still not nothing: who looks at the page can tell that it is on its way.
  if (!isShown) return <div aria-busy="true" hidden />
  return (
    <Stack gap="sm" role="status" aria-label={text('common.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={20} width={`${90 - ((line * 17) % 40)}%`} animate={false} />
      ))}
    </Stack>
  )
}
