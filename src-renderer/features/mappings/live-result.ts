import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import type { CodeProblem } from '../../ui/code-field-extensions.ts'

/** What trying an expression on an entry came to. */
export type LiveResult =
  | {
      readonly kind: 'mapped'
      readonly properties: Readonly<Record<string, unknown>>
      readonly milliseconds: number
    }
  | { readonly kind: 'skipped' }
  /** It runs, but not for this entry. */
  | { readonly kind: 'failed'; readonly problem: CodeProblem }
  /** It is no JavaScript, for no entry. */
  | { readonly kind: 'invalid'; readonly problem: CodeProblem }

/** The name under which an unsaved expression is tried: never that of a built-in one, which is run natively. */
export const previewName = 'expression'

export const toLiveResult = (outcome: CallOutput<'mappings.preview'>): LiveResult => {
  if (outcome.kind === 'mapped' || outcome.kind === 'skipped') return outcome
  const { line, message } = outcome.problem
  // The message of a syntax error names mapping and line, for logs; here both are known.
  const short = message.replace(`${previewName}, line ${String(line)}: `, '')
  return { kind: outcome.kind, problem: { line, message: short } }
}

export const problemOf = (result: LiveResult | undefined): CodeProblem | undefined =>
  result?.kind === 'failed' || result?.kind === 'invalid' ? result.problem : undefined
