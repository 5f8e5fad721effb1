import { ActionIcon, Anchor, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { MappingRow } from '../../../src-shared/contract/mapping-calls.ts'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import { firstLine } from './mapping-list.ts'
import { copyRoute, mappingRoute } from './mapping-route.ts'
import classes from './mapping-table.module.css'
import { UsedBy } from './used-by.tsx'

interface MappingTableProps {
  readonly label: string
  readonly rows: readonly MappingRow[]
  /** Absent for those that cannot be deleted. */
  readonly onRemove?: (row: MappingRow) => void
}

export const MappingTable = ({ label, rows, onRemove }: MappingTableProps) => {
  const text = useText()
  const said = useSaid()
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className={classes.name}>
            {text('mappings.column.name')}
          </th>
          <th scope="col" className={classes.for}>
            {text('mappings.column.for')}
          </th>
          <th scope="col">{text('mappings.column.gives')}</th>
          <th scope="col" className={classes.uses}>
            {text('mappings.column.usedBy')}
          </th>
          <th scope="col" className={classes.menu}>
            <span className={classes.unseen}>{text('mappings.column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} className={classes.row}>
            <th scope="row" className={classes.name}>
              <Anchor component={Link} href={mappingRoute(row.name)} inherit className={classes.link}>
                {row.name}
              </Anchor>
            </th>
            <td className={classes.dim}>{text(`mappings.for.${row.objectType}`)}</td>
            <td className={row.description === '' ? classes.code : classes.gives}>
              {row.description === '' ? firstLine(row.expression) : said(row.description)}
            </td>
            <td className={classes.dim}>
              <UsedBy sources={row.usedBy} />
            </td>
            <td className={classes.menu}>
              <RowMenu row={row} onRemove={onRemove} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface RowMenuProps {
  readonly row: MappingRow
  readonly onRemove: ((row: MappingRow) => void) | undefined
}

const RowMenu = ({ row, onRemove }: RowMenuProps) => {
  const text = useText()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={text('mappings.actionsOf', { name: row.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          href={copyRoute(row.name)}
          leftSection={<IconCopy size={16} aria-hidden />}
        >
          {text('mappings.copy')}
        </Menu.Item>
        {onRemove !== undefined && (
          <Menu.Item
            c="var(--rc-error)"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => onRemove(row)}
          >
            {text('mappings.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
