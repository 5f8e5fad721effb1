import { describe, expect, it } from 'vitest'
import { pauseUntil } from './pause-choice.ts'

describe('pauseUntil', () => {
  it('ends half an hour later', () => {
    expect(pauseUntil('half-hour', new Date('2026-03-12T23:45:00Z'))).toBe('2026-03-13T00:15:00.000Z')
  })

  it('ends when the next day begins, also at the end of a month', () => {
    const end = new Date(pauseUntil('tomorrow', new Date(2026, 1, 28, 17, 30)) ?? '')
    expect([end.getMonth(), end.getDate(), end.getHours(), end.getMinutes()]).toEqual([2, 1, 0, 0])
  })

  it('has no end until a person resumes', () => {
    expect(pauseUntil('resumed', new Date('2026-03-12T12:00:00Z'))).toBeNull()
  })
})
