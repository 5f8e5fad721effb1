import type { Bridge } from '../../src-shared/contract/channels.ts'

declare global {
  interface Window {
    /** Put there by src-preload/index.ts. */
    readonly rollcall: Bridge
  }
}
