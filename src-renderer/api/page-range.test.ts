import { describe, expect, it } from 'vitest'
import { isNear, pagesAround } from './page-range.ts'

describe('pagesAround', () => {
  it('is the first page at the beginning', () => {
    expect(pagesAround({ first: 0, last: 0 })).toEqual([0])
    expect(pagesAround({ first: 0, last: 30 })).toEqual([0])
  })

  it('reads the next page before it comes into sight', () => {
    expect(pagesAround({ first: 50, last: 80 })).toEqual([0, 1])
  })

  it('reads the page before when scrolling up', () => {
    expect(pagesAround({ first: 110, last: 140 })).toEqual([0, 1])
    expect(pagesAround({ first: 130, last: 160 })).toEqual([1])
  })

  it('asks for the same pages wherever in a list of 200,000', () => {
    expect(pagesAround({ first: 199_940, last: 199_970 })).toEqual([1999])
  })

  it('never asks for hundreds of pages at once', () => {
    expect(pagesAround({ first: 0, last: 200_000 })).toHaveLength(8)
  })
})

describe('isNear', () => {
  it('tells scrolling from dragging far away', () => {
    expect(isNear({ first: 500, last: 530 }, { first: 512, last: 542 })).toBe(true)
    expect(isNear({ first: 500, last: 530 }, { first: 420, last: 450 })).toBe(true)
    expect(isNear({ first: 500, last: 530 }, { first: 90_000, last: 90_030 })).toBe(false)
  })
})
