import type { MappingRow } from '../../../src-shared/contract/mapping-calls.ts'

/** The rows in which every word of the search is found: in name, description, expression or source. */
export const searchMappings = (rows: readonly MappingRow[], search: string): readonly MappingRow[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const text = [row.name, row.description, row.expression, ...row.usedBy].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** A line that stands for an expression in a list: the first that says something. */
export const firstLine = (expression: string): string =>
  expression
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '' && !line.startsWith('//')) ?? ''
