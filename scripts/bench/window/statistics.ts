/** The value below which this share (0 to 1) of the values lies; NaN of none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** `p50 / p95 / max` in whole milliseconds, as the tables of docs/performance.md hold it. */
export const spread = (values: readonly number[]): string =>
  [percentile(values, 0.5), percentile(values, 0.95), Math.max(...values)]
    .map((value) => value.toFixed(0))
    .join(' / ')

/** A Markdown table; the first column is text. */
export const markdownTable = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`| ${header.join(' | ')} |`, `|${header.map(() => '---').join('|')}|`]
    .concat(rows.map((row) => `| ${row.join(' | ')} |`))
    .join('\n')
