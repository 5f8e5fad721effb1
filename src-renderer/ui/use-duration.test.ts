import { describe, expect, it } from 'vitest'
import { splitDuration } from './use-duration.ts'

describe('splitDuration', () => {
  it.each([
    [340, [[340, 'millisecond']]],
    [3240, [[3.2, 'second']]],
    [42_400, [[42, 'second']]],
    [59_700, [[1, 'minute']]],
    [
      252_000,
      [
        [4, 'minute'],
        [12, 'second'],
      ],
    ],
    [3_600_000, [[1, 'hour']]],
    [
      5_400_000,
      [
        [1, 'hour'],
        [30, 'minute'],
      ],
    ],
  ])('says %d ms in units a person would use', (ms, expected) => {
    expect(splitDuration(ms)).toEqual(expected)
  })
})
