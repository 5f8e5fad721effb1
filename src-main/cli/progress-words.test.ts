import { describe, expect, it } from 'vitest'
import { measureRate, rateWords, syncProgressWords } from './progress-words.ts'

describe('syncProgressWords', () => {
  const at = { runId: 5, source: 'corp', entries: 0, rate: 0 }

  it('names the source, the phase, what was read and how fast', () => {
    expect(syncProgressWords({ ...at, phase: 'connect' })).toBe('corp: connecting')
    expect(syncProgressWords({ ...at, phase: 'users', entries: 12_000, rate: 3400.4 })).toBe(
      'corp: reading users: 12,000 entries, 3,400 a second',
    )
  })

  it('calls what is written changes', () => {
    expect(syncProgressWords({ ...at, phase: 'apply', entries: 500 })).toBe('corp: writing: 500 changes')
  })
})

describe('measureRate', () => {
  it('counts from its start', () => {
    let now = 1000
    const rate = measureRate(() => now)
    expect(rateWords(rate(10))).toBe('')
    now = 3000
    expect(rateWords(rate(5000))).toBe(', 2,500 a second')
  })
})
