import type { SyncPhase, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import { countedKinds, type CountedKind } from './counted-kinds.ts'

/** As in the address of a run. */
export interface ChangeFilter {
  readonly type: 'user' | 'group' | 'membership'
  readonly change: string
}

export interface Measure {
  /** What it measures, from the general to the particular. */
  readonly label: readonly MessageId[]
  readonly first: number
  readonly second: number
  readonly isDuration: boolean
  /** Of a count of changes: what the list of a run's changes is filtered by. */
  readonly list?: ChangeFilter
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
/** A run and what the list of its changes holds, by kind as `user.created`. */
export interface ComparedRun {
  readonly run: SyncRun
  readonly listed: Readonly<Record<string, number>>
}

/** Everything two runs can be compared by; counts and phases that neither has are left out. */
export const measuresOf = (first: ComparedRun, second: ComparedRun): readonly Measure[] => {
  const count = (label: readonly MessageId[], of: (run: SyncRun) => number): Measure => ({
    label,
    first: of(first.run),
    second: of(second.run),
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
    ...changesOf('user', [first, second]),
    ...changesOf('group', [first, second]),
    ...(['added', 'removed'] as const).map((change) => ({
      ...count(['run.memberships', `run.change.${change}`], (run) => run.changes.memberships[change]),
      list: { type: 'membership', change } as const,
    })),
  ]
  const times = phases.map((phase) =>
    time(
      ['run.phase', `runPhase.${phase}`],
      (run) => run.phases.find((known) => known.phase === phase)?.milliseconds ?? 0,
    ),
  )
  return [...always, ...[...changes, ...times].filter((measure) => measure.first > 0 || measure.second > 0)]
}

const changesOf = (
  type: 'user' | 'group',
  [first, second]: readonly [ComparedRun, ComparedRun],
): readonly Measure[] => {
  const countsOf = ({ run, listed }: ComparedRun): ReadonlyMap<CountedKind, number> =>
    new Map(countedKinds(type, type === 'user' ? run.changes.users : run.changes.groups, listed))
  const [before, after] = [countsOf(first), countsOf(second)]
  return [...new Set([...before.keys(), ...after.keys()])].map((change) => ({
    label: [type === 'user' ? 'run.people' : 'run.groups', `run.change.${change}`],
    first: before.get(change) ?? 0,
    second: after.get(change) ?? 0,
    isDuration: false,
    // What did not change is not listed anywhere.
    ...(change === 'unchanged' ? {} : { list: { type, change } }),
  }))
}
