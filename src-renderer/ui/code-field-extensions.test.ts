import { Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { toDiagnostic } from './code-field-extensions.ts'
import { codeHighlight } from './code-field-look.ts'

const doc = Text.of(['const a = 1', '  return b', ''])
const messageAt = (line: number | null) => toDiagnostic(doc, { line, message: 'wrong' })

describe('problems in a code field', () => {
  it('cover the text of their line, not its indent', () => {
    expect(messageAt(2)).toMatchObject({ from: 14, to: 22 })
  })

  it('stand at the first line when none is to blame', () => {
    expect(messageAt(null)).toMatchObject({ from: 0, to: 11 })
  })

  it('stand at the last line when theirs is gone', () => {
    expect(messageAt(9)).toMatchObject({ from: doc.length, to: doc.length })
  })
})

describe('colours of code', () => {
  it('are found for every kind that is named, whatever the highlighter calls it', () => {
    expect(codeHighlight.specs.map(({ color }) => String(color)).toSorted()).toEqual([
      'var(--code-atom)',
      'var(--code-comment)',
      'var(--code-keyword)',
      'var(--code-name)',
      'var(--code-name)',
      'var(--code-number)',
      'var(--code-regexp)',
      'var(--code-string)',
      'var(--rc-error)',
    ])
  })
})
