import { describe, expect, it } from 'vitest'
import { createReloadLimit } from './crash-recovery.ts'

describe('createReloadLimit', () => {
  it('lets a page come back three times within a minute and then gives up', () => {
    let now = 0
    const mayReload = createReloadLimit(() => now)
    expect([mayReload(), mayReload(), mayReload(), mayReload()]).toEqual([true, true, true, false])
    now = 61_000
    expect(mayReload()).toBe(true)
  })
})
