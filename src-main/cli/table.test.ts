import { describe, expect, it } from 'vitest'
import { colourStyle, plainStyle } from './style.ts'
import { printTable, type Column } from './table.ts'

interface Person {
  readonly name: string
  readonly age: string
}

const columns: readonly Column<Person>[] = [
  { title: 'NAME', cell: (person) => person.name, flexible: true },
  { title: 'AGE', cell: (person) => person.age, align: 'right' },
]

const look = { style: plainStyle, width: undefined }

describe('printTable', () => {
  it('aligns text left and numbers right', () => {
    const rows = [
      { name: 'Ada', age: '36' },
      { name: 'Konrad', age: '7' },
    ]
    expect(printTable(columns, rows, look)).toEqual(['NAME    AGE', 'Ada      36', 'Konrad    7'])
  })

  it('aligns names whose characters take two columns', () => {
    const rows = [
      { name: '山田', age: '1' },
      { name: 'Ada', age: '2' },
    ]
    expect(printTable(columns, rows, look)).toEqual(['NAME  AGE', '山田    1', 'Ada     2'])
  })

  it('shortens flexible columns to the width of the terminal', () => {
    const rows = [{ name: 'a'.repeat(100), age: '1' }]
    const lines = printTable(columns, rows, { ...look, width: 40 })
    expect(lines.every((line) => line.length <= 40)).toBe(true)
    expect(lines[1]).toContain('…')
  })

  it('lets no escape sequence from a directory reach the terminal', () => {
    const rows = [{ name: 'evil\u001B[2Jname', age: '1' }]
    expect(printTable(columns, rows, look).join('')).not.toContain('\u001B')
  })

  it('keeps the alignment when cells are coloured', () => {
    const painted = columns.map((column) => ({ ...column, paint: (text: string) => colourStyle.good(text) }))
    const rows = [{ name: 'Ada', age: '1' }]
    const plain = printTable(columns, rows, look)
    const coloured = printTable(painted, rows, look).map((line) => line.replaceAll(/\u001B\[\d+m/g, ''))
    expect(coloured).toEqual(plain)
  })
})
