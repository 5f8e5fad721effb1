import type { z } from 'zod'
import type { ConnectionReport, ServerCheck } from '../../../src-shared/contract/source-calls.ts'
import type { ServerReport } from '../../directory/check-connectivity.ts'

type ReportView = z.infer<typeof ConnectionReport>

/** The key of what was found of all servers together. */
export const wholePool = '__all__'

/** A check as the window shows it: the servers in order, the pool apart. */
export const viewConnectionReport = (
  checkedAt: string,
  servers: Readonly<Record<string, ServerReport>>,
): ReportView => {
  const pool = servers[wholePool]
  return {
    checkedAt,
    servers: Object.entries(servers).flatMap(([uri, report]) =>
      uri === wholePool ? [] : [viewServer(report)],
    ),
    pool: pool === undefined ? null : viewServer(pool),
  }
}

const viewServer = (report: ServerReport): z.infer<typeof ServerCheck> => ({
  uri: report.uri,
  status: report.status,
  vendor: report.vendor,
  version: report.version,
  milliseconds: report.milliseconds,
  tls: report.tls === null ? null : { ...report.tls },
  failedStep: report.failedStep,
  steps: report.steps.map((step) => ({ ...step })),
  certificates: report.certificates.map((certificate) => ({ ...certificate, names: [...certificate.names] })),
})

interface StoredReport {
  readonly checkedAt: string
  readonly servers: Readonly<Record<string, ServerReport>>
}

/** A report as connectivity-service.ts stored it; undefined for one of an older shape. */
export const readStoredReport = (stored: unknown): StoredReport | undefined => {
  if (typeof stored !== 'object' || stored === null) return undefined
  if (!('checkedAt' in stored && 'servers' in stored)) return undefined
  const { checkedAt, servers } = stored
  if (typeof checkedAt !== 'string' || typeof servers !== 'object' || servers === null) return undefined
  const isCurrent = Object.values(servers).every(
    (server: unknown) =>
      typeof server === 'object' && server !== null && 'steps' in server && 'certificates' in server,
  )
  // Written by our own check; a shape from before these two fields was told apart above.
  return isCurrent ? { checkedAt, servers: servers as StoredReport['servers'] } : undefined
}
