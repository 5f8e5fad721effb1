import { newQuickJSWASMModuleFromVariant, type QuickJSWASMModule } from 'quickjs-emscripten-core'
import variant from '@jitl/quickjs-wasmfile-release-sync'

/**
 * Fresh interpreters on the shelf. One that was stopped from outside is lost, a new one can only be loaded
 * asynchronously, and a page is evaluated synchronously: so some are kept ready.
 */
export interface InterpreterStock {
  /** Undefined when too many were lost since the last refill. */
  take(): QuickJSWASMModule | undefined
  /** Starts loading what is missing; done by the time the caller has waited for something slower. */
  refill(): void
}

export const createInterpreterStock = async (size: number): Promise<InterpreterStock> => {
  const ready: QuickJSWASMModule[] = []
  const load = async (): Promise<void> => {
    while (ready.length < size) ready.push(await newQuickJSWASMModuleFromVariant(variant))
  }
  let isLoading = false
  await load()
  return {
    take: () => ready.pop(),
    refill: () => {
      if (isLoading || ready.length >= size) return
      isLoading = true
      load()
        // A failure shows where it matters: take() has nothing to give, and the objects of that page say so.
        .catch(() => undefined)
        .finally(() => {
          isLoading = false
        })
    },
  }
}
