// A few connections per source, reused. A run holds one of them, and with it one server, to its end (rule S6).
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { AttributeSchema } from './attribute-schema.ts'
import { createStepRecorder, type StepRecorder } from './connect-steps.ts'
import { connectToAny } from './connect-to-any.ts'
import type { ConnectionSettings, DirectoryConnection, DirectoryPool } from './directory-client.ts'
import { abortError, throwIfAborted } from './directory-errors.ts'
import { openConnection, type LdapConnection } from './ldapts-directory-client.ts'
import { parseServerAddress, type ServerAddress } from './server-address.ts'
import { createServerHealth } from './server-health.ts'
import { createTlsSettings } from './tls-settings.ts'

export interface PoolOptions {
  readonly mostConnections?: number
  /** An unused connection is closed after this time. */
  readonly idleMs?: number
  /** A connection unused for longer is tried with a small read before it is handed out. */
  readonly healthCheckAfterMs?: number
  /** How long a server that failed is left alone the first time; doubled each time, up to ten times this. */
  readonly restMs?: number
  /** Wait before the second round over the servers; doubled for each further one. */
  readonly roundPauseMs?: number
  readonly rounds?: number
  /** Reads the schema with the first connection to each server; a megabyte on some, and nothing depends on it. */
  readonly readSchema?: boolean
  readonly steps?: StepRecorder
  readonly now?: () => number
  readonly random?: () => number
}

/** Connects when first asked. The pool keeps the secrets it was given in memory until it is closed. */
export const createPool = (settings: ConnectionSettings, options: PoolOptions = {}): DirectoryPool =>
  new ConnectionPool(settings, options)

interface IdleConnection {
  readonly connection: LdapConnection
  readonly since: number
  readonly timer: NodeJS.Timeout
}

class ConnectionPool implements DirectoryPool {
  readonly #settings: ConnectionSettings
  readonly #options: Required<Omit<PoolOptions, 'steps'>> & Pick<PoolOptions, 'steps'>
  readonly #servers: readonly ServerAddress[]
  readonly #health: ReturnType<typeof createServerHealth>
  readonly #tls: ReturnType<typeof createTlsSettings>
  readonly #schemas = new Map<string, AttributeSchema | undefined>()
  readonly #waiting: (() => void)[] = []
  readonly #inUse = new Set<LdapConnection>()
  #idle: IdleConnection[] = []
  #taken = 0
  #isClosed = false

  constructor(settings: ConnectionSettings, options: PoolOptions) {
    const defined = { ...defaults, ...options }
    this.#settings = settings
    this.#options = defined
    this.#servers = settings.source.serverUri.map(parseServerAddress)
    this.#health = createServerHealth({
      strategy: settings.source.poolStrategy,
      restMs: defined.restMs,
      now: defined.now,
      random: defined.random,
    })
    this.#tls = createTlsSettings(settings)
  }

  async withConnection<T>(
    work: (connection: DirectoryConnection) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    await this.#takePlace(signal)
    let connection: LdapConnection | undefined
    try {
      connection = (await this.#reuse(signal)) ?? (await this.#connect(signal))
      this.#inUse.add(connection)
      const result = await work(connection)
      this.#giveBack(connection)
      return result
    } catch (error) {
      // Whatever happened, it is not worth finding out whether the connection survived it.
      await connection?.close()
      throw error
    } finally {
      if (connection !== undefined) this.#inUse.delete(connection)
      this.#leavePlace()
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const idle = this.#idle
    this.#idle = []
    for (const { connection, timer } of idle) {
      clearTimeout(timer)
      await connection.close()
    }
    for (const connection of this.#inUse) await connection.close()
  }

  /** At most so many connections; further callers wait in line. */
  async #takePlace(signal: AbortSignal): Promise<void> {
    throwIfAborted(signal)
    if (this.#isClosed) throw new AppError('internal', 'The connection pool of this source was closed.')
    if (this.#taken < this.#options.mostConnections) {
      this.#taken += 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const proceed = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(proceed), 1)
        reject(abortError(signal))
      }
      this.#waiting.push(proceed)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  #leavePlace(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#taken -= 1
    else next()
  }

  async #reuse(signal: AbortSignal): Promise<LdapConnection | undefined> {
    for (;;) {
      const found = this.#nextIdle()
      if (found === undefined) return undefined
      if (await this.#isHealthy(found, signal)) return found.connection
      await found.connection.close()
    }
  }

  /** In ordered mode only connections to the server we would choose now, so that we return to the first one. */
  #nextIdle(): IdleConnection | undefined {
    const preferred =
      this.#settings.source.poolStrategy === 'ordered'
        ? this.#health.inOrder(this.#servers)[0]?.uri
        : undefined
    const found = this.#idle.findLast(
      ({ connection }) =>
        connection.isBound && (preferred === undefined || connection.facts.uri === preferred),
    )
    if (found === undefined) return undefined
    clearTimeout(found.timer)
    this.#idle = this.#idle.filter((other) => other !== found)
    return found
  }

  async #isHealthy({ connection, since }: IdleConnection, signal: AbortSignal): Promise<boolean> {
    if (!connection.isBound) return false
    if (this.#options.now() - since < this.#options.healthCheckAfterMs) return true
    try {
      await connection.readEntry('', ['1.1'], signal)
      return connection.isBound
    } catch {
      throwIfAborted(signal)
      return false
    }
  }

  async #connect(signal: AbortSignal): Promise<LdapConnection> {
    const connection = await connectToAny({
      servers: this.#servers,
      health: this.#health,
      rounds: this.#options.rounds,
      roundPauseMs: this.#options.roundPauseMs,
      // A round over servers that do not answer costs one timeout each; more rounds would not find them either.
      mostMs: this.#settings.source.connectTimeoutSeconds * 1000,
      now: this.#options.now,
      signal,
      open: (address) => this.#open(address, signal),
    })
    if (this.#isClosed) {
      await connection.close()
      throw new AppError('internal', 'The connection pool of this source was closed.')
    }
    return connection
  }

  async #open(address: ServerAddress, signal: AbortSignal): Promise<LdapConnection> {
    const schema =
      this.#schemas.get(address.uri) ?? (this.#options.readSchema && !this.#schemas.has(address.uri))
    const connection = await openConnection({
      settings: this.#settings,
      tls: this.#tls,
      address,
      steps: this.#options.steps ?? createStepRecorder(),
      signal,
      schema,
    })
    if (schema === true) this.#schemas.set(address.uri, connection.schema)
    return connection
  }

  #giveBack(connection: LdapConnection): void {
    if (!connection.isBound) return
    if (this.#isClosed) {
      void connection.close()
      return
    }
    const timer = setTimeout(() => {
      this.#idle = this.#idle.filter((other) => other.connection !== connection)
      void connection.close()
    }, this.#options.idleMs)
    // An idle connection is no reason to keep the program running.
    timer.unref()
    this.#idle.push({ connection, since: this.#options.now(), timer })
  }
}

const defaults = {
  mostConnections: 4,
  idleMs: 60_000,
  healthCheckAfterMs: 15_000,
  restMs: 30_000,
  roundPauseMs: 200,
  rounds: 5,
  readSchema: false,
  now: (): number => performance.now(),
  random: (): number => Math.random(),
}
