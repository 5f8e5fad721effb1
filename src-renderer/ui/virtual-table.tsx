import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import classes from './virtual-table.module.css'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** A CSS grid track: `240px`, `minmax(160px, 2fr)`. */
  readonly width: string
  readonly align?: 'start' | 'end'
  /** The key given to `onSort`; without it the column cannot be sorted. */
  readonly sortKey?: string
  readonly render: (row: Row) => ReactNode
}

export interface TableSort {
  readonly key: string
  readonly descending: boolean
}

interface VirtualTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly total: number
  /** Undefined while that row is still on its way. */
  readonly rowAt: (index: number) => Row | undefined
  readonly onRangeChange?: (first: number, last: number) => void
  readonly sort?: TableSort
  readonly onSort?: (sort: TableSort) => void
  readonly onOpen?: (row: Row) => void
  readonly isSelected?: (row: Row) => boolean
}

const rowHeight = 36
const overscan = 12

/** A table of any length: only the rows in sight exist. Arrow keys, Page, Home and End move; Enter opens. */
export const VirtualTable = <Row,>(props: VirtualTableProps<Row>) => {
  const { label, columns, total, rowAt, onRangeChange, onOpen, isSelected } = props
  const scroller = useRef<HTMLDivElement>(null)
  /** Set by a key: the row it leads to takes the focus as soon as it exists. */
  const focusIsDue = useRef(false)
  const [active, setActive] = useState(0)
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
  })
  const rows = virtualizer.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows.at(-1)?.index ?? 0
  // The owner of the data must learn which rows are in sight; scrolling is the only thing that knows.
  useEffect(() => onRangeChange?.(first, last), [first, last, onRangeChange])

  const move = (to: number): void => {
    const index = Math.min(Math.max(to, 0), Math.max(total - 1, 0))
    setActive(index)
    focusIsDue.current = true
    virtualizer.scrollToIndex(index, { align: 'auto' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = targetOfKey(event.key, active, total, last - first)
    if (target !== undefined) {
      event.preventDefault()
      move(target)
    }
    const row = rowAt(active)
    if (event.key === 'Enter' && row !== undefined) onOpen?.(row)
  }
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(' ') }
  return (
    <div className={classes.frame} role="grid" aria-label={label} aria-rowcount={total + 1}>
      <HeaderRow {...props} template={template} />
      <div ref={scroller} className={classes.body} role="rowgroup">
        <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {rows.map(({ index, start }) => {
            const row = rowAt(index)
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={row !== undefined && isSelected?.(row) === true}
                tabIndex={index === active ? 0 : -1}
                ref={(node) => {
                  if (node === null || index !== active || !focusIsDue.current) return
                  focusIsDue.current = false
                  node.focus({ preventScroll: true })
                }}
                onKeyDown={onKeyDown}
                className={classes.row}
                style={{ ...template, transform: `translateY(${start}px)` }}
                onClick={() => {
                  setActive(index)
                  if (row !== undefined) onOpen?.(row)
                }}
              >
                {columns.map((column) => (
                  <div
                    key={column.id}
                    role="gridcell"
                    className={classes.cell}
                    data-align={column.align ?? 'start'}
                  >
                    {row === undefined ? <span className={classes.pending} /> : column.render(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

const targetOfKey = (key: string, active: number, total: number, page: number): number | undefined =>
  ({
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: total - 1,
  })[key]

const HeaderRow = <Row,>({
  columns,
  sort,
  onSort,
  template,
}: VirtualTableProps<Row> & { readonly template: { readonly gridTemplateColumns: string } }) => (
  <div role="rowgroup" className={classes.head}>
    <div role="row" aria-rowindex={1} className={classes.headRow} style={template}>
      {columns.map((column) => {
        const { sortKey } = column
        const isSorted = sort !== undefined && sort.key === sortKey
        const direction = sort?.descending === true ? 'descending' : 'ascending'
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={isSorted ? direction : 'none'}
            className={classes.headCell}
            data-align={column.align ?? 'start'}
          >
            {sortKey === undefined || onSort === undefined ? (
              column.header
            ) : (
              <UnstyledButton
                className={classes.sort}
                onClick={() => onSort({ key: sortKey, descending: isSorted && sort?.descending !== true })}
              >
                {column.header}
                {isSorted &&
                  (direction === 'descending' ? (
                    <IconArrowDown size={13} aria-hidden />
                  ) : (
                    <IconArrowUp size={13} aria-hidden />
                  ))}
              </UnstyledButton>
            )}
          </div>
        )
      })}
    </div>
  </div>
)
