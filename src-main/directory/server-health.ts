import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { ServerAddress } from './server-address.ts'

/** Remembers which servers failed lately, and in which order to try them. */
export interface ServerHealth {
  /** Rested servers first, in the order of the strategy; resting ones after them, the longest rested first. */
  inOrder(servers: readonly ServerAddress[]): readonly ServerAddress[]
  isResting(server: ServerAddress): boolean
  recordSuccess(server: ServerAddress): void
  recordFailure(server: ServerAddress): void
}

interface HealthOptions {
  readonly strategy: LdapSource['poolStrategy']
  readonly restMs: number
  readonly now: () => number
  readonly random: () => number
}

interface Failure {
  readonly times: number
  readonly restsUntil: number
}

/** A server that failed ten times in a row is still looked at every so often. */
const LONGEST_REST_FACTOR = 10

export const createServerHealth = ({ strategy, restMs, now, random }: HealthOptions): ServerHealth => {
  const failures = new Map<string, Failure>()
  const restsUntil = (server: ServerAddress): number => failures.get(server.uri)?.restsUntil ?? 0
  const isResting = (server: ServerAddress): boolean => restsUntil(server) > now()
  return {
    isResting,
    inOrder: (servers) => {
      const rested = servers.filter((server) => !isResting(server))
      const resting = servers.filter(isResting).toSorted((a, b) => restsUntil(a) - restsUntil(b))
      return [...(strategy === 'random' ? shuffled(rested, random) : rested), ...resting]
    },
    recordSuccess: (server) => {
      failures.delete(server.uri)
    },
    recordFailure: (server) => {
      const times = (failures.get(server.uri)?.times ?? 0) + 1
      const factor = Math.min(2 ** (times - 1), LONGEST_REST_FACTOR)
      failures.set(server.uri, { times, restsUntil: now() + restMs * factor })
    },
  }
}

const shuffled = <T>(items: readonly T[], random: () => number): readonly T[] =>
  items
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)
