import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from './csv.ts'

describe('csv', () => {
  it('leaves plain text as it is', () => {
    expect(csvCell('Ada Lovelace')).toBe('Ada Lovelace')
  })

  it.each([
    ['a comma', 'Lovelace, Ada', '"Lovelace, Ada"'],
    ['a quote', 'Ada "the first"', '"Ada ""the first"""'],
    ['a line end', 'two\nlines', '"two\nlines"'],
    ['a blank at the edge', ' Ada', '" Ada"'],
  ])('quotes %s', (_what, value, expected) => {
    expect(csvCell(value)).toBe(expected)
  })

  it.each([
    '=1+1',
    '+49 30 1234',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\n=1',
    '\uff1d1',
    '\uff20A1',
    '=HYPERLINK("http://x","y")',
  ])('never starts a cell with what a spreadsheet would run: %j', (value) => {
    expect(csvCell(value).replace(/^"/, '')).toMatch(/^'/)
  })

  it.each([
    ['staff;=1+1', "staff;'=1+1"],
    ['staff; @SUM(A1)', "staff; '@SUM(A1)"],
    ['a\t-2', "a\t'-2"],
    ['two\n+lines', '"two\n\'+lines"'],
    ['1=1; x-y', '1=1; x-y'],
  ])('nor lets one begin in a program that separates %j otherwise', (value, expected) => {
    expect(csvCell(value)).toBe(expected)
  })

  it('ends a line with CRLF', () => {
    expect(csvLine(['a', 'b,c'])).toBe('a,"b,c"\r\n')
  })
})
