import {
  emptyCounts,
  type ObjectCounts,
  type SyncPhase,
  type SyncRun,
} from '../../../src-shared/domain/sync-run.ts'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'

export interface Measure {
  /** What it measures, from the general to the particular. */
  readonly label: readonly MessageId[]
  readonly first: number
  readonly second: number
  readonly isDuration: boolean
}

const phases: readonly SyncPhase[] = [
  'connect',
  'users',
  'groups',
  'memberships',
  'missing',
  'limits',
  'apply',
]
// The keys of a constant object, which Object.keys forgets.
const countNames = Object.keys(emptyCounts()) as readonly (keyof ObjectCounts)[]

/** Everything two runs can be compared by; counts and phases that neither has are left out. */
export const measuresOf = (first: SyncRun, second: SyncRun): readonly Measure[] => {
  const count = (label: readonly MessageId[], of: (run: SyncRun) => number): Measure => ({
    label,
    first: of(first),
    second: of(second),
    isDuration: false,
  })
  const time = (label: readonly MessageId[], of: (run: SyncRun) => number): Measure => ({
    ...count(label, of),
    isDuration: true,
  })
  const always = [
    time(['runs.duration'], (run) => run.milliseconds ?? 0),
    count(['runs.peopleRead'], (run) => run.read.users),
    count(['runs.groupsRead'], (run) => run.read.groups),
  ]
  const changes = [
    ...countNames.map((name) =>
      count(['run.people', `run.change.${name}`], (run) => run.changes.users[name]),
    ),
    ...countNames.map((name) =>
      count(['run.groups', `run.change.${name}`], (run) => run.changes.groups[name]),
    ),
    count(['run.memberships', 'run.change.added'], (run) => run.changes.memberships.added),
    count(['run.memberships', 'run.change.removed'], (run) => run.changes.memberships.removed),
  ]
  const times = phases.map((phase) =>
    time(
      ['run.phase', `runPhase.${phase}`],
      (run) => run.phases.find((known) => known.phase === phase)?.milliseconds ?? 0,
    ),
  )
  return [...always, ...[...changes, ...times].filter((measure) => measure.first > 0 || measure.second > 0)]
}
