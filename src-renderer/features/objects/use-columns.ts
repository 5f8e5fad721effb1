import { useState } from 'react'
import type { Column } from '../../ui/virtual-table.tsx'
import { chosenColumns, withColumn, type ColumnChoice } from './chosen-columns.ts'

export type ChoosableColumn<Row> = Column<Row> & ColumnChoice

export interface Columns<Row> {
  readonly all: readonly ChoosableColumn<Row>[]
  readonly shown: readonly ChoosableColumn<Row>[]
  readonly toggle: (id: string) => void
}

/** The columns a person chose for one kind of list, remembered on this computer. */
export const useColumns = <Row>(list: string, all: readonly ChoosableColumn<Row>[]): Columns<Row> => {
  const key = `rollcall.columns.${list}`
  const [chosen, setChosen] = useState(() => chosenColumns(all, readStored(key)))
  return {
    all,
    shown: all.filter(({ id }) => chosen.includes(id)),
    toggle: (id) => {
      const next = withColumn(all, chosen, id)
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
