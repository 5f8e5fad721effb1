// "Try the demo directory": an organisation of our own on loopback, inside this process, as long as the app runs.
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { secretVariable } from '../../secrets/environment-secret-store.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { updateScheduleState } from '../../store/schedule-state-store.ts'
import { findSource } from '../../store/source-store.ts'
import { demoSlug, demoSourceDocument } from '../demo-source.ts'
import { requireSource } from '../find-source.ts'
import type { SourceService } from '../source-service.ts'
import type { WatchedSyncService } from '../watched-sync-service.ts'
import { pauseSources, resumeSources } from './pause-sources.ts'

export interface DemoSession {
  /** Starts the directory if it is not there yet, adds or updates its source, and syncs it. */
  start(): Promise<{ readonly slug: string; readonly runId: number }>
  /** Ends the directory. Its data stay to be looked at; its source is paused, because nobody answers any more. */
  close(): Promise<void>
}

interface DemoSetup {
  readonly db: WritableDb
  readonly clock: () => Date
  /** Looked into by the secret store whenever it is asked; the demo's password lives here and nowhere else. */
  readonly env: Record<string, string | undefined>
  readonly sources: SourceService
  readonly sync: WatchedSyncService
}

export const createDemoSession = ({ db, clock, env, sources, sync }: DemoSetup): DemoSession => {
  let starting: Promise<DemoDirectory> | undefined
  const open = async (): Promise<DemoDirectory> => {
    starting ??= startDirectory()
    try {
      return await starting
    } catch (error) {
      // The next click tries again.
      starting = undefined
      throw error
    }
  }
  return {
    async start() {
      const directory = await open()
      const existing = findSource(db, demoSlug)
      if (existing !== undefined && existing.settings.baseDn !== directory.baseDn)
        throw new AppError('input.invalid', `There is a source "${demoSlug}" that is not the demo's.`, {
          source: demoSlug,
        })
      env[secretVariable(demoSlug, 'bind-password')] = directory.bindPassword
      await sources.apply(demoSourceDocument(directory))
      await resumeSources(db, demoSlug, clock().toISOString())
      // The run is started here, where its id is waited for.
      const { id: sourceId } = requireSource(db, demoSlug)
      await db.whenFree(() => updateScheduleState(db, { sourceId, task: 'sync', queuedAt: null }))
      const runId = await sync.begin(demoSlug, { dryRun: false, full: false, trigger: 'manual' })
      return { slug: demoSlug, runId }
    },
    async close() {
      const directory = await starting
      starting = undefined
      if (directory === undefined) return
      if (findSource(db, demoSlug) !== undefined) await pauseSources(db, demoSlug, null)
      await directory.stop()
    },
  }
}

/** Loaded here: most windows never see it. */
const startDirectory = async (): Promise<DemoDirectory> => {
  const { startDemoDirectory } = await import('../../demo-directory/start-demo-directory.ts')
  return startDemoDirectory()
}
