// Builders for tests of this folder.
import { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { Secret } from '../../src-shared/domain/secret.ts'
import { createPool, type PoolOptions } from './connection-pool.ts'
import type { ConnectionSettings, DirectoryConnection } from './directory-client.ts'

export const connectionSettings = (
  overrides: Partial<LdapSource>,
  bindPassword?: string,
  clientKey?: string,
): ConnectionSettings => ({
  source: {
    ...LdapSource.parse({
      name: 'Test',
      slug: 'test',
      serverUri: ['ldap://127.0.0.1'],
      baseDn: 'dc=rollcall,dc=test',
      connectTimeoutSeconds: 5,
      receiveTimeoutSeconds: 20,
    }),
    // Not parsed: a draft in the window is checked as it is.
    ...overrides,
  },
  bindPassword: bindPassword === undefined ? undefined : new Secret(bindPassword),
  clientKey: clientKey === undefined ? undefined : new Secret(clientKey),
})

/** One connection for the time of `work`, without second rounds, so that failures come quickly. */
export const withOneConnection = async <T>(
  settings: ConnectionSettings,
  work: (connection: DirectoryConnection) => Promise<T>,
  options: PoolOptions = {},
): Promise<T> => {
  const pool = createPool(settings, { rounds: 1, ...options })
  try {
    return await pool.withConnection(work, AbortSignal.timeout(60_000))
  } finally {
    await pool.close()
  }
}
