import type { DiagnosticsPart } from '../../../src-shared/contract/app-calls.ts'
import { exportSource } from '../../../src-shared/domain/ldap-source-changes.ts'
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { z } from 'zod'
import { listConnectivityReports } from '../../store/connectivity-store.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { listRuns } from '../../store/run-queries.ts'
import { countSourceObjects } from '../../store/source-counts.ts'
import { listSources } from '../../store/source-store.ts'
import { readStoredReport } from './connection-report.ts'

type Part = z.infer<typeof DiagnosticsPart>

interface DiagnosticsQuestion {
  /** Version, system and so on, from whoever runs the program. */
  readonly about: Readonly<Record<string, unknown>>
  readonly settings: Readonly<Record<string, unknown>>
  /** The end of the newest log; it is redacted as it is written. */
  readonly log: string
}

/**
 * What a bundle for a bug report holds: nothing of any entry, no secret, no account, no certificate. A person reads it
 * before it is saved.
 */
export const collectDiagnostics = (db: ReadableDb, { about, settings, log }: DiagnosticsQuestion): Part[] => {
  return [
    part('about', 'Versions of Rollcall, Electron and the system', about),
    part('settings', 'Settings of the window', settings),
    part('sources', 'Sources without bind names, certificates and passwords', sourcesOf(db)),
    part('runs', 'The last runs with their counts, without names of people and groups', runsOf(db)),
    part('connectivity', 'The last connection checks', checksOf(db)),
    part('log', 'The end of the newest log', log),
  ]
}

const part = (name: string, description: string, content: unknown): Part => ({
  name,
  description,
  text: typeof content === 'string' ? content : JSON.stringify(content, null, 2),
})

/** The bundle as one file. */
export const bundleText = (parts: readonly Part[]): string =>
  parts.map(({ name, description, text }) => `===== ${name}: ${description} =====\n${text}\n`).join('\n')

const withheld = '[withheld]'
const withheldFields: ReadonlySet<string> = new Set<keyof LdapSource>([
  'bindCn',
  'peerCertificate',
  'clientCertificate',
])

const sourcesOf = (db: ReadableDb): unknown => {
  const counts = countSourceObjects(db)
  return listSources(db).map(({ id, settings, revision }) => ({
    revision,
    counts: counts.get(id) ?? null,
    settings: Object.fromEntries(
      Object.entries(exportSource(settings)).map(([field, value]) => [
        field,
        withheldFields.has(field) && value !== '' ? withheld : value,
      ]),
    ),
  }))
}

const shownRuns = 50

const runsOf = (db: ReadableDb): unknown =>
  listRuns(db, { limit: shownRuns }).items.map(({ messages, failure, only, ...run }) => ({
    ...run,
    only: only?.objectType ?? null,
    failure: failure?.code ?? null,
    messages: countCodes(messages.map(({ code }) => code)),
  }))

const countCodes = (codes: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

const checksOf = (db: ReadableDb): unknown =>
  listConnectivityReports(db).flatMap(({ report }) => {
    const read = readStoredReport(report)
    if (read === undefined) return []
    const servers = Object.entries(read.servers).map(
      ([uri, { code, vendor, version, failedStep, steps }]) => ({
        uri,
        code,
        vendor,
        version,
        failedStep,
        steps: steps.map(({ step, status, milliseconds }) => ({ step, status, milliseconds })),
      }),
    )
    return [{ checkedAt: read.checkedAt, servers }]
  })
