import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core'
import { processorMs } from './processor-time.ts'
import { processorMsPerObject, ticksPerObject } from './sandbox-limits.ts'
import { unwrapResult } from './unwrap-result.ts'

/** A number shared with the loop in sandbox-driver.ts: the row it is at. */
export interface SandboxMeter {
  /** The array the loop writes to. */
  readonly cell: QuickJSHandle
  start(): void
  stop(): void
  /** Whether the last start ended because a row used too much. */
  isOver(): boolean
  /** The row being worked on, or stopped at from outside; undefined when the interpreter is too broken to tell. */
  row(): number | undefined
  dispose(): void
}

const cellBytes = 4

/** Has to be made before the lockdown, which takes typed arrays away. */
export const createSandboxMeter = (runtime: QuickJSRuntime, context: QuickJSContext): SandboxMeter => {
  const buffer = context.newArrayBuffer(new ArrayBuffer(cellBytes))
  const makeCell = unwrapResult(
    context,
    context.evalCode('(buffer) => new Int32Array(buffer)', 'rollcall', { type: 'global' }),
  )
  const cell = unwrapResult(context, context.callFunction(makeCell, context.undefined, buffer))
  makeCell.dispose()

  // What comes back is a copy: the loop can be listened to this way, but not told anything.
  const row = (): number | undefined => {
    try {
      const copy = context.getArrayBuffer(buffer)
      const { byteOffset } = copy.value
      const read = new DataView(copy.value.buffer, byteOffset, cellBytes).getInt32(0, true)
      copy.dispose()
      return read
    } catch {
      // Broken while its memory grew, it still holds the old one.
      return undefined
    }
  }
  let isOver = false

  return {
    cell,
    row,
    isOver: () => isOver,
    start: () => {
      let meteredRow: number | undefined
      let ticks = 0
      let rowStart = processorMs()
      isOver = false
      runtime.setInterruptHandler(() => {
        const now = processorMs()
        const current = row()
        if (current !== meteredRow) {
          meteredRow = current
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
