import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { AppEvent } from '../../src-shared/contract/events.ts'
import type { MessageId } from '../../src-shared/messages/catalogue.ts'
import { storedError } from '../../src-shared/errors/stored-error.ts'
import { useApi } from '../api/api-context.tsx'
import { useCall } from '../api/use-call.ts'
import { useNotify } from '../ui/use-notify.tsx'
import { useSaid } from '../ui/use-said.ts'
import { useText } from '../ui/use-text.ts'
import { visibleText } from '../ui/visible-text.ts'

type OnlyPart = NonNullable<Extract<AppEvent, { kind: 'run.finished' }>['only']>

/** Ends of a run that a person should hear of wherever he is in the window. A good end only shows on its card. */
const toldEnds: Readonly<Record<string, MessageId>> = {
  held: 'shell.runHeld',
  failed: 'shell.runFailed',
  ok_with_errors: 'shell.runWithErrors',
  interrupted: 'shell.runInterrupted',
}

/** What the main process says without being asked, as far as the frame answers it: faults, ends of runs, ways to go. */
export const useAppEvents = (): void => {
  const api = useApi()
  const text = useText()
  const notify = useNotify()
  const said = useSaid()
  const [, navigate] = useLocation()
  const sources = useCall('sources.list', undefined).data ?? []

  /** Whoever syncs one person or group waits for it, so a good end is told too. */
  const tellOne = (
    { runId, status }: Extract<AppEvent, { kind: 'run.finished' }>,
    { name, changes, problem }: OnlyPart,
  ): void => {
    const to = `/runs/${runId}`
    if (status === 'ok') {
      const link = changes === 0 ? {} : { link: { label: text('shell.showRun'), to } }
      notify.done({ message: text('shell.oneSynced', { name: visibleText(name), count: changes }), ...link })
      return
    }
    const told = toldEnds[status] ?? 'shell.oneNotSynced'
    notify.attention({
      title: visibleText(name),
      message: problem === null ? text(told, { source: visibleText(name) }) : said(problem),
      link: { label: text(status === 'held' ? 'shell.showPlan' : 'shell.showRun'), to },
    })
  }

  const onEvent = (event: AppEvent): void => {
    switch (event.kind) {
      case 'navigate.requested':
        navigate(event.route)
        return
      case 'action.failed':
        notify.failedElsewhere(event.title, storedError(event))
        return
      case 'fault.reported':
        notify.attention({ title: text('shell.faultTitle'), message: event.message })
        return
      case 'run.finished': {
        if (event.only !== null) {
          tellOne(event, event.only)
          return
        }
        const told = toldEnds[event.status]
        if (told === undefined) return
        const source = sources.find(({ slug }) => slug === event.source)?.name ?? event.source
        notify.attention({
          message: text(told, { source }),
          link: {
            label: text(event.status === 'held' ? 'shell.showPlan' : 'shell.showRun'),
            to: `/runs/${event.runId}`,
          },
        })
        return
      }
      case 'run.progressed':
      case 'removal.progressed':
      case 'export.progressed':
      case 'data.changed':
        // Pages and the cache answer these.
        return
    }
  }
  const latest = useRef(onEvent)
  // The subscription outlives a render; the handler must be that of the last one.
  useEffect(() => {
    latest.current = onEvent
  })
  // The main process is the outside thing here. It keeps to itself what it has to tell until somebody listens.
  useEffect(() => {
    const stop = api.onEvent((event) => latest.current(event))
    // A main process that does not answer has nothing to tell either.
    api.call('app.listen', undefined).catch(() => undefined)
    return stop
  }, [api])
}
