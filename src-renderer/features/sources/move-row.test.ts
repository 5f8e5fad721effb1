import { describe, expect, it } from 'vitest'
import { moveRow } from './move-row.ts'

describe('moveRow', () => {
  it('changes places with its neighbour', () => {
    expect(moveRow(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(moveRow(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  })

  it('stays at the ends', () => {
    expect(moveRow(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moveRow(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })
})
