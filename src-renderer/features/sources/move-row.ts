/** The list with one row moved up or down; unchanged at its ends. */
export const moveRow = <Row>(rows: readonly Row[], from: number, by: -1 | 1): readonly Row[] => {
  const to = from + by
  const row = rows[from]
  if (row === undefined || to < 0 || to >= rows.length) return rows
  return rows.toSpliced(from, 1).toSpliced(to, 0, row)
}
