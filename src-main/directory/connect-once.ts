import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { AppError } from '../../src-shared/errors/app-error.ts'
import { connectToAny } from './connect-to-any.ts'
import { parseServerAddress, type ServerAddress } from './server-address.ts'
import { createServerHealth } from './server-health.ts'

interface OneRound<Connection> {
  readonly open: (server: ServerAddress) => Promise<Connection>
  /** After which errors the next server is tried; by default after all that concern one server alone. */
  readonly mayGoOn?: (error: AppError) => boolean
}

/** One round over a source's servers, for short work outside a pool. */
export const connectOnce = <Connection>(
  source: LdapSource,
  { open, mayGoOn }: OneRound<Connection>,
  signal: AbortSignal,
): Promise<Connection> =>
  connectToAny({
    servers: source.serverUri.map(parseServerAddress),
    health: createServerHealth({ strategy: source.poolStrategy, restMs: 0, now, random }),
    rounds: 1,
    roundPauseMs: 0,
    mostMs: 0,
    now,
    signal,
    open,
    mayGoOn,
  })

const now = (): number => performance.now()
const random = (): number => Math.random()
