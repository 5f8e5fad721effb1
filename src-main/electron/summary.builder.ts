import type { SourceSummary } from '../../src-shared/contract/source-calls.ts'

/** A source in good order, for tests of what tray and notifications make of one. */
export const buildSummary = (changes: Partial<SourceSummary> = {}): SourceSummary => ({
  slug: 'corp',
  name: 'Corp',
  enabled: true,
  serverUri: ['ldaps://dc1.corp.example'],
  baseDn: 'dc=corp,dc=example',
  tlsVerification: 'system',
  state: 'ok',
  stateReason: '',
  stateSince: null,
  runningRunId: null,
  heldRunId: null,
  lastRunId: 7,
  lastGoodSyncAt: '2026-11-23T13:05:00.000Z',
  nextSyncAt: '2026-11-23T15:05:00.000Z',
  pausedUntil: null,
  users: 10,
  groups: 2,
  memberships: 12,
  usersChange: 0,
  groupsChange: 0,
  recentRuns: [],
  outgoing: { targets: 0, pending: 0, dead: 0 },
  warnings: [],
  ...changes,
})

/** A finished run as a summary lists it. */
export const buildRecentRun = (id: number, status: string): SourceSummary['recentRuns'][number] => ({
  id,
  status,
  startedAt: '2026-11-23T13:05:00.000Z',
  milliseconds: 200,
  changes: 0,
})
