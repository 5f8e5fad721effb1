import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { connectToAny } from './connect-to-any.ts'
import { parseServerAddress, type ServerAddress } from './server-address.ts'
import { createServerHealth } from './server-health.ts'

/** One round over a source's servers, for short work outside a pool. */
export const connectOnce = <Connection>(
  source: LdapSource,
  open: (server: ServerAddress) => Promise<Connection>,
  signal: AbortSignal,
): Promise<Connection> => {
  return connectToAny({
    servers: source.serverUri.map(parseServerAddress),
    health: createServerHealth({ strategy: source.poolStrategy, restMs: 0, now, random }),
    rounds: 1,
    roundPauseMs: 0,
    mostMs: 0,
    now,
    signal,
    open,
  })
}

const now = (): number => performance.now()
const random = (): number => Math.random()
