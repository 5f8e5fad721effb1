import { describe, expect, it } from 'vitest'
import { timeText } from './time-text.ts'

// In the time zone of whoever runs this.
const at = (day: number, hours: number): Date => new Date(2026, 10, day, hours, 5)

describe('timeText', () => {
  it('is the time alone today, and has the date on any other day', () => {
    const now = at(23, 18)
    expect(timeText(at(23, 13).toISOString(), { locale: 'de', now })).toBe('13:05')
    expect(timeText(at(22, 13).toISOString(), { locale: 'de', now })).toBe('22.11.26, 13:05')
  })

  it('is written as the language writes it', () => {
    expect(timeText(at(23, 13).toISOString(), { locale: 'en', now: at(23, 18) })).toMatch(/^1:05\sPM$/)
  })
})
