import { Button, Menu } from '@mantine/core'
import { IconArrowsDiff, IconDownload } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import { useCall, useLongCommand } from '../../api/use-call.ts'
import { useExportProgress } from '../../api/use-export-progress.ts'
import { ExportProgress } from '../../ui/export-progress.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'

/** How many runs are offered to compare with; any other pair is reached by its address. */
const offered = 12

export const RunActions = ({ run }: { readonly run: SyncRun }) => (
  <>
    <CompareMenu run={run} />
    <ExportMenu run={run} />
  </>
)

const CompareMenu = ({ run }: { readonly run: SyncRun }) => {
  const text = useText()
  const { data } = useCall('runs.list', { slug: run.source, status: null, offset: 0, limit: offered })
  const others = data?.items.filter((other) => other.id !== run.id) ?? []
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconArrowsDiff size={15} aria-hidden />}>
          {text('run.compare')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text(others.length === 0 ? 'run.compareNone' : 'run.compareWith')}</Menu.Label>
        {others.map((other) => (
          <Menu.Item
            key={other.id}
            component={Link}
            href={`/runs/${run.id}/compare/${other.id}`}
            rightSection={[
              ...(other.dryRun ? [text('runs.dryRun')] : []),
              text(`runStatus.${other.status}`),
            ].join(', ')}
          >
            {text('runs.run', { id: other.id })}
            {', '}
            <RelativeTime at={other.startedAt} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const ExportMenu = ({ run }: { readonly run: SyncRun }) => {
  const text = useText()
  const notify = useNotify()
  const write = useLongCommand('runs.export')
  const progress = useExportProgress({ isGoingOn: write.isPending })
  const tell = ({ path }: CallOutput<'runs.export'>): void => {
    if (path !== null) notify.done({ message: text('run.exported', { id: run.id, path }) })
  }
  const exportAs = (format: 'json' | 'csv'): void =>
    // The promise, because callbacks given to `mutate` are dropped with the page.
    void write.mutateAsync({ runId: run.id, format }).then(tell).catch(notify.failed)
  if (progress !== undefined)
    return <ExportProgress rows={progress.rows} of={progress.of} onCancel={write.cancel} />
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={write.isPending}
          disabled={run.status === 'running'}
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          {text('common.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => exportAs('json')}>{text('run.exportJson')}</Menu.Item>
        <Menu.Item onClick={() => exportAs('csv')}>{text('run.exportCsv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
