import { attributeOfColumn } from '../../../src-shared/domain/export.ts'

export interface ColumnChoice {
  readonly id: string
  /** Shown until the person chooses. */
  readonly isUsual: boolean
  /** Cannot be hidden: without it a row has no name. */
  readonly isFixed?: boolean
}

/**
 * The ids of the columns shown, in the table's order, those of attributes last, as they were chosen; `stored` is what
 * was remembered, undefined or damaged text included.
 */
export const chosenColumns = (all: readonly ColumnChoice[], stored: string | null): readonly string[] => {
  const remembered = parseStored(stored)
  const own = all
    .filter(({ id, isUsual, isFixed }) => isFixed === true || (remembered?.includes(id) ?? isUsual))
    .map(({ id }) => id)
  return [...own, ...new Set((remembered ?? []).filter(isAttributeColumn))]
}

/** The same with one column shown or hidden. */
export const withColumn = (
  all: readonly ColumnChoice[],
  chosen: readonly string[],
  id: string,
): readonly string[] => {
  const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]
  return chosenColumns(all, JSON.stringify(next))
}

const isAttributeColumn = (id: unknown): id is string =>
  typeof id === 'string' && attributeOfColumn(id) !== undefined

const parseStored = (stored: string | null): readonly unknown[] | undefined => {
  if (stored === null) return undefined
  try {
    const value: unknown = JSON.parse(stored)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
