import { hashKey, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/contract.ts'
import { useApi } from './api-context.tsx'
import { isNear, isSamePages, pageLength, pagesAround, type RowRange } from './page-range.ts'
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

interface LoadedPage<Row> {
  readonly total: number
  readonly items: readonly Row[]
}

export interface PagedRows<Row> {
  readonly total: number | undefined
  readonly error: unknown
  /** Undefined while that row is still on its way. */
  readonly rowAt: (index: number) => Row | undefined
  readonly onRangeChange: (first: number, last: number) => void
  /** What is shown still answers the filter before; the rows of this one are on their way. */
  readonly isStale: boolean
  readonly retry: () => void
}

/** Dragging the scroll bar passes hundreds of pages; only those where it rests this long are asked for. */
const restMs = 60

/** So that something is seen on the way of a long drag. */
const longestWaitMs = 300

/**
 * The rows in sight of a list of any length, read page by page as they are scrolled to. Until a new filter's first
 * rows are there, those of the filter before stay.
 */
export const usePagedRows = <Name extends PagedCall>(
  name: Name,
  filter: Omit<CallInput<Name>, 'offset' | 'limit'>,
): PagedRows<RowOf<Name>> => {
  const api = useApi()
  const cache = useQueryClient()
  const wanted = hashKey([name, filter])
  const { range, onRangeChange } = useRestingRange(wanted)
  const pageQuery = (asked: typeof filter, page: number) =>
    // The filter plus offset and limit is the call's input by the definition of PagedCall.
    callQuery(api, name, { ...asked, offset: page * pageLength, limit: pageLength } as CallInput<Name>)
  const results = useQueries({ queries: pagesAround(range).map((page) => pageQuery(filter, page)) })

  const newest = results
    .filter((result) => result.data !== undefined)
    .toSorted((a, b) => b.dataUpdatedAt - a.dataUpdatedAt)[0]
  const isThere = newest !== undefined
  const [shown, setShown] = useState({ wanted, filter, total: undefined as number | undefined })
  // What has arrived is a fact of the moment before, which the results of now no longer tell.
  // PagedCall lists only calls whose answer has a total, which a type parameter cannot show.
  const total = (newest?.data as { readonly total: number } | undefined)?.total
  if (isThere && (shown.wanted !== wanted || shown.total !== total)) setShown({ wanted, filter, total })

  const source = isThere ? filter : shown.filter
  const pageOf = new Map<number, LoadedPage<RowOf<Name>> | undefined>()
  const loadedPage = (page: number): LoadedPage<RowOf<Name>> | undefined => {
    if (!pageOf.has(page)) pageOf.set(page, cache.getQueryData(pageQuery(source, page).queryKey))
    return pageOf.get(page)
  }
  const failed = results.filter((result) => result.isError)
  return {
    total: total ?? shown.total,
    error: failed[0]?.error ?? undefined,
    rowAt: (index) => loadedPage(Math.floor(index / pageLength))?.items[index % pageLength],
    onRangeChange,
    isStale: !isThere && shown.total !== undefined,
    retry: () => {
      for (const result of failed) void result.refetch()
    },
  }
}

/** The range in sight, at once when it moved a little, else once it rests; that of another list is of no use to this one. */
const useRestingRange = (list: string) => {
  const [known, setKnown] = useState<{ readonly list: string; readonly range: RowRange }>({
    list,
    range: { first: 0, last: 0 },
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asked = useRef({ range: { first: 0, last: 0 }, atMs: 0 })
  useEffect(() => () => clearTimeout(timer.current), [])
  const onRangeChange = useCallback(
    (first: number, last: number) => {
      const range = { first, last }
      const ask = (): void => {
        asked.current = { range, atMs: performance.now() }
        // Drawn again only when other pages are needed: a range is another one with every row scrolled.
        setKnown((before) =>
          before.list === list && isSamePages(before.range, range) ? before : { list, range },
        )
      }
      clearTimeout(timer.current)
      const isOverdue = performance.now() - asked.current.atMs > longestWaitMs
      if (isOverdue || isNear(asked.current.range, range)) ask()
      else timer.current = setTimeout(ask, restMs)
    },
    [list],
  )
  return { range: known.list === list ? known.range : { first: 0, last: 0 }, onRangeChange }
}
