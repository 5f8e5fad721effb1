// The composition root: everything is wired here, once, and handed in. Window, tray and command line call it.
import type { SecretStore } from '../secrets/secret-store.ts'
import { createEnvironmentSecretStore } from '../secrets/environment-secret-store.ts'
import { createKeychainSecretStore } from '../secrets/keychain-secret-store.ts'
import type { SpawnKeychainHelper } from '../secrets/keychain-protocol.ts'
import { forkKeychainHelper } from '../secrets/spawn-keychain-helper.ts'
import { layeredSecretStore } from '../secrets/layered-secret-store.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { openDatabase } from '../store/open-database.ts'
import { createSecretIndex, listIndexedSecrets } from '../store/secret-index-store.ts'
import { findSetting, saveSetting } from '../store/settings-store.ts'
import { recoverInterruptedRuns } from '../store/source-lock.ts'
import { createConnectService, type ConnectService } from './connect-service.ts'
import { createConnectivityService, type ConnectivityService } from './connectivity-service.ts'
import { createDebugService, type DebugService } from './debug-service.ts'
import { createDirectoryAccess } from './directory-access.ts'
import { createExportService, type ExportService } from './export-service.ts'
import { deliveringSyncService } from './delivering-sync-service.ts'
import { createMappingService, type MappingService } from './mapping-service.ts'
import { createPasswordService, type PasswordService } from './password-service.ts'
import { createOutgoingService, type OutgoingService } from './outgoing-service.ts'
import { createQueryService, type QueryService } from './query-service.ts'
import { createScheduleService, type ScheduleService } from './schedule-service.ts'
import { createSecretService, type SecretService } from './secret-service.ts'
import { createSignInService, type SignInService } from './sign-in-service.ts'
import { createSourceService, type SourceService } from './source-service.ts'
import { lazySyncService } from './lazy-sync-service.ts'
import { watchedSyncService, type WatchedSyncService } from './watched-sync-service.ts'
import type { WindowServices } from './window/create-window-services.ts'

export type { KeychainHelper, KeychainReply, SpawnKeychainHelper } from '../secrets/keychain-protocol.ts'

export interface Services {
  readonly sources: SourceService
  readonly secrets: SecretService
  readonly connectivity: ConnectivityService
  readonly sync: WatchedSyncService
  readonly debug: DebugService
  readonly query: QueryService
  readonly mappings: MappingService
  readonly schedule: ScheduleService
  readonly outgoing: OutgoingService
  readonly connect: ConnectService
  readonly exports: ExportService
  readonly signIn: SignInService
  readonly passwords: PasswordService
  /** What only the window asks; loaded by whoever opens one, so that the command line starts without it. */
  openWindowServices(): Promise<WindowServices>
  /** Cancels what runs, ends worker and keychain helper, closes the database. */
  close(): Promise<void>
}

export interface ServicesSetup {
  readonly dataFolder: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: () => Date
  readonly newId: () => string
  /** Who works here, as `sync.already-running` names it: 'window', 'command line'. */
  readonly owner: string
  /** Told before stored data are brought up to date, which may take seconds in which nothing else happens. */
  readonly onUpdate?: () => void
  /** Instead of the system's keychain, for tests. */
  readonly keptSecrets?: SecretStore
  /** Instead of a forked Node process, which a packaged Electron cannot start. */
  readonly spawnKeychainHelper?: SpawnKeychainHelper
}

export const createServices = (setup: ServicesSetup): Services => {
  const { dataFolder, env, clock, newId, owner } = setup
  const db = openDatabase(dataFolder, { now: clock(), onUpdate: setup.onUpdate })
  try {
    recoverInterruptedRuns(dataFolder, db, { at: clock().toISOString() })
    const keychain = openKeychain(db, setup)
    const secretStore = layeredSecretStore([createEnvironmentSecretStore(env), keychain.store])
    const directory = createDirectoryAccess(secretStore)
    const secrets = createSecretService({
      db,
      layered: secretStore,
      kept: keychain.store,
      probe: () => readAnySecret(db, keychain.store),
    })
    const connectivity = createConnectivityService({ db, secrets: secretStore, clock })
    const outgoing = createOutgoingService({
      db,
      dataFolder,
      secrets: secretStore,
      clock,
      newId,
      chance: Math.random,
    })
    const sync = watchedSyncService(
      deliveringSyncService(
        lazySyncService({ dataFolder, db, secrets: secretStore, clock, owner }),
        outgoing,
      ),
      () => void recoverInterruptedRuns(dataFolder, db, { at: clock().toISOString() }),
    )
    const sources = createSourceService({ db, dataFolder, clock, secrets, owner, sync })
    const query = createQueryService(db)
    const schedule = createScheduleService({ db, clock, sync, connectivity, outgoing })
    const signIn = createSignInService({ db, secrets: secretStore, clock })
    const endedHashes = watchEndedHashes(sync, signIn)
    let windowServices: WindowServices | undefined
    return {
      sources,
      secrets,
      connectivity,
      sync,
      debug: createDebugService({ db, directory }),
      query,
      mappings: createMappingService({ db, directory }),
      schedule,
      outgoing,
      connect: createConnectService({ db, clock }),
      exports: createExportService({ db, newId }),
      signIn,
      passwords: createPasswordService({ db, secrets: secretStore, directory, clock, owner }),
      async openWindowServices() {
        const { createWindowServices } = await import('./window/create-window-services.ts')
        windowServices = createWindowServices({
          ...setup,
          db,
          secretStore,
          sources,
          connectivity,
          sync,
          schedule,
        })
        return windowServices
      },
      async close() {
        await sync.close()
        await outgoing.close()
        await endedHashes.settled()
        await windowServices?.lists.close()
        keychain.close()
        db.close()
      },
    }
  } catch (error) {
    db.close()
    throw error
  }
}

/** After every run that wrote something: what it learned may end hashes of passwords. */
const watchEndedHashes = (
  sync: WatchedSyncService,
  signIn: SignInService,
): { settled(): Promise<unknown> } => {
  let work: Promise<unknown> = Promise.resolve()
  sync.onEvent((event) => {
    if (event.kind !== 'finished' || event.run.dryRun) return
    // A hash that was not dropped now is looked at again before it is used.
    work = work.then(() => signIn.dropEndedHashes(event.run.source)).catch(() => undefined)
  })
  return { settled: () => work }
}

interface OpenKeychain {
  readonly store: SecretStore
  close(): void
}

/** The helper process behind it starts with the first call that needs it. */
const openKeychain = (
  db: WritableDb,
  { env, clock, newId, keptSecrets, spawnKeychainHelper }: ServicesSetup,
): OpenKeychain => {
  if (keptSecrets !== undefined) return { store: keptSecrets, close: () => {} }
  const service = `Rollcall ${installationId(db, newId)}`
  const store = createKeychainSecretStore({
    index: createSecretIndex(db, clock),
    service,
    spawnHelper: spawnKeychainHelper ?? (() => forkKeychainHelper({ environment: env })),
  })
  return { store, close: () => store.close() }
}

/** Without a stored secret there is nothing to ask for, and a keychain must not ask a person for nothing. */
const readAnySecret = async (db: WritableDb, store: SecretStore): Promise<boolean> => {
  for (const { slug, kind } of listIndexedSecrets(db)) {
    if (kind === 'webhook-secret') continue
    await store.read(slug, kind)
    return true
  }
  return false
}

const installationKey = 'installation-id'

/** Two data folders of one person must not share keychain entries; the folder's path will not do, as folders move. */
const installationId = (db: WritableDb, newId: () => string): string => {
  const find = (): string | undefined => {
    const stored = findSetting(db, installationKey)
    return typeof stored === 'string' ? stored : undefined
  }
  const make = (): string => {
    const made = newId().slice(0, 8)
    saveSetting(db, installationKey, made)
    return made
  }
  // Asked first: a program that starts while another one writes much need not wait for that.
  return find() ?? db.transaction(() => find() ?? make())
}
