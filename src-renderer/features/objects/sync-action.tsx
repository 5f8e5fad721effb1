import { Button, Menu } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { IconChevronDown, IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommand } from '../../api/use-call.ts'
import { useProgress } from '../../api/use-progress.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import type { ObjectView } from './detail-view.ts'
import { useSourceNames } from './use-source-names.ts'

/** Reads this one person or group again. How it ended is told by the frame, wherever the person is by then. */
export const SyncAction = ({ object }: { readonly object: ObjectView }) => {
  const text = useText()
  const notify = useNotify()
  const { names } = useSourceNames()
  const start = useCommand('sync.start')
  const progress = useProgress()
  const runId = start.data?.runId
  const slugs = object.sources.map(({ slug }) => slug).filter((slug) => names.has(slug))
  const [only] = slugs
  // The source was removed; what it left can only be looked at.
  if (only === undefined) return null
  const sync = (slug: string): void => {
    const { kind: objectType, id } = object
    start.mutate({ slug, dryRun: false, full: false, only: { objectType, id } }, { onError: notify.failed })
  }
  const isRunning = runId !== undefined && progress.has(runId)
  const look = {
    variant: 'default',
    leftSection: <IconRefresh size={15} aria-hidden />,
    loading: start.isPending || isRunning,
  } as const
  const label = text(object.kind === 'user' ? 'object.syncPerson' : 'object.syncGroup')
  const cancel = isRunning && <CancelSync key={runId} runId={runId} />
  if (slugs.length === 1) {
    return (
      <>
        <Button {...look} onClick={() => sync(only)}>
          {label}
        </Button>
        {cancel}
      </>
    )
  }
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button {...look} rightSection={<IconChevronDown size={14} aria-hidden />}>
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {slugs.map((slug) => (
            <Menu.Item key={slug} onClick={() => sync(slug)}>
              {text('object.syncFrom', { source: names.get(slug) ?? slug })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {cancel}
    </>
  )
}

/** Most are done before a way to end them could be read. */
const patienceMs = 2000

const CancelSync = ({ runId }: { readonly runId: number }) => {
  const text = useText()
  const notify = useNotify()
  const cancel = useCommand('sync.cancel')
  const [isLong, setLong] = useState(false)
  useTimeout(() => setLong(true), patienceMs, { autoInvoke: true })
  if (!isLong) return null
  return (
    <Button
      variant="default"
      leftSection={<IconPlayerStop size={15} aria-hidden />}
      loading={cancel.isPending}
      onClick={() => cancel.mutate({ runId }, { onError: notify.failed })}
    >
      {text('object.syncCancel')}
    </Button>
  )
}
