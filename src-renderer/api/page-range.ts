/** Rows asked for at once. */
export const pageLength = 100

/** Rows read ahead on both sides, so that scrolling a little never waits. */
const readAhead = 25

/** The most rows a window can show; a range beyond it is a fault, and must not become a thousand questions. */
const mostPages = 8

export interface RowRange {
  readonly first: number
  readonly last: number
}

/** The pages that hold the rows in sight and a few around them. */
export const pagesAround = ({ first, last }: RowRange): readonly number[] => {
  const firstPage = Math.max(0, Math.floor((first - readAhead) / pageLength))
  const lastPage = Math.max(firstPage, Math.floor((last + readAhead) / pageLength))
  return Array.from(
    { length: Math.min(lastPage - firstPage + 1, mostPages) },
    (_, index) => firstPage + index,
  )
}

/** Whether a range was reached by scrolling from another, not by dragging the bar far away. */
export const isNear = (from: RowRange, to: RowRange): boolean => Math.abs(to.first - from.first) <= pageLength

export const isSamePages = (a: RowRange, b: RowRange): boolean =>
  pagesAround(a).join() === pagesAround(b).join()
