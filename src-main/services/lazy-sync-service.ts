import type { SecretStore } from '../secrets/secret-store.ts'
import type { WritableDb } from '../store/database-handle.ts'
import type { SyncService } from './sync-service.ts'

export interface SyncSetup {
  readonly dataFolder: string
  readonly db: WritableDb
  readonly secrets: SecretStore
  readonly clock: () => Date
  readonly owner: string
}

/** The sync service, loaded at its first use: most commands only look at what is there. */
export const lazySyncService = (setup: SyncSetup): SyncService => {
  let loaded: Promise<SyncService> | undefined
  const load = (): Promise<SyncService> =>
    (loaded ??= import('./sync-service.ts').then(({ createSyncService }) => createSyncService(setup)))
  return {
    start: async (slug, options) => (await load()).start(slug, options),
    approve: async (runId, options) => (await load()).approve(runId, options),
    reject: async (runId) => (await load()).reject(runId),
    removeSource: async (request, options) => (await load()).removeSource(request, options),
    close: async () => (await loaded)?.close(),
  }
}
