import { describe, expect, it } from 'vitest'
import { cronProblem, defaultCron } from './cron-text.ts'

describe('cronProblem', () => {
  it.each(['17 */2 * * *', ' 0  8-18/2 * * MON-FRI ', '0 0 29 2 *', '@daily', '0 0 L * *', '5,35 * * * *'])(
    'accepts "%s"',
    (text) => {
      expect(cronProblem(text)).toBeUndefined()
    },
  )

  it.each([
    ['', 'this one has 0'],
    ['* * * *', 'this one has 4'],
    ['0 17 */2 * * *', 'this one has 6'],
    ['61 * * * *', '"61" for the minute'],
    ['* 25 * * *', '"25" for the hour'],
    ['0 0 * FOO *', '"FOO" for the month'],
    ['0 0 * * 8', '"8" for the day of week'],
    ['5/10 * * * *', '"5/10" for the minute'],
    ['0 0 31 2 *', 'never run'],
    ['@sometimes', '"@sometimes" is not a known short form'],
  ])('says what is wrong with "%s"', (text, words) => {
    expect(cronProblem(text)).toContain(words)
  })
})

describe('defaultCron', () => {
  it('is every two hours for a sync and every hour for a check, the same every time', () => {
    expect(defaultCron('pc7.example.org', 'sync', 3)).toMatch(/^[1-5]?\d \*\/2 \* \* \*$/)
    expect(defaultCron('pc7.example.org', 'connectivity', 3)).toMatch(/^[1-5]?\d \* \* \* \*$/)
    expect(defaultCron('pc7.example.org', 'sync', 3)).toBe(defaultCron('pc7.example.org', 'sync', 3))
  })

  it('never has both tasks of a source at the same minute', () => {
    const minutes = Array.from({ length: 2_000 }, (_, id) =>
      [defaultCron('pc7', 'sync', id), defaultCron('pc7', 'connectivity', id)].map(
        (text) => text.split(' ')[0],
      ),
    )
    expect(minutes.filter(([sync, connectivity]) => sync === connectivity)).toEqual([])
  })

  it('spreads machines and sources over the whole hour', () => {
    const byMachine = new Set(
      Array.from({ length: 2_000 }, (_, number) => defaultCron(`pc${number}`, 'sync', 1)),
    )
    const bySource = new Set(Array.from({ length: 2_000 }, (_, id) => defaultCron('pc7', 'sync', id)))
    expect([byMachine.size, bySource.size]).toEqual([60, 60])
  })

  it('makes texts that are valid', () => {
    for (let id = 0; id < 100; id += 1)
      expect(cronProblem(defaultCron('pc7', 'connectivity', id))).toBeUndefined()
  })
})
