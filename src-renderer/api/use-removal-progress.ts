import { useEffect, useState } from 'react'
import type { AppEvent } from '../../src-shared/contract/events.ts'
import { useApi } from './api-context.tsx'

export type RemovalProgress = Extract<AppEvent, { kind: 'removal.progressed' }>

/** How far the removal of a source is; undefined before the first word of it. */
export const useRemovalProgress = (slug: string): RemovalProgress | undefined => {
  const api = useApi()
  const [progress, setProgress] = useState<RemovalProgress>()
  // Progress exists only as events; there is nothing to derive it from.
  useEffect(
    () =>
      api.onEvent((event) => {
        if (event.kind === 'removal.progressed' && event.source === slug) setProgress(event)
      }),
    [api, slug],
  )
  return progress
}
