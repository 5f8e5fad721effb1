import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core'
import { processorMs } from './processor-time.ts'
import { processorMsPerCall, processorMsPerObject, ticksPerObject } from './sandbox-limits.ts'
import { unwrapResult } from './unwrap-result.ts'

/** Two numbers shared with the loop in sandbox-driver.ts: the row it is at, and whether it should stop after it. */
export interface SandboxMeter {
  /** The array the loop writes to. */
  readonly cell: QuickJSHandle
  start(): void
  stop(): void
  /** Whether the last start ended because a row used too much. */
  isOver(): boolean
  /** The row being worked on; readable even after the interpreter was stopped from outside. */
  row(): number
  dispose(): void
}

const cellBytes = 8
const rowOffset = 0
const stopOffset = 4

/** Has to be made before the lockdown, which takes typed arrays away. */
export const createSandboxMeter = (runtime: QuickJSRuntime, context: QuickJSContext): SandboxMeter => {
  const buffer = context.newArrayBuffer(new ArrayBuffer(cellBytes))
  const makeCell = unwrapResult(
    context,
    context.evalCode('(buffer) => new Int32Array(buffer)', 'rollcall', { type: 'global' }),
  )
  const cell = unwrapResult(context, context.callFunction(makeCell, context.undefined, buffer))
  makeCell.dispose()

  // Asked for anew each time because growing memory moves it. What comes back is the interpreter's own memory: its
  // dispose() would free it under the array, so it is never called.
  const view = (): DataView => {
    const bytes = context.getArrayBuffer(buffer).value
    return new DataView(bytes.buffer, bytes.byteOffset, cellBytes)
  }
  const row = (): number => view().getInt32(rowOffset, true)
  let isOver = false

  return {
    cell,
    row,
    isOver: () => isOver,
    start: () => {
      const callStart = processorMs()
      let meteredRow = -1
      let ticks = 0
      let rowStart = callStart
      isOver = false
      view().setInt32(rowOffset, 0, true)
      view().setInt32(stopOffset, 0, true)
      runtime.setInterruptHandler(() => {
        const now = processorMs()
        if (now - callStart > processorMsPerCall) view().setInt32(stopOffset, 1, true)
        if (row() !== meteredRow) {
          meteredRow = row()
          ticks = 0
          rowStart = now
        }
        ticks++
        isOver = ticks > ticksPerObject || now - rowStart > processorMsPerObject
        return isOver
      })
    },
    stop: () => runtime.removeInterruptHandler(),
    dispose: () => {
      cell.dispose()
      buffer.dispose()
    },
  }
}
