import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { SyncRun } from '../../src-shared/domain/sync-run.ts'

/** Below this many objects a share says nothing, and a first set-up must be able to shrink again. */
const smallestLimited = 20

export interface LimitCounts {
  /** Objects of this source before the run. */
  readonly users: number
  readonly groups: number
  readonly memberships: number
  /** Found by this run, read or not; undefined where this kind is not synced. */
  readonly usersRead: number | undefined
  readonly groupsRead: number | undefined
  /** Newly suspect, deleted or deactivated, those a person approved before left out. */
  readonly usersMissing: number
  readonly groupsMissing: number
  /** Switched off by what their entries say. */
  readonly usersDeactivated: number
  /** Memberships ended, those of missing users and groups left out. */
  readonly membershipsRemoved: number
  /** Per kind and key: objects whose value this run would empty. */
  readonly blanked: ReadonlyMap<string, number>
}

export type BrokenLimit = SyncRun['limits'][number]

/** Every limit the run would break; none means it may be applied (rules S7 and S9). */
export const checkLimits = (counts: LimitCounts, limits: LdapSource['limits']): readonly BrokenLimit[] => {
  const broken: BrokenLimit[] = []
  const check = (what: string, count: number, of: number): void => {
    const allowed = allowedChanges(of, limits)
    if (count > allowed) broken.push({ what, count, allowed, of })
  }
  for (const kind of ['users', 'groups'] as const) {
    const read = kind === 'users' ? counts.usersRead : counts.groupsRead
    const missing = kind === 'users' ? counts.usersMissing : counts.groupsMissing
    // Rule S7: finding nothing where there was something is never taken at its word, however few there were.
    if (read === 0 && missing > 0)
      broken.push({ what: `${kind}.none-found`, count: missing, allowed: 0, of: counts[kind] })
    else check(`${kind}.missing`, missing, counts[kind])
  }
  check('users.deactivated', counts.usersDeactivated, counts.users)
  check('memberships.removed', counts.membershipsRemoved, counts.memberships)
  for (const [key, count] of counts.blanked)
    check(`${key}.blanked`, count, key.startsWith('users.') ? counts.users : counts.groups)
  return broken
}

/** How many changes of a kind pass without a person: the larger of share and number, once there are 20 objects. */
export const allowedChanges = (of: number, limits: LdapSource['limits']): number =>
  of < smallestLimited
    ? Number.MAX_SAFE_INTEGER
    : Math.max(Math.floor((of * limits.percent) / 100), limits.count)
