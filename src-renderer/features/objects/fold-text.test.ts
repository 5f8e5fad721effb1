import { describe, expect, it } from 'vitest'
import { foldedLength, foldText, foldValues, mostCharacters, mostValues } from './fold-text.ts'

describe('foldText', () => {
  it('leaves short texts whole', () => {
    expect(foldText('Ada', false)).toEqual({ shown: 'Ada', isFoldable: false, beyond: 0 })
  })

  it('cuts a long one until it is unfolded', () => {
    const text = 'x'.repeat(1000)
    expect(foldText(text, false)).toMatchObject({ shown: text.slice(0, foldedLength), isFoldable: true })
    expect(foldText(text, true)).toEqual({ shown: text, isFoldable: true, beyond: 0 })
  })

  it('never draws a megabyte, and says how much it keeps back', () => {
    const { shown, beyond } = foldText('x'.repeat(1_000_000), true)
    expect(shown).toHaveLength(mostCharacters)
    expect(beyond).toBe(1_000_000 - mostCharacters)
  })

  it('tears no character apart', () => {
    const { shown } = foldText(`${'x'.repeat(foldedLength - 1)}🙂🙂`, false)
    expect(shown).toBe('x'.repeat(foldedLength - 1))
  })
})

describe('foldValues', () => {
  it('shows a few, then all, up to a limit', () => {
    const values = Array.from({ length: 1500 }, (_, index) => index)
    expect(foldValues(values, false).shown).toHaveLength(8)
    expect(foldValues(values, true)).toMatchObject({ isFoldable: true, beyond: 1500 - mostValues })
    expect(foldValues([1, 2], false)).toEqual({ shown: [1, 2], isFoldable: false, beyond: 0 })
  })
})
