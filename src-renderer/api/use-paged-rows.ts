import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/contract.ts'
import { useApi } from './api-context.tsx'
import { callQuery } from './use-call.ts'

/** Calls that answer one page of a long list. */
export type PagedCall = {
  [Name in CallName]: CallOutput<Name> extends { total: number; items: readonly unknown[] }
    ? CallInput<Name> extends { offset?: number | undefined }
      ? Name
      : never
    : never
}[CallName]
type RowOf<Name extends PagedCall> = CallOutput<Name> extends { items: readonly (infer Row)[] } ? Row : never

/** Rows asked for at once. */
const pageLength = 100

export interface PagedRows<Row> {
  readonly total: number | undefined
  readonly error: unknown
  readonly rowAt: (index: number) => Row | undefined
  readonly onRangeChange: (first: number, last: number) => void
}

/** The rows in sight of a list of any length, read page by page as they are scrolled to. */
export const usePagedRows = <Name extends PagedCall>(
  name: Name,
  filter: Omit<CallInput<Name>, 'offset' | 'limit'>,
): PagedRows<RowOf<Name>> => {
  const api = useApi()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const firstPage = Math.floor(range.first / pageLength)
  const lastPage = Math.floor(range.last / pageLength)
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index)
  const results = useQueries({
    queries: pages.map((page) =>
      // The filter plus offset and limit is the call's input by the definition of PagedCall.
      callQuery(api, name, { ...filter, offset: page * pageLength, limit: pageLength } as CallInput<Name>),
    ),
  })
  const loaded = results.map(
    (result) => result.data as { total: number; items: readonly RowOf<Name>[] } | undefined,
  )
  const onRangeChange = useCallback((first: number, last: number) => {
    setRange((before) => (before.first === first && before.last === last ? before : { first, last }))
  }, [])
  return {
    total: loaded.find((page) => page !== undefined)?.total,
    error: results.find((result) => result.isError)?.error,
    rowAt: (index) => loaded[Math.floor(index / pageLength) - firstPage]?.items[index % pageLength],
    onRangeChange,
  }
}
