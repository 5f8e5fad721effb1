import { describe, expect, it } from 'vitest'
import { counted, duration, listed, relativeTime } from './human-words.ts'

const now = new Date('2026-03-10T12:00:00.000Z')

describe('relativeTime', () => {
  it.each([
    ['2026-03-10T11:59:57.000Z', 'just now'],
    ['2026-03-10T11:59:20.000Z', '40 s ago'],
    ['2026-03-10T11:56:00.000Z', '4 min ago'],
    ['2026-03-10T09:30:00.000Z', '2 h ago'],
    ['2026-03-09T11:00:00.000Z', '1 day ago'],
    ['2026-03-04T11:00:00.000Z', '6 days ago'],
    ['2025-12-24T11:00:00.000Z', '2025-12-24'],
    ['2026-03-10T14:00:00.000Z', 'in 2 h'],
    ['2026-03-10T12:00:05.000Z', 'in a moment'],
  ])('says %s as "%s"', (at, words) => {
    expect(relativeTime(at, now)).toBe(words)
  })
})

describe('duration', () => {
  it.each([
    [38.4, '38 ms'],
    [1400, '1.4 s'],
    [125_000, '2 min 05 s'],
    [119_900, '2 min 00 s'],
  ])('says %d as "%s"', (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words)
  })
})

describe('counted', () => {
  it('knows one from many and groups thousands', () => {
    expect([counted(0, 'user'), counted(1, 'user'), counted(1203, 'user')]).toEqual([
      '0 users',
      '1 user',
      '1,203 users',
    ])
  })
})

describe('listed', () => {
  it('reads like a sentence', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ])
  })
})
