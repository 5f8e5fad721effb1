import { describe, expect, it } from 'vitest'
import { leastWidth, rowInSight, targetOfKey } from './virtual-table-layout.ts'

describe('targetOfKey', () => {
  const place = { active: 10, total: 100, page: 20 }

  it('moves by a row, a page and to the ends', () => {
    const targets = ['ArrowDown', 'ArrowUp', 'PageDown', 'Home', 'End'].map((key) => targetOfKey(key, place))
    expect(targets).toEqual([11, 9, 30, 0, 99])
  })

  it('stops at the ends', () => {
    expect(targetOfKey('PageUp', place)).toBe(0)
    expect(targetOfKey('ArrowDown', { ...place, active: 99 })).toBe(99)
    expect(targetOfKey('End', { ...place, total: 0 })).toBe(0)
  })

  it('leaves other keys alone', () => {
    expect(targetOfKey('a', place)).toBeUndefined()
    expect(targetOfKey('toString', place)).toBeUndefined()
  })
})

describe('rowInSight', () => {
  it('is the row used last while it is in sight', () => {
    expect(rowInSight(5, { first: 0, last: 20, total: 100 })).toBe(5)
  })

  it('is the first in sight when that was scrolled away or is no more', () => {
    expect(rowInSight(5, { first: 50, last: 70, total: 100 })).toBe(50)
    expect(rowInSight(500, { first: 0, last: 2, total: 3 })).toBe(2)
  })
})

describe('leastWidth', () => {
  it('adds the pixels of each track', () => {
    expect(leastWidth([{ width: '240px' }, { width: 'minmax(160px, 2fr)' }, { width: '1fr' }])).toBe(496)
  })
})
