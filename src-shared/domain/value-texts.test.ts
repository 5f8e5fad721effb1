import { describe, expect, it } from 'vitest'
import { valueTexts } from './value-texts.ts'

describe('valueTexts', () => {
  it('is nothing for no value, and one empty text for an empty one', () => {
    expect(valueTexts(null)).toEqual([])
    expect(valueTexts(undefined)).toEqual([])
    expect(valueTexts([])).toEqual([])
    expect(valueTexts('')).toEqual([''])
  })

  it('keeps numbers and truth values readable', () => {
    expect(valueTexts(0)).toEqual(['0'])
    expect(valueTexts(false)).toEqual(['false'])
  })

  it('lists the values of a list and writes objects as JSON', () => {
    expect(valueTexts(['a', null, 2, { b: 1 }])).toEqual(['a', '2', '{"b":1}'])
  })
})
