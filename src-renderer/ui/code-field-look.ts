import { HighlightStyle, defaultHighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'

// The library's own style knows which parts of a language look alike; only its colours are made for white paper. The
// tags are taken from it by name, so that nothing depends on the highlighter below it.
const colours: Readonly<Record<string, string>> = {
  keyword: 'var(--code-keyword)',
  atom: 'var(--code-atom)',
  literal: 'var(--code-number)',
  string: 'var(--code-string)',
  regexp: 'var(--code-regexp)',
  'definition(variableName)': 'var(--code-name)',
  'definition(propertyName)': 'var(--code-name)',
  comment: 'var(--code-comment)',
  invalid: 'var(--rc-error)',
}

const nameOf = (tag: unknown): string => String(Array.isArray(tag) ? tag[0] : tag)

/** Colours of code, each a variable that both themes set. */
export const codeHighlight = HighlightStyle.define(
  defaultHighlightStyle.specs.flatMap(({ tag }) => {
    const color = colours[nameOf(tag)]
    return color === undefined ? [] : [{ tag, color }]
  }),
)

/** Everything else of the editor's look. Pictures of the library are data: addresses, which the page may not load. */
export const codeLook = EditorView.theme({
  '&': { color: 'var(--rc-text)', backgroundColor: 'transparent', fontSize: '12.5px', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.6' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--rc-text)' },
  '.cm-line': { padding: '0 12px 0 6px' },
  '.cm-cursor': { borderLeftColor: 'var(--rc-text)' },
  '.cm-gutters': {
    color: 'var(--rc-text-dim)',
    backgroundColor: 'transparent',
    border: 'none',
    fontVariantNumeric: 'tabular-nums',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 6px', minWidth: '28px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--code-line)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--code-line)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--code-line)',
    outline: '1px solid var(--rc-text-dim)',
  },
  '.cm-gutter-lint': { width: '16px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 0 0 2px' },
  '.cm-lint-marker': { width: '14px', height: '1.6em' },
  '.cm-lint-marker-error': { content: 'normal' },
  '.cm-lint-marker-error::before': {
    content: '"✕"',
    color: 'var(--rc-error)',
    fontSize: '11px',
    fontWeight: '700',
    textAlign: 'center',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--rc-error) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    color: 'var(--rc-text)',
    backgroundColor: 'var(--rc-surface)',
    border: '1px solid var(--rc-border)',
    borderRadius: '6px',
    boxShadow: '0 4px 16px rgb(0 0 0 / 18%)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontSize: '12px',
    maxHeight: '220px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--rc-text)',
    backgroundColor: 'var(--mantine-primary-color-light)',
  },
  '.cm-completionDetail': { color: 'var(--rc-text-dim)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': { padding: '6px 10px', maxWidth: '300px', fontSize: '12px' },
  '.cm-diagnostic': { padding: '6px 10px', border: 'none', fontSize: '12px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--rc-error)' },
})
