import { describe, expect, it } from 'vitest'
import { runWithDeadline } from './deadline.ts'

describe('a deadline', () => {
  it('hands on what the work gives or throws', () => {
    const fault = new Error('of the work')

    expect(runWithDeadline(1000, () => 42)).toEqual({ kind: 'done', value: 42 })
    expect(() =>
      runWithDeadline(1000, () => {
        throw fault
      }),
    ).toThrow(fault)
  })

  it('stops work that does not end', () => {
    const result = runWithDeadline(50, () => {
      for (;;);
    })

    expect(result).toEqual({ kind: 'overdue' })
  })
})
