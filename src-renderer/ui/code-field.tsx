import { useMantineStyleNonce } from '@mantine/core'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react'
import classes from './code-field.module.css'
import type { Complete } from './code-field-completion.ts'
import { codeExtensions, showProblems, type CodeProblem } from './code-field-extensions.ts'

export interface CodeFieldHandle {
  /** Types this text where the cursor is. */
  readonly insert: (text: string) => void
  readonly focus: () => void
}

interface CodeFieldProps {
  readonly label: string
  readonly value: string
  /** Without it the code can be read and copied only. */
  readonly onChange?: ((value: string) => void) | undefined
  readonly onSave?: () => void
  readonly complete?: Complete
  readonly problems?: readonly CodeProblem[]
  readonly ref?: Ref<CodeFieldHandle>
}

/** JavaScript with colours, completion, and problems at their lines. */
export const CodeField = (props: CodeFieldProps) => (
  // Label and rights are built into an editor when it is opened.
  <OpenCodeField key={`${props.label} ${props.onChange === undefined}`} {...props} />
)

const noProblems: readonly CodeProblem[] = []

const OpenCodeField = ({ label, value, onChange, problems = noProblems, ref, ...props }: CodeFieldProps) => {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(undefined)
  const readNonce = useMantineStyleNonce()
  const isReadOnly = onChange === undefined
  const changed = useEffectEvent((next: string) => onChange?.(next))
  const save = useEffectEvent(() => props.onSave?.())
  const currentComplete = useEffectEvent(() => props.complete)
  const open = useEffectEvent((parent: HTMLElement) => {
    const extensions = codeExtensions({
      label,
      isReadOnly,
      nonce: readNonce?.() ?? '',
      complete: () => currentComplete(),
      onChange: (next) => changed(next),
      onSave: () => {
        save()
        return true
      },
    })
    const view = new EditorView({ parent, state: EditorState.create({ doc: value, extensions }) })
    view.dispatch(showProblems(view.state, problems))
    return view
  })
  // The editor owns its part of the document; React only gives it a place.
  useEffect(() => {
    if (host.current === null) return undefined
    const view = open(host.current)
    editor.current = view
    return () => {
      editor.current = undefined
      view.destroy()
    }
  }, [])
  // The value may be set from outside: another mapping, an example, a discarded change.
  useEffect(() => {
    const view = editor.current
    if (view === undefined || view.state.doc.toString() === value) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } })
  }, [value])
  // Problems arrive later than the text they are about.
  useEffect(() => {
    const view = editor.current
    if (view !== undefined) view.dispatch(showProblems(view.state, problems))
  }, [problems])
  useImperativeHandle(ref, () => ({
    insert: (text) => {
      const view = editor.current
      if (view === undefined || view.state.readOnly) return
      view.dispatch(view.state.replaceSelection(text))
      view.focus()
    },
    focus: () => editor.current?.focus(),
  }))
  return (
    <div
      ref={host}
      className={classes.field}
      data-read-only={isReadOnly || undefined}
      data-invalid={problems.length > 0 || undefined}
    />
  )
}
