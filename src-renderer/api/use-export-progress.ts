import { useEffect, useState } from 'react'
import type { AppEvent } from '../../src-shared/contract/events.ts'
import { useApi } from './api-context.tsx'

export type ExportProgress = Extract<AppEvent, { kind: 'export.progressed' }>

/** How far the export is that goes on; undefined before its first word and after its end. */
export const useExportProgress = ({
  isGoingOn,
}: {
  readonly isGoingOn: boolean
}): ExportProgress | undefined => {
  const api = useApi()
  const [progress, setProgress] = useState<ExportProgress>()
  // Progress exists only as events; there is nothing to derive it from.
  useEffect(() => {
    if (!isGoingOn) return undefined
    const stop = api.onEvent((event) => {
      if (event.kind === 'export.progressed') setProgress(event)
    })
    return () => {
      stop()
      setProgress(undefined)
    }
  }, [api, isGoingOn])
  return progress
}
