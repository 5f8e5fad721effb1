import { createExpressionRunner } from './expression-runner.ts'
import { createInterpreterStock } from './interpreter-stock.ts'

export interface ExpressionProblem {
  readonly message: string
  /** Line in the expression, counted from 1. */
  readonly line: number
}

/** Looks for mistakes of syntax before an expression is saved; runs nothing of it. */
export const checkExpression = async (expression: string): Promise<ExpressionProblem | undefined> => {
  const settings = JSON.stringify({ width: 2, source: {} })
  const runner = createExpressionRunner(expression, settings, await createInterpreterStock(1))
  if ('kind' in runner) return { message: runner.message, line: runner.line }
  runner.discard()
  return undefined
}
