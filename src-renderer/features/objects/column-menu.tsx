import { Button, Checkbox, Popover, Select, Stack } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { columnOfAttribute } from '../../../src-shared/domain/export.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../ui/use-text.ts'
import type { Columns } from './use-columns.ts'
import type { ListKind } from './use-list-route.ts'

interface ColumnMenuProps<Row> {
  readonly kind: ListKind
  readonly columns: Columns<Row>
}

/** Chooses the columns of a list: its own, and any attribute. */
export const ColumnMenu = <Row,>({ kind, columns }: ColumnMenuProps<Row>) => {
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
          <AttributeChoice kind={kind} columns={columns} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Drawn while the menu is open, because looking for the names looks at everybody. */
const AttributeChoice = <Row,>({ kind, columns }: ColumnMenuProps<Row>) => {
  const text = useText()
  const known = useCall('objects.attributeNames', kind === 'people' ? 'user' : 'group').data
  return (
    <Select
      size="xs"
      w={220}
      label={text('objects.addAttribute')}
      placeholder={text('objects.attributePlaceholder')}
      nothingFoundMessage={text('objects.noAttribute')}
      searchable
      limit={50}
      value={null}
      disabled={known === undefined}
      data={(known ?? []).filter((name) => !columns.attributes.includes(name))}
      comboboxProps={{ withinPortal: false }}
      onChange={(name) => {
        if (name !== null) columns.toggle(columnOfAttribute(name))
      }}
    />
  )
}
