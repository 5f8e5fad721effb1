import { describe, expect, it } from 'vitest'
import { nextRun } from './next-run.ts'

const runs = (cron: string, after: string, count: number, timeZone = 'Europe/Berlin'): readonly string[] => {
  const found: string[] = []
  let last = new Date(after)
  for (let number = 0; number < count; number += 1) {
    last = nextRun(cron, last, timeZone)
    found.push(last.toISOString().replace(':00.000', ''))
  }
  return found
}

describe('nextRun', () => {
  it('is after the given instant, never at it', () => {
    expect(runs('0 * * * *', '2026-06-01T10:00:00Z', 1)).toEqual(['2026-06-01T11:00Z'])
    expect(runs('0 * * * *', '2026-06-01T09:59:59.999Z', 1)).toEqual(['2026-06-01T10:00Z'])
  })

  it('reads the hours in the time zone', () => {
    expect(runs('30 8 * * *', '2026-06-01T00:00:00Z', 1, 'Europe/Berlin')).toEqual(['2026-06-01T06:30Z'])
    expect(runs('30 8 * * *', '2026-06-01T00:00:00Z', 1, 'America/New_York')).toEqual(['2026-06-01T12:30Z'])
    expect(runs('30 8 * * *', '2026-06-01T00:00:00Z', 1, 'Asia/Kathmandu')).toEqual(['2026-06-01T02:45Z'])
  })

  it('leaves out the hour that summer time leaves out, and runs a daily time right after it', () => {
    // On 29 March 2026 Berlin's clocks go from 02:00 to 03:00 (01:00 UTC).
    expect(runs('17 */2 * * *', '2026-03-28T23:00:00Z', 3)).toEqual([
      '2026-03-28T23:17Z',
      '2026-03-29T02:17Z',
      '2026-03-29T04:17Z',
    ])
    expect(runs('30 2 * * *', '2026-03-28T12:00:00Z', 2)).toEqual(['2026-03-29T01:00Z', '2026-03-30T00:30Z'])
  })

  it('runs a daily time once and an hourly one twice in the hour that comes twice', () => {
    // On 25 October 2026 the hour from 02:00 to 03:00 comes twice (00:00 to 02:00 UTC).
    expect(runs('30 2 * * *', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25T00:30Z', '2026-10-26T01:30Z'])
    expect(runs('17 * * * *', '2026-10-25T00:00:00Z', 3)).toEqual([
      '2026-10-25T00:17Z',
      '2026-10-25T01:17Z',
      '2026-10-25T02:17Z',
    ])
  })

  it.each([
    ['61 * * * *', 'UTC', '"61" for the minute'],
    ['0 0 31 2 *', 'UTC', 'never run'],
    ['* * * * *', 'Nowhere/City', 'no time zone "Nowhere/City"'],
  ])('refuses "%s" in %s in words', (cron, timeZone, words) => {
    expect(() => nextRun(cron, new Date('2026-06-01T00:00:00Z'), timeZone)).toThrow(words)
  })
})
