import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { EditorState, type Extension, type Text, type TransactionSpec } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { completionSource, type Complete } from './code-field-completion.ts'
import { codeHighlight, codeLook } from './code-field-look.ts'

export interface CodeProblem {
  /** Counted from 1; null when no line is to blame. */
  readonly line: number | null
  readonly message: string
}

interface CodeSetup {
  readonly label: string
  readonly isReadOnly: boolean
  readonly nonce: string
  readonly complete: () => Complete | undefined
  readonly onChange: (value: string) => void
  readonly onSave: () => boolean
}

/** An editor for JavaScript. Tab is left to the page: it moves the focus, as everywhere else. */
export const codeExtensions = (setup: CodeSetup): Extension => [
  // Styles are made at run time; the page's policy admits only those with the nonce of this load.
  EditorView.cspNonce.of(setup.nonce),
  EditorView.contentAttributes.of({ 'aria-label': setup.label }),
  EditorState.readOnly.of(setup.isReadOnly),
  EditorState.tabSize.of(2),
  indentUnit.of('  '),
  EditorView.lineWrapping,
  lineNumbers(),
  lintGutter(),
  javascript(),
  syntaxHighlighting(codeHighlight),
  codeLook,
  bracketMatching(),
  keymap.of([{ key: 'Mod-s', run: setup.onSave, preventDefault: true }]),
  setup.isReadOnly ? [] : editing(setup),
]

const editing = ({ complete, onChange }: CodeSetup): Extension => [
  history(),
  highlightActiveLine(),
  indentOnInput(),
  closeBrackets(),
  autocompletion({ override: [completionSource(complete)] }),
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) onChange(update.state.doc.toString())
  }),
]

/** The step that shows these problems at their lines. */
export const showProblems = (state: EditorState, problems: readonly CodeProblem[]): TransactionSpec =>
  setDiagnostics(
    state,
    problems.map((problem) => toDiagnostic(state.doc, problem)),
  )

/** A problem covers the text of its line; a line that is gone by now is the last one. */
export const toDiagnostic = (doc: Text, { line, message }: CodeProblem): Diagnostic => {
  const place = doc.line(Math.min(Math.max(line ?? 1, 1), doc.lines))
  const indent = place.text.length - place.text.trimStart().length
  return { from: place.from + indent, to: place.to, severity: 'error', message }
}
