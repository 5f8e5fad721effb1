// The rows of a virtual table as they are in the page at this moment, without waiting for any of them.
import type { Locator } from '@playwright/test'

export interface DrawnRow {
  /** From 1, the way people count. */
  readonly place: number
  /** Empty texts while the row is on its way. */
  readonly cells: readonly string[]
}

interface PageElement {
  readonly textContent: string
  scrollTop: number
  getAttribute(name: string): string | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

const rowHeight = 36

/** The rows that exist, from top to bottom. */
export const drawnRows = async (table: Locator): Promise<readonly DrawnRow[]> => {
  const rows = await table.evaluate((grid: PageElement) =>
    [...grid.querySelectorAll('[role=rowgroup] [aria-rowindex]')].map((row) => ({
      place: Number(row.getAttribute('aria-rowindex')) - 1,
      cells: [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent),
    })),
  )
  // The header is a row of the same grid, and has no cells of this kind.
  return rows.filter(({ cells }) => cells.length > 0).toSorted((a, b) => a.place - b.place)
}

/** As the scroll bar does it: at once, whatever lies between. */
export const scrollToPlace = (table: Locator, place: number): Promise<void> =>
  table.evaluate(
    (grid: PageElement, top: number) => {
      grid.scrollTop = top
    },
    (place - 1) * rowHeight,
  )
