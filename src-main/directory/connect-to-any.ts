import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { abortError, throwIfAborted, transientResultCodes } from './directory-errors.ts'
import type { ServerAddress } from './server-address.ts'
import type { ServerHealth } from './server-health.ts'

interface AnyServerOptions<Connection> {
  readonly servers: readonly ServerAddress[]
  readonly health: ServerHealth
  readonly rounds: number
  readonly roundPauseMs: number
  /** No further round begins after this time. */
  readonly mostMs: number
  readonly now: () => number
  readonly signal: AbortSignal
  readonly open: (server: ServerAddress) => Promise<Connection>
  /** After which errors the next server is tried; by default after all that concern one server alone. */
  readonly mayGoOn?: ((error: AppError) => boolean) | undefined
}

interface ServerFailure {
  readonly server: ServerAddress
  readonly error: AppError
}

/** The first server that lets us in; up to so many rounds over those that may yet (reference section 2.1). */
export const connectToAny = async <Connection>(
  options: AnyServerOptions<Connection>,
): Promise<Connection> => {
  const { servers, health, now, signal, mayGoOn = concernsOneServer } = options
  const startedAt = now()
  const failures = new Map<string, ServerFailure>()
  for (let round = 0; round < options.rounds; round++) {
    // A server that answered, but in a way that will be the same next time, is not asked again.
    const worthTrying = health
      .inOrder(servers)
      .filter(({ uri }) => isWorthRepeating(failures.get(uri)?.error))
    if (worthTrying.length === 0 || (round > 0 && now() - startedAt > options.mostMs)) break
    if (round > 0) await pause(options.roundPauseMs * 2 ** (round - 1), signal)
    for (const server of worthTrying) {
      throwIfAborted(signal)
      try {
        const connection = await options.open(server)
        health.recordSuccess(server)
        return connection
      } catch (error) {
        if (!(error instanceof AppError) || !mayGoOn(error)) throw error
        health.recordFailure(server)
        failures.set(server.uri, { server, error })
      }
    }
  }
  throw noServerLeft([...failures.values()])
}

const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  try {
    await delay(ms, undefined, { signal })
  } catch {
    throw abortError(signal)
  }
}

const repeatable: ReadonlySet<string> = new Set([
  'directory.unreachable',
  'directory.timeout',
  'directory.connection-lost',
])

/** The server says that it did not do what it was asked, because it is busy or not ready. */
export const isTransient = (error: AppError): boolean =>
  typeof error.details['resultCode'] === 'number' && transientResultCodes.has(error.details['resultCode'])

const isWorthRepeating = (error: AppError | undefined): boolean =>
  error === undefined || repeatable.has(error.code) || isTransient(error)

/** A rejected password is rejected everywhere; asking every server would lock the account. */
export const concernsOneServer = (error: AppError): boolean =>
  isWorthRepeating(error) ||
  error.code === 'directory.tls-untrusted' ||
  error.code === 'directory.tls-failed' ||
  error.code === 'directory.protocol-error'

const noServerLeft = (failures: readonly ServerFailure[]): AppError => {
  const [first] = failures
  if (first === undefined) return new AppError('input.invalid', 'The source names no server.')
  if (failures.length === 1) return first.error
  const isSameEverywhere = failures.every(
    ({ error }) =>
      error.code === first.error.code && error.details['resultCode'] === first.error.details['resultCode'],
  )
  return new AppError(
    isSameEverywhere ? first.error.code : 'directory.unreachable',
    `No server could be used. ${failures.map(({ error }) => error.message).join(' ')}`,
    {
      step: first.error.details['step'],
      // Such as "busy" everywhere: whoever asks what it means need not know how many servers there are.
      ...(isSameEverywhere && isTransient(first.error)
        ? { resultCode: first.error.details['resultCode'] }
        : {}),
      servers: failures.map(({ server, error }) => ({
        uri: server.uri,
        code: error.code,
        message: error.message,
      })),
    },
  )
}
