import { describe, expect, it } from 'vitest'
import { mostAttempts } from '../../src-shared/domain/outgoing-delivery.ts'
import { backOffMs, decideRetry, judgeStatus, retryAfterMs } from './outgoing-retry.ts'

const hour = 60 * 60_000

const wait = (retryAfter: number) =>
  decideRetry({ attempts: 1, isFinal: false, retryAfterMs: retryAfter, chance: 1 })

describe('a failed delivery', () => {
  it('waits twice as long each time, between half and all of it, six hours at most', () => {
    expect([1, 2, 3, 4].map((attempts) => backOffMs(attempts, 1))).toEqual([10_000, 20_000, 40_000, 80_000])
    expect(backOffMs(1, 0)).toBe(5000)
    expect(backOffMs(60, 1)).toBe(6 * hour)
  })

  it('is tried for about two days, then dead', () => {
    const decisions = Array.from({ length: mostAttempts }, (_, index) =>
      decideRetry({ attempts: index + 1, isFinal: false, chance: 1 }),
    )
    expect(decisions.findIndex(({ kind }) => kind === 'dead')).toBe(mostAttempts - 1)
    const waitedMs = decisions.reduce((sum, each) => sum + (each.kind === 'retry' ? each.afterMs : 0), 0)
    expect(waitedMs).toBeGreaterThan(48 * hour)
    expect(waitedMs).toBeLessThan(72 * hour)
  })

  it('is dead at once when trying again cannot help', () => {
    expect(decideRetry({ attempts: 1, isFinal: true, chance: 0 })).toEqual({ kind: 'dead' })
  })

  it('waits as long as the receiver asks, but never for weeks, and never shorter than its own delay', () => {
    expect(wait(90_000)).toEqual({ kind: 'retry', afterMs: 90_000 })
    expect(wait(0)).toEqual({ kind: 'retry', afterMs: 10_000 })
    expect(wait(1000 * hour)).toEqual({ kind: 'retry', afterMs: 6 * hour })
  })
})

describe('an answer of a webhook', () => {
  it.each([200, 201, 202, 204])('%i means delivered', (status) => {
    expect(judgeStatus(status)).toEqual({ kind: 'delivered' })
  })
  it.each([301, 302, 307, 308, 401, 403, 404, 408, 409, 425, 429, 500, 502, 503, 101])(
    '%i is tried again',
    (status) => {
      expect(judgeStatus(status)).toMatchObject({ kind: 'failed', isFinal: false })
    },
  )
  it.each([400, 405, 410, 413, 415, 422])('%i is final', (status) => {
    expect(judgeStatus(status)).toMatchObject({ kind: 'failed', isFinal: true })
  })
})

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 60_000],
    ['Thu, 01 Jan 1960 00:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s means %s', (header, milliseconds) => {
    expect(retryAfterMs(header, 0)).toBe(milliseconds)
  })
})
