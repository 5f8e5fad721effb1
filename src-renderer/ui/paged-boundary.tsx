import type { ReactNode } from 'react'
import { DelayedSkeleton } from './delayed-skeleton.tsx'
import { ErrorPanel } from './error-panel.tsx'

/** The part of a long list that decides what is shown of it. */
interface Rows {
  readonly total: number | undefined
  readonly error: unknown
  readonly retry: () => void
}

interface PagedBoundaryProps {
  readonly rows: Rows
  /** Instead of a table without rows. */
  readonly empty: ReactNode
  readonly children: (total: number) => ReactNode
}

/** Waiting, failing, empty or showing: the four states of a list that is read page by page. */
export const PagedBoundary = ({ rows, empty, children }: PagedBoundaryProps) => {
  if (rows.error !== undefined) return <ErrorPanel error={rows.error} onRetry={rows.retry} />
  if (rows.total === undefined) return <DelayedSkeleton lines={10} />
  return rows.total === 0 ? empty : children(rows.total)
}
