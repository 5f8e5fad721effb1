// A process of its own that syncs the source `corp` of a data folder: for tests that kill it between the commit of a run
// and its delivery ("commit"), or while a receiver is being told ("deliver").
import { Secret } from '../../../src-shared/domain/secret.ts'
import { createInMemorySecretStore } from '../../secrets/in-memory-secret-store.ts'
import { openDatabase } from '../../store/open-database.ts'
import { deliveringSyncService } from '../delivering-sync-service.ts'
import { createOutgoingService } from '../outgoing-service.ts'
import { createSyncService } from '../sync-service.ts'

const [, , dataFolder = '', until = ''] = process.argv
const secrets = createInMemorySecretStore()
await secrets.write('corp', 'bind-password', new Secret(process.env['TEST_BIND_PASSWORD'] ?? ''))
await secrets.write('corp', 'webhook-secret', new Secret(process.env['TEST_WEBHOOK_SECRET'] ?? ''))
const db = openDatabase(dataFolder)
const clock = (): Date => new Date()
const newId = (): string => String(process.pid)
const committing = createSyncService({ dataFolder, db, secrets, clock, owner: 'other process' })
const outgoing = createOutgoingService({ db, dataFolder, secrets, clock, newId, chance: Math.random })
const service = until === 'deliver' ? deliveringSyncService(committing, outgoing) : committing
const run = await service.start('corp', {
  dryRun: false,
  full: false,
  trigger: 'manual',
  signal: new AbortController().signal,
})
process.send?.(run.status)
// Until it is killed.
setInterval(() => {}, 60_000)
