import { describe, expect, it } from 'vitest'
import { logToasts, markRead, unreadCount } from './message-log.ts'

const now = '2026-03-12T10:00:00.000Z'
const toast = (id: string, color = 'green') => ({ id, message: `message ${id}`, color })

describe('message log', () => {
  it('keeps a toast once, however often the list of toasts changes', () => {
    const log = logToasts([], [toast('a')], now)
    expect(logToasts(log, [toast('a'), toast('b')], now).map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('is not made anew when nothing was said', () => {
    const log = logToasts([], [toast('a')], now)
    expect(logToasts(log, [toast('a')], now)).toBe(log)
  })

  it('keeps what went away, and counts what nobody has read', () => {
    const read = markRead(logToasts([], [toast('a')], now))
    const log = logToasts(read, [toast('b', 'red')], now)
    expect(log).toHaveLength(2)
    expect(unreadCount(log)).toBe(1)
    expect(log[0]?.tone).toBe('error')
  })

  it('forgets the oldest after a hundred', () => {
    const many = Array.from({ length: 130 }, (_, index) => toast(String(index)))
    const log = logToasts([], many, now)
    expect(log).toHaveLength(100)
    expect(log[0]?.id).toBe('129')
  })
})
