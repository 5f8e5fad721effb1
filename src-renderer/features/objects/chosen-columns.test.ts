import { describe, expect, it } from 'vitest'
import { chosenColumns, withColumn } from './chosen-columns.ts'

const all = [
  { id: 'username', isUsual: true, isFixed: true },
  { id: 'email', isUsual: true },
  { id: 'path', isUsual: false },
]

describe('chosenColumns', () => {
  it('is the usual ones before anything was chosen, and when what was remembered is damaged', () => {
    for (const stored of [null, '{', '"email"', 'null'])
      expect(chosenColumns(all, stored)).toEqual(['username', 'email'])
  })

  it('keeps the order of the table and forgets columns that are no more', () => {
    expect(chosenColumns(all, '["path","gone","email"]')).toEqual(['username', 'email', 'path'])
  })

  it('puts attributes last, each once, in the order in which they were chosen', () => {
    const stored = '["attributes.room","email","attributes.age","attributes.room","attributes.",7]'
    const shown = ['username', 'email', 'attributes.room', 'attributes.age']
    expect(chosenColumns(all, stored)).toEqual(shown)
    expect(withColumn(all, shown, 'attributes.room')).toEqual(['username', 'email', 'attributes.age'])
    expect(withColumn(all, shown, 'attributes.desk').at(-1)).toBe('attributes.desk')
  })

  it('never hides the name', () => {
    expect(chosenColumns(all, '[]')).toEqual(['username'])
    expect(withColumn(all, ['username', 'email'], 'username')).toEqual(['username', 'email'])
  })

  it('shows and hides a column', () => {
    expect(withColumn(all, ['username', 'email'], 'path')).toEqual(['username', 'email', 'path'])
    expect(withColumn(all, ['username', 'email'], 'email')).toEqual(['username'])
  })
})
