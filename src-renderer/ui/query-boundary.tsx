import type { ReactNode } from 'react'
import { DelayedSkeleton } from './delayed-skeleton.tsx'
import { ErrorPanel } from './error-panel.tsx'

/** The part of a query's result that is shown. */
interface Shown<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly isError: boolean
  readonly refetch: () => Promise<unknown>
}

interface QueryBoundaryProps<T> {
  readonly query: Shown<T>
  /** Ways on when it cannot be had, besides trying again. */
  readonly onward?: ReactNode
  readonly children: (data: T) => ReactNode
}

/** Waiting, failing or showing: the three states of everything that is read. */
export const QueryBoundary = <T,>({ query, onward, children }: QueryBoundaryProps<T>) => {
  if (query.data !== undefined) return children(query.data)
  if (query.isError)
    return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} actions={onward} />
  return <DelayedSkeleton />
}
