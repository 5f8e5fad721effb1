import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { DirectoryConnection } from '../directory/directory-client.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import { loadConnectionSettings } from './connection-settings.ts'

/** Short work on a directory: connect, do it, disconnect. Runs have a pool of their own. */
export interface DirectoryAccess {
  withConnection<Result>(
    source: LdapSource,
    work: (connection: DirectoryConnection) => Promise<Result>,
    signal: AbortSignal,
  ): Promise<Result>
}

export const createDirectoryAccess = (secrets: SecretStore): DirectoryAccess => ({
  async withConnection(source, work, signal) {
    const settings = await loadConnectionSettings(source, secrets)
    // Loaded here: most commands never speak to a directory.
    const { createPool } = await import('../directory/connection-pool.ts')
    const pool = createPool(settings)
    try {
      return await pool.withConnection(work, signal)
    } finally {
      await pool.close()
    }
  },
})
