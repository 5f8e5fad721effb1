import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useText } from '../../ui/use-text.ts'
import type { Columns } from './use-columns.ts'

/** Chooses the columns of a list. */
export const ColumnMenu = <Row,>({ columns }: { readonly columns: Columns<Row> }) => {
  const text = useText()
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={15} aria-hidden />}>
          {text('objects.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text('objects.columns')}>
        <Stack gap={10}>
          {columns.all.map(({ id, header, isFixed }) => (
            <Checkbox
              key={id}
              size="xs"
              label={header}
              checked={columns.shown.some((column) => column.id === id)}
              disabled={isFixed === true}
              onChange={() => columns.toggle(id)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
