import { describe, expect, it } from 'vitest'
import { nameKey } from './name-key.ts'

describe('nameKey', () => {
  it('is the same for every spelling of one name', () => {
    expect(nameKey('ALICE')).toBe(nameKey('alice'))
    expect(nameKey('Zoë')).toBe(nameKey('ZOE\u0308'))
    expect(nameKey('ａlice')).toBe(nameKey('alice'))
  })

  it('keeps different names apart', () => {
    expect(nameKey('zoe')).not.toBe(nameKey('zoë'))
  })
})
