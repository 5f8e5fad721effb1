import type { Bridge } from '../../src-shared/contract/channels.ts'
import type { Answer } from '../../src-shared/contract/call.ts'
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/contract.ts'
import { AppEvent } from '../../src-shared/contract/events.ts'
import { fromFailure } from '../../src-shared/errors/app-error.ts'

export interface ApiClient {
  /** Rejects with an AppError: code, message and remedy are fit to be shown. */
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    signal?: AbortSignal,
  ): Promise<CallOutput<Name>>
  onEvent(listener: (event: AppEvent) => void): () => void
}

/** The page's side of the contract over the preload's bridge. */
export const createApiClient = (bridge: Bridge): ApiClient => {
  let lastId = 0
  return {
    call: async (name, input, signal) => {
      signal?.throwIfAborted()
      const id = ++lastId
      const cancel = (): void => bridge.cancel(id)
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        // The main process parsed its output against the same contract, so the shape is known here.
        const answer = (await bridge.call(id, name, input)) as Answer<CallOutput<typeof name>>
        if (answer.ok) return answer.value
        throw fromFailure(answer.failure)
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    onEvent: (listener) => bridge.onEvent((event) => listener(AppEvent.parse(event))),
  }
}
