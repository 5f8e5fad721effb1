import { hostname } from 'node:os'
import type { SourceStanding, SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { defaultCron } from '../../schedule/cron-text.ts'
import { nextRun } from '../../schedule/next-run.ts'
import { listConnectivityReports } from '../../store/connectivity-store.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { countUnfinished, type UnfinishedDeliveries } from '../../store/delivery-queries.ts'
import { listRecentRuns, type RecentRun } from '../../store/recent-runs.ts'
import { listScheduleStates, type ScheduleState } from '../../store/schedule-state-store.ts'
import { listSources, type StoredSource } from '../../store/source-store.ts'
import { demoSlug } from '../demo-source.ts'
import { readStoredReport, wholePool } from './connection-report.ts'
import type { ListReader } from './list-reader.ts'
import { endOfPause } from './pause-sources.ts'
import { sourceState } from './source-state.ts'
import { sourceWarnings, type SourceWarning } from './source-warnings.ts'

export interface SourceOverview {
  standings(): SourceStanding[]
  list(signal: AbortSignal): Promise<SourceSummary[]>
}

interface OverviewSetup {
  readonly db: ReadableDb
  readonly clock: () => Date
  readonly lists: ListReader
}

/** Every source with all that a card of the overview tells. */
export const createSourceOverview = ({ db, clock, lists }: OverviewSetup): SourceOverview => {
  const standings = (): SourceStanding[] => readStandings(db, clock).map(({ standing }) => standing)
  return {
    standings,
    async list(signal) {
      const counts = await lists.read('counts', undefined, signal)
      return readStandings(db, clock).map(({ id, standing }) => ({
        ...standing,
        users: counts.objects.get(id)?.users ?? 0,
        groups: counts.objects.get(id)?.groups ?? 0,
        memberships: counts.memberships.get(id) ?? 0,
      }))
    },
  }
}

const readStandings = (
  db: ReadableDb,
  clock: () => Date,
): { readonly id: number; readonly standing: SourceStanding }[] =>
  db.snapshot(() => {
    const now = clock().getTime()
    const states = listScheduleStates(db).filter(({ task }) => task === 'sync')
    const reports = new Map(listConnectivityReports(db).map((report) => [report.sourceId, report.report]))
    const unfinished = countUnfinished(db)
    return listSources(db).map((source) => ({
      id: source.id,
      standing: standingOf(source, {
        now,
        runs: listRecentRuns(db, source.id, keptRuns),
        schedule: states.find(({ sourceId }) => sourceId === source.id),
        report: reports.get(source.id),
        unfinished: unfinished.get(source.id),
      }),
    }))
  })

/** Looked at for state and change since yesterday; a run every five minutes makes 288 a day. */
const keptRuns = 300
const shownRuns = 30
const dayMs = 24 * 60 * 60_000

interface Known {
  readonly now: number
  /** Newest first, dry runs left out. */
  readonly runs: readonly RecentRun[]
  readonly schedule: ScheduleState | undefined
  readonly report: unknown
  readonly unfinished: UnfinishedDeliveries | undefined
}

const standingOf = ({ id, settings, updatedAt }: StoredSource, known: Known): SourceStanding => {
  const { now, runs, schedule } = known
  const plan = planOf(id, { settings, updatedAt }, schedule, now)
  const until = schedule?.pausedUntil ?? undefined
  const isPausedForNow = until !== undefined && Date.parse(until) > now
  const isPaused = settings.schedule.paused || isPausedForNow
  const pausedUntil = isPausedForNow && !settings.schedule.paused ? endOfPause(until) : null
  const { state, reason, since } = sourceState({
    enabled: settings.enabled,
    runs: runs.map((run) => ({ ...run, failureMessage: run.failure?.message ?? null })),
    isPaused,
    pausedUntil: pausedUntil ?? undefined,
    intervalMs: plan?.intervalMs,
    now,
  })
  const good = runs.filter(isCommitted)
  const lately = good.filter((run) => now - Date.parse(run.finishedAt ?? run.startedAt) < dayMs)
  return {
    slug: settings.slug,
    name: settings.name,
    enabled: settings.enabled,
    serverUri: [...settings.serverUri],
    baseDn: settings.baseDn,
    tlsVerification: settings.tlsVerification,
    state,
    stateReason: reason,
    stateSince: since,
    runningRunId: runs.find(({ status }) => status === 'running')?.id ?? null,
    heldRunId: runs.find(({ status }) => status === 'held')?.id ?? null,
    lastRunId: runs[0]?.id ?? null,
    lastGoodSyncAt: good[0]?.finishedAt ?? null,
    nextSyncAt: !settings.enabled || isPaused ? null : (plan?.nextAt ?? null),
    pausedUntil,
    usersChange: sum(lately.map((run) => run.changes.users.created - run.changes.users.deleted)),
    groupsChange: sum(lately.map((run) => run.changes.groups.created - run.changes.groups.deleted)),
    recentRuns: runs
      .filter(({ finishedAt }) => finishedAt !== null)
      .slice(0, shownRuns)
      .map((run) => ({
        id: run.id,
        startedAt: run.startedAt,
        milliseconds: run.milliseconds ?? 0,
        status: run.status,
        changes: changesOf(run),
      }))
      .toReversed(),
    outgoing: {
      targets: settings.outgoingTargets.length,
      pending: known.unfinished?.pending ?? 0,
      dead: known.unfinished?.dead ?? 0,
    },
    warnings: [...warningsOf(settings, known.report, now)],
  }
}

const warningsOf = (settings: LdapSource, stored: unknown, now: number): readonly SourceWarning[] => {
  // The demo makes its certificate anew at every start, for a month.
  if (settings.slug === demoSlug) return []
  const servers = Object.entries(readStoredReport(stored)?.servers ?? {})
  const checked = servers.filter(([uri]) => uri !== wholePool).map(([, report]) => report)
  return sourceWarnings(checked, settings.clientCertificate, now)
}

const isCommitted = ({ status }: RecentRun): boolean =>
  status === 'ok' || status === 'ok_with_errors' || status === 'approved'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** Objects and memberships that a run changed. */
const changesOf = ({ changes: { users, groups, memberships } }: RecentRun): number =>
  sum(
    [users, groups].map(
      ({ created, updated, deleted, deactivated, suspect }) =>
        created + updated + deleted + deactivated + suspect,
    ),
  ) +
  memberships.added +
  memberships.removed

/** When the next sync is due and how far syncs lie apart; undefined for a schedule that never runs. */
const planOf = (
  id: number,
  { settings, updatedAt }: Pick<StoredSource, 'settings' | 'updatedAt'>,
  schedule: ScheduleState | undefined,
  now: number,
): { readonly nextAt: string; readonly intervalMs: number } | undefined => {
  const text = settings.schedule.sync.trim()
  const cron = text === '' ? defaultCron(hostname(), 'sync', id) : text
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const anchor = Math.max(Date.parse(updatedAt), Date.parse(schedule?.lastStartedAt ?? updatedAt))
  try {
    const next = nextRun(cron, new Date(anchor), timeZone)
    const intervalMs = nextRun(cron, next, timeZone).getTime() - next.getTime()
    const isDue = (schedule?.queuedAt ?? undefined) !== undefined || next.getTime() <= now
    return { nextAt: new Date(isDue ? now : next.getTime()).toISOString(), intervalMs }
  } catch {
    // A schedule that cannot be read is reported by the editor and by the scheduler.
    return undefined
  }
}
