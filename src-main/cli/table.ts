import { displayWidth, printable, shorten } from './display-text.ts'
import type { Style } from './style.ts'

export interface Column<Row> {
  readonly title: string
  /** The cell as plain text; control characters from a directory are made visible. */
  readonly cell: (row: Row) => string
  readonly align?: 'left' | 'right'
  /** Colours the finished cell. */
  readonly paint?: (text: string, row: Row) => string
  /** May be shortened when the line would be wider than the terminal. */
  readonly flexible?: boolean
}

export interface TableLook {
  readonly style: Style
  /** Columns of the terminal; undefined (a pipe, a file) shortens nothing. */
  readonly width: number | undefined
}

const gap = '  '
const narrowest = 12

/** An aligned table without ruled lines; numbers go right. Each line is without trailing blanks. */
export const printTable = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  look: TableLook,
): readonly string[] => {
  const cells = rows.map((row) => columns.map((column) => printable(column.cell(row))))
  const widths = fit(columns, naturalWidths(columns, cells), look.width)
  const line = (texts: readonly string[], paint: (text: string, index: number) => string): string =>
    columns
      .map((column, index) => {
        const width = widths[index] ?? 0
        const text = shorten(texts[index] ?? '', width)
        const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
        return column.align === 'right' ? blanks + paint(text, index) : paint(text, index) + blanks
      })
      .join(gap)
      .trimEnd()
  const head = line(
    columns.map((column) => column.title),
    (text) => look.style.dim(text),
  )
  const body = rows.map((row, rowIndex) =>
    line(cells[rowIndex] ?? [], (text, index) => columns[index]?.paint?.(text, row) ?? text),
  )
  return columns.every((column) => column.title === '') ? body : [head, ...body]
}

const naturalWidths = <Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly string[])[],
): readonly number[] =>
  columns.map((column, index) => {
    let width = displayWidth(column.title)
    for (const row of cells) width = Math.max(width, displayWidth(row[index] ?? ''))
    return width
  })

/** Takes what is too much from the widest flexible columns, never below a width that can still be read. */
const fit = <Row>(
  columns: readonly Column<Row>[],
  natural: readonly number[],
  width: number | undefined,
): readonly number[] => {
  const widths = [...natural]
  if (width === undefined) return widths
  const total = (): number => widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1))
  while (total() > width) {
    let widest = -1
    for (const [index, column] of columns.entries()) {
      const current = widths[index] ?? 0
      if (column.flexible && current > narrowest && current > (widths[widest] ?? 0)) widest = index
    }
    if (widest === -1) return widths
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}
