import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core'
import { constantNames } from './sandbox-driver.ts'

export interface SyntaxProblem {
  readonly kind: 'syntax'
  readonly message: string
  /** Line in the expression, counted from 1. */
  readonly line: number
}

export interface CompiledExpression {
  readonly kind: 'compiled'
  /** A function that takes the names of sandbox-driver.ts and gives the function to call; disposed of by the caller. */
  readonly bind: QuickJSHandle
}

/**
 * Compiles an expression as the body of a strict function, in a context that is locked down already.
 * The names are variables around that function, not its parameters, so that an expression may have its own
 * `const properties`. It begins on the first line, so that lines need no correction.
 */
export const compileExpression = (
  context: QuickJSContext,
  expression: string,
): CompiledExpression | SyntaxProblem => {
  for (const { pattern, message } of refusedSyntax) {
    const at = expression.search(pattern)
    if (at !== -1) return { kind: 'syntax', message, line: expression.slice(0, at).split('\n').length }
  }
  for (const frame of frames) {
    const checked = compile(context, frame(expression), true)
    if (checked.kind === 'syntax') return inExpression(checked, expression)
    checked.bind.dispose()
  }
  const compiled = compile(context, whole(expression), false)
  return compiled.kind === 'syntax' ? inExpression(compiled, expression) : compiled
}

// An async function turns the interruption of an endless loop into a rejected promise and goes on. The plain word is
// refused wherever it stands: it cannot be written with escapes, and nothing compiles text later.
const refusedSyntax = [
  {
    pattern: /\basync\b/,
    message: 'the word "async" is not available: an expression has to be done when it returns',
  },
  { pattern: /\bimport\s*(?:\(|\.|\/[*/])/, message: 'an expression cannot import anything' },
]

// Constants, because an assignment to a variable here would last from object to object; `arguments`, because a
// parameter would be one more name. `dn` and `properties` are the object's own, so anew with each call; an
// expression that has no use for them is called directly, having no way to get hold of its own function.
const whole = (expression: string): string => {
  const body = `function () { 'use strict'; ${expression}\n}`
  const perObject = /\b(dn|properties)\b|\\/.test(expression) ? `(dn, properties) => (${body})()` : body
  return `(function () { const { ${constantNames.join(', ')} } = arguments[0]; return ${perObject} })`
}

// An expression could close the function it is put in and go on outside, where it would run once and could keep
// something from object to object. After a function declaration only a statement may follow, after an arrow
// function in parentheses only a comma or the closing one: nothing fits both, so such a text fails in one of them.
const frames: readonly ((expression: string) => string)[] = [
  (expression) => `function expression() { 'use strict'; ${expression}\n}`,
  (expression) => `(() => { 'use strict'; ${expression}\n})`,
]

const compile = (
  context: QuickJSContext,
  code: string,
  compileOnly: boolean,
): CompiledExpression | SyntaxProblem => {
  const result = context.evalCode(code, 'expression', { type: 'global', compileOnly })
  if (result.error === undefined) return { kind: 'compiled', bind: result.value }
  const text = (property: string): string =>
    context.getProp(result.error, property).consume((handle) => context.getString(handle))
  const message = text('message')
  const line = Number(/\bexpression:(\d+)/.exec(text('stack'))?.[1] ?? 1)
  result.error.dispose()
  return { kind: 'syntax', message: words[message] ?? message, line }
}

const words: Readonly<Record<string, string>> = {
  'stack overflow': 'the expression is nested too deeply',
  'out of memory': 'the expression is too large',
}

// A bracket that is never closed is noticed only after the last line.
const inExpression = (problem: SyntaxProblem, expression: string): SyntaxProblem => ({
  ...problem,
  line: Math.min(problem.line, expression.split('\n').length),
})
