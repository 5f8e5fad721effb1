import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'

/** One name that may be typed here. */
export interface CodeCompletion {
  readonly label: string
  readonly kind: 'attribute' | 'function' | 'variable' | 'property' | 'keyword'
  /** Beside the name: its parameters. */
  readonly detail?: string
  /** What it is, in a sentence. */
  readonly help?: string
  /** What is typed; the label where absent. */
  readonly insert?: string
}

export interface CodeCompletions {
  /** How many characters before the cursor the chosen name replaces. */
  readonly typed: number
  readonly options: readonly CodeCompletion[]
}

/** Given all text before the cursor, the names that may follow; `isAsked` when a person pressed Ctrl-Space. */
export type Complete = (before: string, isAsked: boolean) => CodeCompletions | undefined

const toOption = ({ label, kind, detail, help, insert }: CodeCompletion): Completion => ({
  label,
  type: kind,
  ...(detail === undefined ? {} : { detail }),
  ...(help === undefined ? {} : { info: help }),
  ...(insert === undefined ? {} : { apply: insert }),
})

/** What the editor asks while somebody types, put to a plain function. */
export const completionSource =
  (complete: () => Complete | undefined) =>
  (context: CompletionContext): CompletionResult | null => {
    const found = complete()?.(context.state.sliceDoc(0, context.pos), context.explicit)
    if (found === undefined || found.options.length === 0) return null
    return { from: context.pos - found.typed, options: found.options.map(toOption), validFor: /^[\w$;.-]*$/ }
  }
