// For tests: a data folder that syncs from the embedded directory and passes on to receivers, by a clock of its own.
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { OutgoingDelivery } from '../../../src-shared/domain/outgoing-delivery.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { createInMemorySecretStore } from '../../secrets/in-memory-secret-store.ts'
import type { SecretStore } from '../../secrets/secret-store.ts'
import { deliveringSyncService } from '../delivering-sync-service.ts'
import { createOutgoingService, type OutgoingService } from '../outgoing-service.ts'
import type { SyncService } from '../sync-service.ts'
import { createSyncWorld, type SyncWorld } from '../sync-run/sync-test-world.ts'
import { sourceFor } from '../sync-run/test-directory.ts'

export const webhookSecret = 'sesame-and-lilies'

export interface OutgoingWorld {
  readonly world: SyncWorld
  readonly outgoing: OutgoingService
  readonly sync: SyncService
  readonly secrets: SecretStore
  save(changes: Partial<LdapSource>): Promise<void>
  run(slug?: string): Promise<SyncRun>
  /** Runs, and waits until everything due was tried. */
  runAndSettle(slug?: string): Promise<SyncRun>
  settle(): Promise<number>
  /** Lets time pass for deliveries. */
  advance(ms: number): void
  now(): number
  /** Oldest first. */
  deliveries(): readonly OutgoingDelivery[]
  close(): Promise<void>
}

export const createOutgoingWorld = async (
  directory: DemoDirectory,
  { answerTimeoutMs = 2000, world = createSyncWorld() } = {},
): Promise<OutgoingWorld> => {
  const secrets = createInMemorySecretStore()
  await secrets.write('corp', 'webhook-secret', new Secret(webhookSecret))
  let offsetMs = 0
  const clock = (): Date => new Date(Date.now() + offsetMs)
  let ids = 0
  const outgoing = createOutgoingService({
    db: world.db,
    dataFolder: world.dataFolder,
    secrets,
    clock,
    newId: () => String(ids++),
    chance: () => 1,
    answerTimeoutMs,
  })
  const sync = deliveringSyncService(world.service, outgoing)
  const run = (slug = 'corp'): Promise<SyncRun> =>
    sync.start(slug, {
      dryRun: false,
      full: false,
      trigger: 'manual',
      signal: new AbortController().signal,
    })
  const settle = (): Promise<number> =>
    outgoing.settle({
      slugs: ['corp', 'other'],
      withinMs: 10_000,
      signal: new AbortController().signal,
    })
  return {
    world,
    outgoing,
    sync,
    secrets,
    save: (changes) => world.saveSource({ ...sourceFor(directory), ...changes }, directory.bindPassword),
    run,
    async runAndSettle(slug) {
      const report = await run(slug)
      await settle()
      return report
    },
    settle,
    advance(ms) {
      offsetMs += ms
    },
    now: () => clock().getTime(),
    deliveries: () => outgoing.list({ slug: undefined, state: undefined, limit: 1000 }).items.toReversed(),
    async close() {
      await outgoing.close()
      await world.close()
    },
  }
}
