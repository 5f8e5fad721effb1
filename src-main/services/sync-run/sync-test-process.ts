// A process of its own that syncs the source `corp` of a data folder and tells every phase: for tests that kill it.
import { Secret } from '../../../src-shared/domain/secret.ts'
import { createInMemorySecretStore } from '../../secrets/in-memory-secret-store.ts'
import { openDatabase } from '../../store/open-database.ts'
import { createSyncService } from '../sync-service.ts'

const [, , dataFolder = ''] = process.argv
const secrets = createInMemorySecretStore()
await secrets.write('corp', 'bind-password', new Secret(process.env['TEST_BIND_PASSWORD'] ?? ''))
const db = openDatabase(dataFolder)
const service = createSyncService({
  dataFolder,
  db,
  secrets,
  clock: () => new Date(),
  owner: 'other process',
})
process.send?.('connect')
await service.start('corp', {
  dryRun: false,
  full: false,
  trigger: 'manual',
  signal: new AbortController().signal,
  onProgress: ({ phase }) => process.send?.(phase),
})
await service.close()
db.close()
process.disconnect()
