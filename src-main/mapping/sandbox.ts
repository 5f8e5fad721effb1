// One expression in one QuickJS context of its own. Hitting a limit costs a context its life: its owner disposes of
// it and makes another. docs/mappings.md has the limits, sandbox-lockdown.ts the walls.
import {
  DefaultIntrinsics,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core'
import { compileExpression, type CompiledExpression, type SyntaxProblem } from './compile-expression.ts'
import { runWithDeadline } from './deadline.ts'
import { callHostFunction } from './host-functions.ts'
import { driverScript } from './sandbox-driver.ts'
import { deadlineMs, memoryBytes, stackBytes } from './sandbox-limits.ts'
import { lockdownScript } from './sandbox-lockdown.ts'
import { unwrapResult } from './unwrap-result.ts'
import { createSandboxMeter, type SandboxMeter } from './sandbox-meter.ts'

export type StopReason = 'time' | 'memory' | 'unresponsive' | 'broken'

export type SandboxAnswer =
  /** JSON list of results: as many as there was room and time for, from the first row on. */
  | { readonly kind: 'answered'; readonly json: string }
  /** A limit was hit at `row`, if that is known; nothing of this call counts and this sandbox is used up. */
  | { readonly kind: 'stopped'; readonly reason: StopReason; readonly row: number | undefined }

export interface Sandbox {
  readonly kind: 'sandbox'
  /** Evaluates rows of JSON (see sandbox-driver.ts). Never throws. */
  run(rows: string): SandboxAnswer
  /** True if the interpreter is fit for another sandbox; otherwise it has to be dropped. */
  dispose(): boolean
}

/** Puts an expression in a sandbox, or says what is wrong with its syntax. */
export const createSandbox = (
  interpreter: QuickJSWASMModule,
  expression: string,
  settings: string,
): Sandbox | SyntaxProblem => {
  const runtime = interpreter.newRuntime()
  runtime.setMemoryLimit(memoryBytes)
  runtime.setMaxStackSize(stackBytes)
  // Without promises nothing can be put off until after its object's turn; without proxies nothing can pretend to
  // be something else each time it is asked.
  const context = runtime.newContext({
    intrinsics: { ...DefaultIntrinsics, Promise: false, Proxy: false },
  })
  const meter = createSandboxMeter(runtime, context)
  const driver = startDriver(context, meter, settings)
  const compiled = compileSafely(context, expression)
  if (compiled.kind === 'syntax') {
    disposeAll([driver, meter, context, runtime])
    return compiled
  }
  return liveSandbox({ runtime, context, meter, driver, bind: compiled.bind })
}

const compileSafely = (context: QuickJSContext, expression: string): CompiledExpression | SyntaxProblem => {
  try {
    return compileExpression(context, expression)
  } catch {
    // The parser recurses on the host's stack, which may be nearly full already.
    return { kind: 'syntax', message: 'the expression is nested too deeply', line: 1 }
  }
}

interface Parts {
  readonly runtime: QuickJSRuntime
  readonly context: QuickJSContext
  readonly meter: SandboxMeter
  readonly driver: QuickJSHandle
  readonly bind: QuickJSHandle
}

const liveSandbox = ({ runtime, context, meter, driver, bind }: Parts): Sandbox => {
  let isLost = false
  return {
    kind: 'sandbox',
    run: (rows) => {
      meter.start()
      try {
        const result = runWithDeadline(deadlineMs, () => callDriver(context, driver, bind, rows))
        if (result.kind === 'overdue') {
          isLost = true
          return { kind: 'stopped', reason: 'unresponsive', row: meter.row() }
        }
        if (result.value !== undefined) return { kind: 'answered', json: result.value }
        return { kind: 'stopped', reason: meter.isOver() ? 'time' : 'memory', row: meter.row() }
      } catch {
        // Not an error of the expression but of the interpreter, such as the host's own stack running out.
        isLost = true
        return { kind: 'stopped', reason: 'broken', row: meter.row() }
      } finally {
        if (!isLost) meter.stop()
      }
    },
    dispose: () => !isLost && disposeAll([bind, driver, meter, context, runtime]),
  }
}

const startDriver = (context: QuickJSContext, meter: SandboxMeter, settings: string): QuickJSHandle => {
  // The lockdown takes it from expressions, which are to give the same at any time.
  const now = unwrapResult(context, context.evalCode('Date.now', 'rollcall', { type: 'global' }))
  unwrapResult(context, context.evalCode(lockdownScript, 'rollcall', { type: 'global' })).dispose()
  const driver = unwrapResult(context, context.evalCode(driverScript, 'rollcall', { type: 'global' }))
  const ask = context.newFunction('ask', (name, text) =>
    context.newString(callHostFunction(context.getString(name), context.getString(text))),
  )
  const text = context.newString(settings)
  const run = unwrapResult(
    context,
    context.callFunction(driver, context.undefined, ask, meter.cell, now, text),
  )
  for (const handle of [driver, ask, now, text]) handle.dispose()
  return run
}

/** Undefined when the call was interrupted or had no memory left to answer. */
const callDriver = (
  context: QuickJSContext,
  driver: QuickJSHandle,
  bind: QuickJSHandle,
  rows: string,
): string | undefined => {
  const input = context.newString(rows)
  const result = context.callFunction(driver, context.undefined, bind, input)
  input.dispose()
  const text = result.error === undefined ? context.getString(result.value) : undefined
  if (result.error === undefined) result.value.dispose()
  else result.error.dispose()
  return text
}

/** False when QuickJS found something left over at the end, as it may after its memory was exhausted. */
const disposeAll = (parts: readonly { dispose(): void }[]): boolean => {
  try {
    for (const part of parts) part.dispose()
    return true
  } catch {
    return false
  }
}
