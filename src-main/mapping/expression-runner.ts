import type { InterpreterStock } from './interpreter-stock.ts'
import type { SyntaxProblem } from './compile-expression.ts'
import { createSandbox, type Sandbox, type SandboxAnswer } from './sandbox.ts'

/** Keeps a sandbox for one expression and puts a new one in the place of one that was used up. */
export interface ExpressionRunner {
  /** `exhausted` when no interpreter is left to make a sandbox in. */
  run(rows: string): SandboxAnswer | 'exhausted'
  /** Throws the sandbox away; the next run starts in a fresh one. */
  discard(): void
}

export const createExpressionRunner = (
  expression: string,
  settings: string,
  stock: InterpreterStock,
): ExpressionRunner | SyntaxProblem => {
  let interpreter = stock.take()
  let sandbox: Sandbox | undefined

  const discard = (): void => {
    if (sandbox?.dispose() === false) interpreter = undefined
    sandbox = undefined
  }
  const open = (): Sandbox | SyntaxProblem | undefined => {
    interpreter ??= stock.take()
    return interpreter === undefined ? undefined : createSandbox(interpreter, expression, settings)
  }
  // The expression compiled before, so an interpreter that cannot take it now is damaged: try the next one.
  const reopen = (): Sandbox | undefined => {
    try {
      const opened = open()
      if (opened?.kind !== 'syntax') return opened
    } catch {
      // As above.
    }
    interpreter = undefined
    return reopen()
  }

  const opened = open()
  if (opened?.kind === 'syntax') return opened
  sandbox = opened
  return {
    run: (rows) => {
      sandbox ??= reopen()
      if (sandbox === undefined) return 'exhausted'
      const answer = sandbox.run(rows)
      if (answer.kind === 'stopped') discard()
      return answer
    },
    discard,
  }
}
