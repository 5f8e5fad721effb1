import { describe, expect, it } from 'vitest'
import { niceCeiling, ticksOf, timeUnitFor } from './chart-scale.ts'

describe('chart scale', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1.2, 2],
    [3, 5],
    [5, 5],
    [42, 50],
    [51, 100],
    [1000, 1000],
    [1203, 2000],
  ])('ends a scale for %d at %d', (largest, top) => {
    expect(niceCeiling(largest)).toBe(top)
  })

  it('marks the middle only where it is a whole number', () => {
    expect(ticksOf(50)).toEqual([0, 25, 50])
    expect(ticksOf(5)).toEqual([0, 5])
  })

  it('measures short runs in milliseconds and long ones in minutes', () => {
    expect(timeUnitFor(800)).toEqual({ unit: 'ms', ms: 1 })
    expect(timeUnitFor(42_000)).toEqual({ unit: 's', ms: 1000 })
    expect(timeUnitFor(600_000)).toEqual({ unit: 'min', ms: 60_000 })
  })
})
