import { useState } from 'react'
import { attributeOfColumn } from '../../../src-shared/domain/export.ts'
import type { Column } from '../../ui/virtual-table.tsx'
import { attributeColumn, type AttributeRow } from './attribute-column.tsx'
import { chosenColumns, withColumn, type ColumnChoice } from './chosen-columns.ts'

export type ChoosableColumn<Row> = Column<Row> &
  ColumnChoice & {
    /** The columns of a table in a file that say the same; the id itself without it. */
    readonly exported?: readonly string[]
  }

export interface Columns<Row> {
  /** Those that a person can show or hide; attributes only while they are shown. */
  readonly all: readonly ChoosableColumn<Row>[]
  readonly shown: readonly ChoosableColumn<Row>[]
  /** The attributes that are shown. */
  readonly attributes: readonly string[]
  readonly toggle: (id: string) => void
}

/** The columns a person chose for one kind of list, remembered on this computer. */
export const useColumns = <Row extends AttributeRow>(
  list: string,
  own: readonly ChoosableColumn<Row>[],
): Columns<Row> => {
  const key = `rollcall.columns.${list}`
  const [chosen, setChosen] = useState(() => chosenColumns(own, readStored(key)))
  const attributes = chosen.flatMap((id) => attributeOfColumn(id) ?? [])
  const all = [...own, ...attributes.map((name) => attributeColumn<Row>(name))]
  return {
    all,
    shown: all.filter(({ id }) => chosen.includes(id)),
    attributes,
    toggle: (id) => {
      const next = withColumn(own, chosen, id)
      setChosen(next)
      writeStored(key, JSON.stringify(next))
    },
  }
}

// A store that is full or switched off costs the memory of a choice, never the page.
const readStored = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

const writeStored = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Chosen for as long as the page is open.
  }
}
