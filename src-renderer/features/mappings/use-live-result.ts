import { useDebouncedValue } from '@mantine/hooks'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'
import { useCall } from '../../api/use-call.ts'
import { previewName, toLiveResult, type LiveResult } from './live-result.ts'
import type { TriedEntry } from './use-tried-entry.ts'

/** Typing is over when a hand has rested this long. */
const restMs = 250

export interface LiveState {
  readonly result: LiveResult | undefined
  /** What is shown is of an earlier text or entry; the new answer is on its way. */
  readonly isBehind: boolean
  /** Something that has nothing to do with the expression: the entry is gone, the store is locked. */
  readonly error: unknown
  readonly retry: () => void
}

/** What the expression makes of the chosen entry, asked again whenever typing rests. */
export const useLiveResult = (draft: PropertyMapping, entry: TriedEntry | undefined): LiveState => {
  const [rested] = useDebouncedValue(draft, restMs)
  const hasExpression = rested.expression.trim() !== ''
  const query = useCall(
    'mappings.preview',
    {
      mapping: { ...rested, name: previewName },
      object: entry?.kind ?? 'user',
      id: entry?.id ?? 0,
    },
    { enabled: entry !== undefined && hasExpression, keepPrevious: true },
  )
  const answer = query.data === undefined ? undefined : toLiveResult(query.data)
  return {
    result: hasExpression && !query.isError ? answer : undefined,
    isBehind: rested !== draft || query.isFetching,
    error: query.isError ? query.error : undefined,
    retry: () => void query.refetch(),
  }
}
