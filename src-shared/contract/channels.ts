// The whole of what crosses between page and main process: one call channel, one event channel.

export const callChannel = 'rollcall:call'
export const cancelChannel = 'rollcall:cancel'
export const eventChannel = 'rollcall:event'

/** What the preload gives to the page as `window.rollcall`. */
export interface Bridge {
  /** `id` is made by the page and names the call for `cancel`. Always resolves to an `Answer`. */
  call(id: number, name: string, input: unknown): Promise<unknown>
  cancel(id: number): void
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: unknown) => void): () => void
}
