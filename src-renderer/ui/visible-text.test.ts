import { describe, expect, it } from 'vitest'
import { splitVisible, visibleText } from './visible-text.ts'

describe('visibleText', () => {
  it('leaves ordinary text of any script alone', () => {
    for (const text of ['Ada Lovelace', 'Zoë Müller', '山田 太郎', 'אבי כהן', '🙂', ''])
      expect(visibleText(text)).toBe(text)
  })

  it('names the override that turns letters around', () => {
    expect(visibleText('ann\u202Egpj.exe')).toBe('ann[U+202E]gpj.exe')
  })

  it('shows line breaks, tabs and the zero byte', () => {
    expect(visibleText('a\r\nb\tc\0')).toBe('a[␍][⏎]b[⇥]c[␀]')
  })

  it('shows what takes no room at all', () => {
    expect(visibleText('ad\u200Bmin\uFEFF\u00AD')).toBe('ad[U+200B]min[U+FEFF][U+00AD]')
  })

  it('shows half of a surrogate pair and letters of the tag block', () => {
    expect(visibleText('\uD800')).toBe('[U+D800]')
    expect(visibleText('a\u{E0041}')).toBe('a[U+E0041]')
  })

  it('keeps the order of text and marks', () => {
    expect(splitVisible('a\u0007b')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'mark', label: 'U+0007' },
      { kind: 'text', text: 'b' },
    ])
  })
})
