import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
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
  if (outcome.kind !== 'failed') return outcome
  return { kind: 'failed', problem: { line: outcome.problem.line, message: outcome.problem.message } }
}

/** A mistake of syntax is a result like any other; undefined for what has nothing to do with the expression. */
export const toSyntaxResult = (error: unknown): LiveResult | undefined => {
  if (!(error instanceof AppError) || error.code !== 'mapping.invalid') return undefined
  const line = typeof error.details['line'] === 'number' ? error.details['line'] : null
  // The message names mapping and line, for logs; here both are known.
  const message = error.message.replace(`${previewName}, line ${String(line)}: `, '')
  return { kind: 'invalid', problem: { line, message } }
}

export const problemOf = (result: LiveResult | undefined): CodeProblem | undefined =>
  result?.kind === 'failed' || result?.kind === 'invalid' ? result.problem : undefined
