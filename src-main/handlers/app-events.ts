import type { AppEvent } from '../../src-shared/contract/events.ts'
import type { SyncRun } from '../../src-shared/domain/sync-run.ts'
import type { WalkTarget } from '../services/window/write-walk.ts'
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
        only: onlyPart(event.run),
      }
    case 'removing': {
      const { source, step, done, of } = event
      return { kind: 'removal.progressed', source, step, done, of }
    }
    case 'broken':
      return { kind: 'fault.reported', code: event.failure.code, message: event.failure.message }
  }
}

const onlyPart = (run: SyncRun): Extract<AppEvent, { kind: 'run.finished' }>['only'] => {
  if (run.only === null) return null
  const { users, groups, memberships } = run.changes
  const written = [users, groups].reduce((sum, { created, updated }) => sum + created + updated, 0)
  const told = run.failure ?? run.messages.find(({ level }) => level === 'error') ?? run.messages[0]
  return {
    name: run.only.name,
    changes: written + memberships.added + memberships.removed,
    problem: run.status === 'ok' || run.status === 'held' ? null : (told?.message ?? null),
  }
}

/** Tells the page how far a file is that is being written. */
export const toldTo =
  (tell: (event: AppEvent) => void): WalkTarget['onProgress'] =>
  (progress) =>
    tell({ kind: 'export.progressed', ...progress })
