import type { AppEvent } from '../../src-shared/contract/events.ts'
import type { RunEvent } from '../services/watched-sync-service.ts'

/** What the page is told of a run. */
export const runAppEvent = (event: RunEvent): AppEvent => {
  switch (event.kind) {
    case 'progressed': {
      const { runId, source, phase, entries, rate } = event
      return { kind: 'run.progressed', runId, source, phase, entries, rate }
    }
    case 'finished':
      return {
        kind: 'run.finished',
        runId: event.run.id,
        source: event.run.source,
        status: event.run.status,
      }
    case 'removing': {
      const { source, step, done, of } = event
      return { kind: 'removal.progressed', source, step, done, of }
    }
    case 'broken':
      return { kind: 'fault.reported', code: event.failure.code, message: event.failure.message }
  }
}
