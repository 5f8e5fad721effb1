import type { OutgoingService } from './outgoing-service.ts'
import type { SyncService } from './sync-service.ts'

/** Lets what a run wrote down for the outgoing targets go out when it, or its start, has ended. */
export const deliveringSyncService = (sync: SyncService, outgoing: OutgoingService): SyncService => ({
  ...sync,
  start: (slug, options) => outgoing.duringRun(() => sync.start(slug, options)),
  approve: (runId, options) => outgoing.duringRun(() => sync.approve(runId, options)),
})
