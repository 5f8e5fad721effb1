import type { ServerReport } from '../directory/check-connectivity.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import { saveConnectivityReport } from '../store/connectivity-store.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { loadConnectionSettings } from './connection-settings.ts'
import { requireSource } from './find-source.ts'

export type { ServerReport as ServerCheck } from '../directory/check-connectivity.ts'

export interface CheckReport {
  readonly source: string
  readonly checkedAt: string
  /** By URI, and `__all__` for the pool. */
  readonly servers: Readonly<Record<string, ServerReport>>
}

export interface ConnectivityService {
  /** Tries every server alone, then the pool, and keeps the report. A server that fails is part of the answer. */
  check(slug: string, signal: AbortSignal): Promise<CheckReport>
}

interface ConnectivitySetup {
  readonly db: WritableDb
  readonly secrets: SecretStore
  readonly clock: () => Date
}

export const createConnectivityService = ({
  db,
  secrets,
  clock,
}: ConnectivitySetup): ConnectivityService => ({
  async check(slug, signal) {
    const { id, settings } = requireSource(db, slug)
    const connection = await loadConnectionSettings(settings, secrets)
    const { checkConnectivity } = await import('../directory/check-connectivity.ts')
    const found = await checkConnectivity(connection, signal)
    const report = { source: slug, checkedAt: clock().toISOString(), servers: found.servers }
    const stored = { sourceId: id, checkedAt: report.checkedAt, report }
    await db.whenFree(() => saveConnectivityReport(db, stored))
    return report
  },
})
