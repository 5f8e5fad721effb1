import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react'
import type { Column } from './virtual-table.tsx'
import classes from './virtual-table.module.css'

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
  readonly onOpen: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
  /** Called with the row's element whenever it is drawn. */
  readonly focus: (node: HTMLElement) => void
}

export const VirtualTableRow = <Row,>(props: VirtualTableRowProps<Row>) => {
  const { index, row, columns, template, top, height } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      tabIndex={props.isReachable ? 0 : -1}
      ref={(node) => {
        if (node !== null) props.focus(node)
      }}
      onKeyDown={props.onKeyDown}
      onFocus={props.onFocus}
      className={classes.row}
      data-opens={props.canOpen || undefined}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (!isMeantForSomethingElse(event)) props.onOpen()
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

/** A click on a link within the row, or the end of marking its text, does not open the row. */
const isMeantForSomethingElse = ({ target }: MouseEvent): boolean =>
  (target instanceof Element && target.closest('a, button') !== null) || getSelection()?.type === 'Range'
