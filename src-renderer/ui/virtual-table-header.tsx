import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { Column, VirtualTableProps } from './virtual-table.tsx'
import classes from './virtual-table.module.css'

/** The names of the columns; those that can be sorted are buttons. */
export const VirtualTableHeader = <Row,>({
  columns,
  sort,
  onSort,
  template,
}: VirtualTableProps<Row> & { readonly template: string }) => (
  <div role="rowgroup" className={classes.head}>
    <div role="row" aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: template }}>
      {columns.map((column, place) => (
        <div
          key={column.id}
          role="columnheader"
          aria-colindex={place + 1}
          aria-sort={sortOf(column, sort)}
          className={classes.headCell}
          data-align={column.align ?? 'start'}
        >
          <HeaderText column={column} sort={sort} onSort={onSort} />
        </div>
      ))}
    </div>
  </div>
)

type Sorting<Row> = Pick<VirtualTableProps<Row>, 'sort' | 'onSort'>

const sortOf = <Row,>({ sortKey }: Column<Row>, sort: Sorting<Row>['sort']) => {
  if (sortKey === undefined) return undefined
  if (sort?.key !== sortKey) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

interface HeaderTextProps<Row> {
  readonly column: Column<Row>
  readonly sort: Sorting<Row>['sort'] | undefined
  readonly onSort: Sorting<Row>['onSort'] | undefined
}

const HeaderText = <Row,>({ column, sort, onSort }: HeaderTextProps<Row>) => {
  const { sortKey } = column
  if (sortKey === undefined || onSort === undefined) return <>{column.header}</>
  const isSorted = sort?.key === sortKey
  const Arrow = sort?.descending === true ? IconArrowDown : IconArrowUp
  return (
    <UnstyledButton
      className={classes.sort}
      onClick={() => onSort({ key: sortKey, descending: isSorted && !sort.descending })}
    >
      {column.header}
      {isSorted && <Arrow size={13} aria-hidden />}
    </UnstyledButton>
  )
}
