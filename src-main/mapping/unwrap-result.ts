import type { QuickJSContext, QuickJSHandle, VmCallResult } from 'quickjs-emscripten-core'

/**
 * The value of a call that cannot fail unless Rollcall itself is at fault. The library's own way throws an error
 * that holds the whole interpreter, memory included, which no log should be asked to print.
 */
export const unwrapResult = (context: QuickJSContext, result: VmCallResult<QuickJSHandle>): QuickJSHandle => {
  if (result.error === undefined) return result.value
  const message = context.getProp(result.error, 'message').consume((handle) => context.getString(handle))
  const stack = context.getProp(result.error, 'stack').consume((handle) => context.getString(handle))
  result.error.dispose()
  throw new Error(`the sandbox did not start: ${message}\n${stack}`)
}
