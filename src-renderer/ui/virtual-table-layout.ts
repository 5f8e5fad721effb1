/** Where a key leads in a table; undefined for keys that do not move. */
export const targetOfKey = (
  key: string,
  { active, total, page }: { readonly active: number; readonly total: number; readonly page: number },
): number | undefined => {
  const target = new Map([
    ['ArrowDown', active + 1],
    ['ArrowUp', active - 1],
    ['PageDown', active + page],
    ['PageUp', active - page],
    ['Home', 0],
    ['End', total - 1],
  ]).get(key)
  return target === undefined ? undefined : Math.min(Math.max(target, 0), Math.max(total - 1, 0))
}

/** The row that Tab leads to: the last one used, or the first in sight when that one was scrolled away. */
export const rowInSight = (
  active: number,
  { first, last, total }: { readonly first: number; readonly last: number; readonly total: number },
): number => {
  const index = Math.min(active, Math.max(total - 1, 0))
  return index >= first && index <= last ? index : first
}

/** A track without pixels of its own, such as `1fr`, is no narrower than a short name. */
const leastTrack = 96

/** The width below which a table scrolls sideways instead of squeezing its columns. */
export const leastWidth = (columns: readonly { readonly width: string }[]): number =>
  columns.reduce((sum, { width }) => {
    const pixels = /(\d+)px/.exec(width)?.[1]
    return sum + (pixels === undefined ? leastTrack : Number(pixels))
  }, 0)
