// What the window asks beyond what the command line does, wired once.
import type { z } from 'zod'
import type { DiagnosticsPart } from '../../../src-shared/contract/app-calls.ts'
import type { Topic } from '../../../src-shared/contract/events.ts'
import type { HistoryEntry } from '../../../src-shared/contract/object-calls.ts'
import type { CertificateView, ConnectionReport } from '../../../src-shared/contract/source-calls.ts'
import type { Failure } from '../../../src-shared/errors/app-error.ts'
import type { SecretStore } from '../../secrets/secret-store.ts'
import { listConnectivityReports } from '../../store/connectivity-store.ts'
import { readDatabaseBytes } from '../../store/change-marks.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { listSources } from '../../store/source-store.ts'
import type { ConnectivityService } from '../connectivity-service.ts'
import type { ScheduleService } from '../schedule-service.ts'
import type { SourceService } from '../source-service.ts'
import type { WatchedSyncService } from '../watched-sync-service.ts'
import { watchChanges, type ChangeWatcher } from './change-watcher.ts'
import { createConfigurationFiles, type ConfigurationFiles } from './configuration-files.ts'
import { readStoredReport, viewConnectionReport } from './connection-report.ts'
import { createDeliveryViews, type DeliveryViews } from './delivery-views.ts'
import { createDemoSession, type DemoSession } from './demo-session.ts'
import { bundleText, collectDiagnostics } from './diagnostics.ts'
import { createDraftProbe, type DraftProbe } from './draft-probe.ts'
import { exportList, type ListExportRequest } from './export-list.ts'
import { keepHistory } from './keep-history.ts'
import { createListReader, type ListReader } from './list-reader.ts'
import { createMappingEditor, type MappingEditor } from './mapping-editor.ts'
import { nextRuns, type NextRunsQuestion } from './next-runs.ts'
import { createObjectDetails, type ObjectDetails } from './object-details.ts'
import { listHistory } from './object-history.ts'
import { pauseSources, resumeSources } from './pause-sources.ts'
import { readCertificates } from './read-certificates.ts'
import { exportRun, type RunExport } from './run-export.ts'
import type { WalkTarget } from './write-walk.ts'
import { createRunViews, type RunViews } from './run-views.ts'
import { createSettingsService, type SettingsService } from './settings-service.ts'
import { createSourceEditor, type SourceEditor } from './source-editor.ts'
import { createSourceOverview, type SourceOverview } from './source-overview.ts'

type Report = z.infer<typeof ConnectionReport>
type Part = z.infer<typeof DiagnosticsPart>

export interface WindowServices {
  readonly overview: SourceOverview
  readonly editor: SourceEditor
  readonly probe: DraftProbe
  readonly lists: ListReader
  readonly details: ObjectDetails
  readonly runs: RunViews
  readonly deliveries: DeliveryViews
  readonly mappings: MappingEditor
  readonly settings: SettingsService
  readonly configuration: ConfigurationFiles
  readonly demo: DemoSession
  history(kind: 'user' | 'group', id: number): z.infer<typeof HistoryEntry>[]
  /** Null as slug means every source; null as time means until resumed. */
  pause(slug: string | null, until: string | null): Promise<void>
  resume(slug: string | null): Promise<void>
  databaseBytes(): number
  readCertificates(pem: string): CertificateView[]
  nextRuns(question: NextRunsQuestion): { readonly cron: string; readonly times: string[] }
  connectivity(): { readonly slug: string; readonly report: Report | null }[]
  checkSaved(slug: string, signal: AbortSignal): Promise<Report>
  exportRun(request: RunExport & WalkTarget): ReturnType<typeof exportRun>
  exportList(request: ListExportRequest): ReturnType<typeof exportList>
  diagnostics(question: Parameters<typeof collectDiagnostics>[1]): Part[]
  bundle(parts: readonly Part[]): string
  /** Forgets old history now and then; returns the function that ends it. */
  keepHistory(onProblem: (failure: Failure) => void): () => void
  watch(onChange: (topics: readonly Topic[]) => void, onProblem: (error: unknown) => void): ChangeWatcher
}

interface WindowSetup {
  readonly dataFolder: string
  readonly db: WritableDb
  readonly clock: () => Date
  readonly newId: () => string
  readonly env: Record<string, string | undefined>
  readonly secretStore: SecretStore
  readonly sources: SourceService
  readonly connectivity: ConnectivityService
  readonly sync: WatchedSyncService
  readonly schedule: ScheduleService
}

export const createWindowServices = (setup: WindowSetup): WindowServices => {
  const { db, clock, secretStore: secrets, schedule } = setup
  const settings = createSettingsService(db)
  const lists = createListReader(setup.dataFolder)
  return {
    overview: createSourceOverview({ db, clock, lists }),
    editor: createSourceEditor({ db, secrets, clock }),
    probe: createDraftProbe({ db, secrets, clock }),
    lists,
    details: createObjectDetails(db),
    runs: createRunViews(db),
    deliveries: createDeliveryViews(db),
    mappings: createMappingEditor({ db, clock }),
    settings,
    configuration: createConfigurationFiles(setup),
    demo: createDemoSession(setup),
    history: (kind, id) => listHistory(db, kind, id),
    pause: (slug, until) => pauseSources(db, slug, until),
    async resume(slug) {
      await resumeSources(db, slug, clock().toISOString())
      schedule.lookNow()
    },
    readCertificates,
    nextRuns: (question) => nextRuns(db, question, clock()),
    databaseBytes: () => readDatabaseBytes(db),
    connectivity() {
      const reports = new Map(listConnectivityReports(db).map(({ sourceId, report }) => [sourceId, report]))
      return listSources(db).map(({ id, settings: { slug } }) => {
        const stored = readStoredReport(reports.get(id))
        const report = stored === undefined ? null : viewConnectionReport(stored.checkedAt, stored.servers)
        return { slug, report }
      })
    },
    async checkSaved(slug, signal) {
      const { checkedAt, servers } = await setup.connectivity.check(slug, signal)
      return viewConnectionReport(checkedAt, servers)
    },
    exportRun: (request) => exportRun({ lists, newId: setup.newId }, request),
    exportList: (request) => exportList({ lists, newId: setup.newId }, request),
    diagnostics: (question) => collectDiagnostics(db, question),
    bundle: bundleText,
    keepHistory: (onProblem) => keepHistory({ db, clock, settings, onProblem }),
    watch: (onChange, onProblem) => watchChanges(db, { onChange, onProblem }),
  }
}
