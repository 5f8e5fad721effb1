import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/contract.ts'
import { useApi } from './api-context.tsx'

export type CancellableCall<Name extends CallName> = UseMutationResult<
  CallOutput<Name>,
  Error,
  CallInput<Name>
> & { readonly cancel: () => void }

/** Something that asks a directory, which may take long: it can be given up, and is when its place on the page goes. */
export const useCancellable = <Name extends CallName>(name: Name): CancellableCall<Name> => {
  const api = useApi()
  const controller = useRef<AbortController>(undefined)
  useEffect(() => () => controller.current?.abort(), [])
  const mutation = useMutation({
    mutationFn: (input: CallInput<Name>) => {
      controller.current?.abort()
      controller.current = new AbortController()
      return api.call(name, input, controller.current.signal)
    },
    // The cache would keep what was sent, passwords included, for minutes after the form is gone.
    gcTime: 0,
  })
  return {
    ...mutation,
    cancel: () => {
      controller.current?.abort()
      mutation.reset()
    },
  }
}
