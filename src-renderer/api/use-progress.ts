import { useEffect, useState } from 'react'
import type { AppEvent } from '../../src-shared/contract/events.ts'
import { useApi } from './api-context.tsx'

export type RunProgress = Extract<AppEvent, { kind: 'run.progressed' }>

/** The latest progress of every run that goes on now, keyed by run id. */
export const useProgress = (): ReadonlyMap<number, RunProgress> => {
  const api = useApi()
  const [progress, setProgress] = useState<ReadonlyMap<number, RunProgress>>(new Map())
  // Progress exists only as events; there is nothing to derive it from.
  useEffect(
    () =>
      api.onEvent((event) => {
        if (event.kind === 'run.progressed') {
          setProgress((before) => new Map(before).set(event.runId, event))
        }
        if (event.kind === 'run.finished') {
          setProgress((before) => new Map([...before].filter(([id]) => id !== event.runId)))
        }
      }),
    [api],
  )
  return progress
}
