// The connectivity check: every server alone, then the pool as a run would use it. What fails is part of the answer.
import { searchBase } from '../../src-shared/domain/ldap-source.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ErrorCode } from '../../src-shared/errors/error-codes.ts'
import type { CertificateSummary } from './certificate-chain.ts'
import { createStepRecorder, connectSteps, type ConnectStep, type StepRecorder } from './connect-steps.ts'
import { createPool } from './connection-pool.ts'
import type { ConnectionSettings, DirectoryConnection, ServerFacts, TlsSummary } from './directory-client.ts'
import { throwIfAborted } from './directory-errors.ts'
import { parseServerAddress } from './server-address.ts'

export interface StepReport {
  readonly step: ConnectStep
  readonly status: 'ok' | 'failed' | 'skipped'
  /** Null for a step that was not taken. */
  readonly milliseconds: number | null
  readonly message: string
  readonly remedy: string
}

export interface ServerReport {
  readonly uri: string
  /** `ok`, or what went wrong. */
  readonly status: string
  readonly code: ErrorCode | null
  readonly vendor: string
  readonly version: string
  readonly milliseconds: number
  readonly tls: TlsSummary | null
  readonly failedStep: ConnectStep | 'configuration' | null
  readonly steps: readonly StepReport[]
  /** As the server showed them, leaf first; also when they are not trusted. */
  readonly certificates: readonly CertificateSummary[]
}

export interface ConnectivityReport {
  readonly source: string
  /** By URI, so that two ports of one host do not share a key; `__all__` for the pool. */
  readonly servers: Readonly<Record<string, ServerReport>>
}

export const wholePool = '__all__'

/** Rejects only when cancelled. */
export const checkConnectivity = async (
  settings: ConnectionSettings,
  signal: AbortSignal,
): Promise<ConnectivityReport> => {
  const { source } = settings
  const servers: [string, ServerReport][] = []
  for (const uri of new Set(source.serverUri)) {
    const alone = { ...settings, source: { ...source, serverUri: [uri] } }
    const key = keyOf(uri)
    servers.push([key, await check(key, alone, { rounds: 1, signal })])
  }
  servers.push([wholePool, await check(wholePool, settings, { signal })])
  return { source: source.slug, servers: Object.fromEntries(servers) }
}

const keyOf = (uri: string): string => {
  try {
    return parseServerAddress(uri).uri
  } catch {
    // Not even an address: the check of this key says so.
    return uri
  }
}

interface CheckOptions {
  readonly rounds?: number
  readonly signal: AbortSignal
}

const check = async (
  uri: string,
  settings: ConnectionSettings,
  { signal, ...options }: CheckOptions,
): Promise<ServerReport> => {
  const steps = createStepRecorder()
  const startedAt = performance.now()
  let facts: ServerFacts | undefined
  let failure: AppError | undefined
  try {
    const pool = createPool(settings, { ...options, steps })
    try {
      await pool.withConnection(async (connection) => {
        facts = connection.facts
        await readBases(settings, connection, steps, signal)
      }, signal)
    } finally {
      await pool.close()
    }
  } catch (error) {
    throwIfAborted(signal)
    if (!(error instanceof AppError)) throw error
    failure = error
  }
  return {
    uri,
    status: failure?.message ?? 'ok',
    code: failure?.code ?? null,
    vendor: facts?.vendor ?? 'N/A',
    version: facts?.version ?? 'N/A',
    milliseconds: Math.round(performance.now() - startedAt),
    tls: facts?.tls ?? null,
    failedStep: failedStepOf(failure),
    steps: describeSteps(steps, failure),
    certificates: steps.certificates,
  }
}

/** The bases must be there (rule S7) and the filters must be taken; how much they find is no question of connectivity. */
const readBases = async (
  { source }: ConnectionSettings,
  connection: DirectoryConnection,
  steps: StepRecorder,
  signal: AbortSignal,
): Promise<void> => {
  if (source.baseDn === '') return
  const kinds = (['user', 'group'] as const).filter((kind) =>
    kind === 'user' ? source.syncUsers : source.syncGroups,
  )
  await steps.run('base', async () => {
    for (const base of new Set(kinds.map((kind) => searchBase(source, kind)))) {
      if ((await connection.readEntry(base, ['1.1'], signal)) !== undefined) continue
      throw new AppError('directory.no-such-base', `The base ${base} is not there, or may not be read.`, {
        uri: connection.facts.uri,
        baseDn: base,
      })
    }
  })
  await steps.run('search', async () => {
    for (const kind of kinds) {
      const filter = kind === 'user' ? source.userObjectFilter : source.groupObjectFilter
      const baseDn = searchBase(source, kind)
      await connection.searchSample({ baseDn, scope: 'subtree', filter, attributes: ['1.1'] }, 1, signal)
    }
  })
}

const failedStepOf = (failure: AppError | undefined): ServerReport['failedStep'] => {
  if (failure === undefined) return null
  return connectSteps.find((step) => step === failure.details['step']) ?? 'configuration'
}

/** The last attempt at each step; the pool may have taken a step once per server. */
const describeSteps = (steps: StepRecorder, failure: AppError | undefined): readonly StepReport[] =>
  connectSteps.map((step) => {
    const taken = steps.times.findLast((time) => time.step === step)
    const milliseconds = taken?.milliseconds ?? null
    if (failure !== undefined && failure.details['step'] === step) {
      return { step, status: 'failed', milliseconds, message: failure.message, remedy: failure.remedy }
    }
    return { step, status: taken === undefined ? 'skipped' : 'ok', milliseconds, message: '', remedy: '' }
  })
