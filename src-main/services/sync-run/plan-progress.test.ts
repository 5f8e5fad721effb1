import { describe, expect, it } from 'vitest'
import { createPlanProgress, tellWritten, writtenParts } from './plan-progress.ts'

describe('the progress of a plan', () => {
  it('gives each part once, and ends with the last', () => {
    const progress = createPlanProgress()
    tellWritten(progress, { end: 1_000_000, isLast: false })
    const parts = writtenParts(progress)
    expect(parts.next().value).toEqual({ start: 0, end: 1_000_000 })
    // More than 32 bits can tell: the plan of a million people is larger.
    tellWritten(progress, { end: 5_000_000_000, isLast: true })
    expect(parts.next().value).toEqual({ start: 1_000_000, end: 5_000_000_000 })
    expect(parts.next()).toEqual({ value: undefined, done: true })
  })

  it('ends when there is nothing more, though the end was known before', () => {
    const progress = createPlanProgress()
    tellWritten(progress, { end: 7, isLast: false })
    const parts = writtenParts(progress)
    parts.next()
    tellWritten(progress, { end: 7, isLast: true })
    expect(parts.next().done).toBe(true)
  })
})
