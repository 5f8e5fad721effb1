import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { CallInput, CallOutput } from '../../../src-shared/contract/contract.ts'
import type { ExportFormat } from '../../../src-shared/domain/export.ts'
import { useLongCommand } from '../../api/use-call.ts'
import { useExportProgress } from '../../api/use-export-progress.ts'
import { ExportProgress } from '../../ui/export-progress.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'

/** What a list shows: its filters and its order. */
export type ShownList =
  | Pick<Extract<CallInput<'objects.export'>, { list: 'people' }>, 'list' | 'filter'>
  | Pick<Extract<CallInput<'objects.export'>, { list: 'groups' }>, 'list' | 'filter'>

interface ExportMenuProps {
  readonly shown: ShownList
  /** "1,203 of 100,000 people": what will be written. */
  readonly count: string
  /** Of a CSV table: those that the list shows. */
  readonly columns: readonly string[]
}

interface Choice {
  readonly what: 'objects' | 'memberships'
  readonly format: ExportFormat
  /** Null for all that are usual. */
  readonly columns: readonly string[] | null
}

/** Writes what the list shows, as it is filtered and sorted, into a file of the person's choice. */
export const ExportMenu = ({ shown, count, columns }: ExportMenuProps) => {
  const text = useText()
  const notify = useNotify()
  const run = useLongCommand('objects.export')
  const progress = useExportProgress({ isGoingOn: run.isPending })
  const tell = ({ path, rows }: CallOutput<'objects.export'>): void => {
    if (path !== null) notify.done({ message: text('objects.exported', { count: rows, path }) })
  }
  const start = (choice: Choice): void =>
    // The promise, because callbacks given to `mutate` are dropped with the page.
    void run.mutateAsync(inputOf(shown, choice)).then(tell).catch(notify.failed)
  if (progress !== undefined) {
    return <ExportProgress rows={progress.rows} of={progress.of} onCancel={run.cancel} />
  }
  const table = (label: string, choice: Choice) => (
    <Menu.Item key={label} onClick={() => start(choice)}>
      {label}
    </Menu.Item>
  )
  const objects = shown.list === 'people' ? 'people.exportUsers' : 'groups.exportGroups'
  const memberships = 'objects.exportMemberships'
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={run.isPending}
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          {text('common.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{count}</Menu.Label>
        {table(text('objects.exportShown'), { what: 'objects', format: 'csv', columns })}
        {table(text('objects.exportEvery'), { what: 'objects', format: 'csv', columns: null })}
        {(['json', 'ldif'] as const).map((format) =>
          table(text(objects, { format: format.toUpperCase() }), { what: 'objects', format, columns: null }),
        )}
        <Menu.Divider />
        {(['csv', 'json'] as const).map((format) =>
          table(text(memberships, { format: format.toUpperCase() }), {
            what: 'memberships',
            format,
            columns: null,
          }),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

const inputOf = (shown: ShownList, { what, format, columns }: Choice): CallInput<'objects.export'> => {
  const shape = { format, columns: columns === null ? null : [...columns] }
  return shown.list === 'people'
    ? { ...shown, ...shape, what: what === 'objects' ? 'users' : what }
    : { ...shown, ...shape, what: what === 'objects' ? 'groups' : what }
}
