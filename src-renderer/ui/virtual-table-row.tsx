import { memo, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import type { Column } from './virtual-table.tsx'
import classes from './virtual-table.module.css'

/** What rows report; the same object for as long as the table lives, so that a row is drawn again only for itself. */
export interface RowHandlers {
  readonly onOpen: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent, index: number) => void
}

interface VirtualTableRowProps<Row> {
  readonly index: number
  readonly row: Row | undefined
  readonly columns: readonly Column<Row>[]
  readonly template: string
  readonly top: number
  readonly height: number
  readonly isReachable: boolean
  readonly isSelected: boolean | undefined
  readonly canOpen: boolean
  readonly handlers: RowHandlers
}

const DrawnRow = <Row,>(props: VirtualTableRowProps<Row>) => {
  const { index, row, columns, template, top, height, handlers } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      tabIndex={props.isReachable ? 0 : -1}
      onKeyDown={handlers.onKeyDown}
      onFocus={(event) => handlers.onFocus(event, index)}
      className={classes.row}
      data-opens={props.canOpen || undefined}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (!isMeantForSomethingElse(event)) handlers.onOpen(index)
      }}
    >
      {columns.map((column, place) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={place + 1}
          className={classes.cell}
          data-align={column.align ?? 'start'}
        >
          {row === undefined ? <span className={classes.pending} /> : column.render(row)}
        </div>
      ))}
    </div>
  )
}

// Scrolling draws the table at every frame; without this it would draw forty rows that did not change, too.
// `memo` forgets the type parameter, which the component itself has.
export const VirtualTableRow = memo(DrawnRow) as typeof DrawnRow

/** A click on a link within the row, or the end of marking its text, does not open the row. */
const isMeantForSomethingElse = ({ target }: MouseEvent): boolean =>
  (target instanceof Element && target.closest('a, button') !== null) || getSelection()?.type === 'Range'
