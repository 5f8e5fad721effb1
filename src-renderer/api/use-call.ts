import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/contract.ts'
import type { ApiClient } from './api-client.ts'
import { useApi } from './api-context.tsx'

/** The query of one call: key = call name + input. */
export const callQuery = <Name extends CallName>(api: ApiClient, name: Name, input: CallInput<Name>) =>
  queryOptions({
    queryKey: [name, input] as const,
    queryFn: ({ signal }): Promise<CallOutput<Name>> => api.call(name, input, signal),
  })

interface CallOptions {
  readonly enabled?: boolean
  /** Show what the last input gave while the next is on its way. */
  readonly keepPrevious?: boolean
  /** Neither question nor answer is kept once nobody looks at it: for questions that hold a password. */
  readonly isForgotten?: boolean
}

/** Reads through the contract; asked again whenever one of its topics changes. */
export const useCall = <Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  { enabled = true, keepPrevious = false, isForgotten = false }: CallOptions = {},
): UseQueryResult<CallOutput<Name>> =>
  useQuery({
    ...callQuery(useApi(), name, input),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(isForgotten ? { gcTime: 0 } : {}),
  })

/** Something a person starts: a save, a run, a removal. */
export const useCommand = <Name extends CallName>(
  name: Name,
): UseMutationResult<CallOutput<Name>, Error, CallInput<Name>> => {
  const api = useApi()
  return useMutation({
    mutationFn: (input: CallInput<Name>) => api.call(name, input),
    // The cache would keep what was sent, passwords included, for minutes after the form is gone.
    gcTime: 0,
  })
}

export type LongCommand<Name extends CallName> = UseMutationResult<
  CallOutput<Name>,
  Error,
  CallInput<Name>
> & {
  /** What is under way then fails with `sync.cancelled`, and has changed nothing. */
  readonly cancel: () => void
}

/** Like `useCommand`, for work that may take long and that a person may cancel. */
export const useLongCommand = <Name extends CallName>(name: Name): LongCommand<Name> => {
  const api = useApi()
  const control = useRef<AbortController>(undefined)
  const mutation = useMutation({
    mutationFn: (input: CallInput<Name>) => {
      control.current = new AbortController()
      return api.call(name, input, control.current.signal)
    },
    gcTime: 0,
  })
  return { ...mutation, cancel: () => control.current?.abort() }
}
