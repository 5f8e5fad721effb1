import { useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { leastWidth, rowInSight, targetOfKey } from './virtual-table-layout.ts'
import { VirtualTableHeader } from './virtual-table-header.tsx'
import { VirtualTableRow, type RowHandlers } from './virtual-table-row.tsx'
import classes from './virtual-table.module.css'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** A CSS grid track: `240px`, `minmax(160px, 2fr)`. Its pixels are the least width before the table scrolls sideways. */
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

export interface VirtualTableProps<Row> {
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
  /** Arrow keys open what they lead to: for a list with its detail beside it. */
  readonly opensOnMove?: boolean
  /** What is listed. When it changes the table begins at its first row again. */
  readonly resetKey?: string
  /** Pixels; the rows of one table are equally high. */
  readonly rowHeight?: number
  /** The rows still answer an earlier question. */
  readonly isStale?: boolean
}

const usualRowHeight = 36
const headerHeight = 32
const overscan = 10
/** Of the frame, above and below. */
const borders = 2
/** However low the window is, of a longer table the header and two rows stay. */
const leastRows = 2

/** A table of any length: only the rows in sight exist. Arrow keys, Page, Home and End move; Enter opens. */
export const VirtualTable = <Row,>(props: VirtualTableProps<Row>) => {
  const { label, columns, total, rowAt, onRangeChange, onOpen, isSelected } = props
  const { opensOnMove = false, rowHeight = usualRowHeight, resetKey = '', isStale = false } = props
  const scroller = useRef<HTMLDivElement>(null)
  /** Set by a key: the row it leads to takes the focus as soon as it exists. */
  const focusIsDue = useRef(false)
  const [active, setActive] = useState(0)
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // The header lies above the rows and stays in sight, so a row scrolled to must stop below it.
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    // The row with the focus stays, however far it is scrolled away: a row that goes would take the focus with it.
    rangeExtractor: (range) => withActive(range, active),
  })
  const rows = virtualizer.getVirtualItems()
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  // The owner of the data must learn which rows are in sight; scrolling is the only thing that knows.
  useEffect(() => onRangeChange?.(first, last), [first, last, onRangeChange])
  // Another list under the same frame: its first row is the one to look at, not the one at the old place.
  useEffect(() => {
    setActive(0)
    if (scroller.current !== null) scroller.current.scrollTop = 0
  }, [resetKey])

  // A key led to a row that did not exist until now.
  useEffect(() => {
    if (!focusIsDue.current) return
    const row = scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${active + 2}"]`)
    if (row === null || row === undefined) return
    focusIsDue.current = false
    row.focus({ preventScroll: true })
  })

  const open = (index: number): void => {
    const row = rowAt(index)
    if (row !== undefined) onOpen?.(row)
  }
  const handlers = useLatestHandlers({
    onOpen: open,
    onKeyDown: (event) => {
      // A link or button within a row keeps its own keys.
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Enter') return open(active)
      const target = targetOfKey(event.key, { active, total, page: Math.max(last - first, 1) })
      if (target === undefined) return
      event.preventDefault()
      setActive(target)
      focusIsDue.current = target !== active
      virtualizer.scrollToIndex(target, { align: 'auto' })
      if (opensOnMove && target !== active) open(target)
    },
    onFocus: (event, index) => {
      if (event.target === event.currentTarget) setActive(index)
    },
  })
  const reachable = rowInSight(active, { first, last, total })
  const heightOf = (count: number): number => headerHeight + count * rowHeight + borders
  const template = columns.map((column) => column.width).join(' ')
  return (
    // No higher than its rows: a short table ends where they end.
    <div
      className={classes.frame}
      style={{ flexBasis: heightOf(total), minHeight: heightOf(Math.min(total, leastRows)) }}
    >
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-busy={isStale}
      >
        <div className={classes.content} role="presentation" style={{ minWidth: leastWidth(columns) }}>
          <VirtualTableHeader {...props} template={template} />
          <div
            className={classes.rows}
            data-stale={isStale || undefined}
            role="rowgroup"
            style={{ height: virtualizer.getTotalSize() }}
          >
            {rows.map(({ index, start }) => {
              const row = rowAt(index)
              return (
                <VirtualTableRow
                  key={index}
                  index={index}
                  row={row}
                  columns={columns}
                  template={template}
                  top={start - headerHeight}
                  height={rowHeight}
                  isReachable={index === reachable}
                  isSelected={row === undefined ? false : isSelected?.(row)}
                  canOpen={onOpen !== undefined}
                  handlers={handlers}
                />
              )
            })}
          </div>
        </div>
      </div>
    </div>
  )
}

/** Handlers that stay the same object and always do what the table would do now. */
const useLatestHandlers = (now: RowHandlers): RowHandlers => {
  const latest = useRef(now)
  useEffect(() => {
    latest.current = now
  })
  const [stable] = useState<RowHandlers>(() => ({
    onOpen: (index) => latest.current.onOpen(index),
    onKeyDown: (event) => latest.current.onKeyDown(event),
    onFocus: (event, index) => latest.current.onFocus(event, index),
  }))
  return stable
}

const withActive = ({ startIndex, endIndex, count, overscan: extra }: Range, active: number): number[] => {
  const from = Math.max(startIndex - extra, 0)
  const to = Math.min(endIndex + extra, count - 1)
  const indexes = Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index)
  if (active >= count || (active >= from && active <= to)) return indexes
  return active < from ? [active, ...indexes] : [...indexes, active]
}
