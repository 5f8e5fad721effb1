import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { CallInput } from '../../../src-shared/contract/contract.ts'
import { useCommand } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './export-menu.module.css'
import type { ListKind } from './use-list-route.ts'

interface ExportMenuProps {
  readonly kind: ListKind
  /** The source the list is narrowed to; an export knows no other filter. */
  readonly source: { readonly slug: string; readonly name: string } | undefined
  /** The list shows less than the export has. */
  readonly isNarrowed: boolean
}

type Export = Pick<CallInput<'objects.export'>, 'what' | 'format'>

/** Writes everything of one source, or of all, into a file of the person's choice. */
export const ExportMenu = ({ kind, source, isNarrowed }: ExportMenuProps) => {
  const text = useText()
  const notify = useNotify()
  const run = useCommand('objects.export')
  const what = kind === 'people' ? 'users' : 'groups'
  const start = (chosen: Export): void =>
    run.mutate(
      { ...chosen, source: source?.slug ?? null },
      {
        onSuccess: ({ path, rows }) => {
          if (path !== null) notify.done({ message: text('objects.exported', { count: rows, path }) })
        },
        onError: notify.failed,
      },
    )
  const label = kind === 'people' ? 'people.exportUsers' : 'groups.exportGroups'
  const exports: readonly (Export & { readonly label: string })[] = [
    ...(['csv', 'json', 'ldif'] as const).map(
      (format) =>
        ({
          what,
          format,
          label: text(label, { format: format.toUpperCase() }),
        }) as const,
    ),
    ...(['csv', 'json'] as const).map(
      (format) =>
        ({
          what: 'memberships',
          format,
          label: text('objects.exportMemberships', { format: format.toUpperCase() }),
        }) as const,
    ),
  ]
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
        <Menu.Label>
          {source === undefined
            ? text('objects.exportAll')
            : text('objects.exportSource', { source: source.name })}
          {isNarrowed && <div className={classes.whole}>{text('objects.exportUnfiltered')}</div>}
        </Menu.Label>
        {exports.map(({ label: words, ...chosen }) => (
          <Menu.Item key={words} onClick={() => start(chosen)}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
