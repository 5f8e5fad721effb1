import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { ApiClient } from './api-client.ts'
import { ApiProvider } from './api-context.tsx'
import { useCancellable } from './use-cancellable.ts'

afterEach(cleanup)

/** A directory that never answers, and the signals of what it was asked. */
const openSilence = () => {
  const signals: AbortSignal[] = []
  const api: ApiClient = {
    call: (_name, _input, signal) => {
      if (signal !== undefined) signals.push(signal)
      return new Promise(() => undefined)
    },
    onEvent: () => () => undefined,
  }
  const client = new QueryClient()
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ApiProvider api={api}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </ApiProvider>
  )
  const hook = renderHook(() => useCancellable('people.checkSignIn'), { wrapper })
  const ask = (): void => act(() => hook.result.current.mutate({ id: 1, password: 'secret-1' }))
  return { ...hook, ask, client, signals }
}

it('is given up on request', async () => {
  const { result, ask, signals } = openSilence()
  ask()
  await waitFor(() => expect(signals).toHaveLength(1))
  act(() => result.current.cancel())
  expect(signals[0]?.aborted).toBe(true)
  await waitFor(() => expect(result.current.isPending).toBe(false))
})

it('is given up when what asked is gone, and leaves no password behind', async () => {
  const { ask, unmount, signals, client } = openSilence()
  ask()
  await waitFor(() => expect(signals).toHaveLength(1))
  unmount()
  expect(signals[0]?.aborted).toBe(true)
  expect(
    JSON.stringify(
      client
        .getMutationCache()
        .getAll()
        .map(({ options }) => options.gcTime),
    ),
  ).toBe('[0]')
})

it('gives up the question before the next', async () => {
  const { ask, signals } = openSilence()
  ask()
  await waitFor(() => expect(signals).toHaveLength(1))
  ask()
  await waitFor(() => expect(signals).toHaveLength(2))
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
})
