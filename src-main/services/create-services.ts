// The composition root: everything is wired here, once, and handed in. Window, tray and command line call it.
import type { SecretStore } from '../secrets/secret-store.ts'
import { createEnvironmentSecretStore } from '../secrets/environment-secret-store.ts'
import { createKeychainSecretStore } from '../secrets/keychain-secret-store.ts'
import { forkKeychainHelper } from '../secrets/spawn-keychain-helper.ts'
import { layeredSecretStore } from '../secrets/layered-secret-store.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { openDatabase } from '../store/open-database.ts'
import { createSecretIndex } from '../store/secret-index-store.ts'
import { findSetting, saveSetting } from '../store/settings-store.ts'
import { recoverInterruptedRuns } from '../store/source-lock.ts'
import { createConnectivityService, type ConnectivityService } from './connectivity-service.ts'
import { createDebugService, type DebugService } from './debug-service.ts'
import { createDirectoryAccess } from './directory-access.ts'
import { createExportService, type ExportService } from './export-service.ts'
import { createMappingService, type MappingService } from './mapping-service.ts'
import { createQueryService, type QueryService } from './query-service.ts'
import { createScheduleService, type ScheduleService } from './schedule-service.ts'
import { createSecretService, type SecretService } from './secret-service.ts'
import { createSourceService, type SourceService } from './source-service.ts'
import { lazySyncService } from './lazy-sync-service.ts'
import type { SyncService } from './sync-service.ts'

export interface Services {
  readonly sources: SourceService
  readonly secrets: SecretService
  readonly connectivity: ConnectivityService
  readonly sync: SyncService
  readonly debug: DebugService
  readonly query: QueryService
  readonly mappings: MappingService
  readonly schedule: ScheduleService
  readonly exports: ExportService
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
  /** Instead of the system's keychain, for tests. */
  readonly keptSecrets?: SecretStore
}

export const createServices = (setup: ServicesSetup): Services => {
  const { dataFolder, env, clock, newId, owner } = setup
  const db = openDatabase(dataFolder, { now: clock() })
  try {
    recoverInterruptedRuns(dataFolder, db, { at: clock().toISOString() })
    const keychain = openKeychain(db, setup)
    const secretStore = layeredSecretStore([createEnvironmentSecretStore(env), keychain.store])
    const directory = createDirectoryAccess(secretStore)
    const secrets = createSecretService({ db, layered: secretStore, kept: keychain.store })
    const connectivity = createConnectivityService({ db, secrets: secretStore, clock })
    const sync = lazySyncService({ dataFolder, db, secrets: secretStore, clock, owner })
    return {
      sources: createSourceService({ db, dataFolder, clock, secrets, owner }),
      secrets,
      connectivity,
      sync,
      debug: createDebugService({ db, directory }),
      query: createQueryService(db),
      mappings: createMappingService({ db, directory }),
      schedule: createScheduleService({ db, clock, sync, connectivity }),
      exports: createExportService({ db, newId }),
      async close() {
        await sync.close()
        keychain.close()
        db.close()
      },
    }
  } catch (error) {
    db.close()
    throw error
  }
}

interface OpenKeychain {
  readonly store: SecretStore
  close(): void
}

/** The helper process behind it starts with the first call that needs it. */
const openKeychain = (db: WritableDb, { env, clock, newId, keptSecrets }: ServicesSetup): OpenKeychain => {
  if (keptSecrets !== undefined) return { store: keptSecrets, close: () => {} }
  const service = `Rollcall ${installationId(db, newId)}`
  const store = createKeychainSecretStore({
    index: createSecretIndex(db, clock),
    service,
    spawnHelper: () => forkKeychainHelper({ environment: env }),
  })
  return { store, close: () => store.close() }
}

const installationKey = 'installation-id'

/** Two data folders of one person must not share keychain entries; the folder's path will not do, as folders move. */
const installationId = (db: WritableDb, newId: () => string): string =>
  db.transaction(() => {
    const stored = findSetting(db, installationKey)
    if (typeof stored === 'string') return stored
    const made = newId().slice(0, 8)
    saveSetting(db, installationKey, made)
    return made
  })
