// Runs that end without a plan having been decided about.
import { toFailure } from '../../../src-shared/errors/app-error.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { appendRunMessages, emptyReport, finishRun } from '../../store/run-store.ts'
import type { RunTally } from './run-tally.ts'

/** Ends a run of a source that is switched off. */
export const skipRun = (db: WritableDb, runId: number, finishedAt: string): void => {
  const message = {
    level: 'info',
    code: 'sync.source-disabled',
    message: 'The source is disabled, so nothing was read.',
    dn: null,
  } as const
  db.transaction(() => {
    appendRunMessages(db, runId, [message])
    finishRun(db, runId, {
      ...emptyReport(),
      status: 'skipped',
      complete: false,
      server: null,
      finishedAt,
      planFile: null,
    })
  })
}

/** Ends a run that did not get to its end: cancelled by a person, or failed. */
export const failRun = (
  { db, signal }: { readonly db: WritableDb; readonly signal: AbortSignal },
  runId: number,
  {
    error,
    progress: { tally, server },
    finishedAt,
  }: {
    readonly error: unknown
    readonly progress: { readonly tally: RunTally; readonly server: string | null }
    readonly finishedAt: string
  },
): void => {
  const failure = toFailure(error)
  const isCancelled = signal.aborted || failure.code === 'sync.cancelled'
  db.transaction(() => {
    appendRunMessages(db, runId, tally.messages)
    finishRun(db, runId, {
      ...emptyReport(),
      read: { users: tally.read.user, groups: tally.read.group },
      phases: tally.phases,
      failure: isCancelled ? { ...failure, code: 'sync.cancelled' } : failure,
      status: isCancelled ? 'cancelled' : 'failed',
      complete: false,
      server,
      finishedAt,
      planFile: null,
    })
  })
}
