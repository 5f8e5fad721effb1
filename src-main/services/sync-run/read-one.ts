import type { NoteRecord } from '../../../src-shared/domain/sync-plan.ts'
import { loadMissing } from '../../store/sync-missing-queries.ts'
import { missingReason, type MissingReason } from '../../sync/plan-missing.ts'
import { collectMembers, type GroupMembers } from './collect-members.ts'
import { decidePage } from './decide-page.ts'
import { findGroupsOf } from './groups-of-person.ts'
import { lookUpMissing } from './look-up-missing.ts'
import { membersOnly, planMemberships } from './plan-memberships.ts'
import type { DecidedObject } from './read-entry.ts'
import { readObjects } from './read-objects.ts'
import type { ChosenObject } from './require-object.ts'
import type { KindRun, RunContext } from './run-context.ts'
import { requireBases, timed } from './run-phase.ts'
import { selectEntries } from './select-entries.ts'
import { endReading } from './settle-deferred.ts'

interface KindPair {
  readonly users: KindRun
  readonly groups: KindRun
}

/**
 * Reads one person with the groups he is in, or one group with its members, and writes the plan. It adds no object
 * and takes none for missing: that needs the proof of a complete read (rule S5).
 */
export const readOne = async (context: RunContext, kinds: KindPair, chosen: ChosenObject): Promise<void> => {
  await timed(context, 'connect', () => requireBases(context))
  const read =
    chosen.kind === 'user'
      ? await readPerson(context, kinds, chosen)
      : await readGroup(context, kinds, chosen)
  if (read === undefined) return
  await timed(context, 'memberships', () => planMemberships(context, { ...kinds, read }))
}

/** Answers the groups to settle; undefined where there is nothing to settle. */
const readPerson = async (
  context: RunContext,
  { users, groups }: KindPair,
  chosen: ChosenObject,
): Promise<readonly GroupMembers[] | undefined> => {
  const [person] = await readChosen(context, users, chosen)
  if (person === undefined || !context.source.syncGroups) return undefined
  return timed(context, 'groups', async () => {
    const entries = await findGroupsOf(context, person)
    if (context.source.lookupGroupsFromUser) return entries.map(({ groupId, dn }) => membersOnly(groupId, dn))
    const selection = await selectEntries(context, 'group', entries)
    const read: GroupMembers[] = []
    const keep = (decided: readonly DecidedObject[]): void => {
      read.push(...collectMembers(context, users.keys, decided))
    }
    await readObjects(context, groups, {
      selection,
      decide: (page) => keep(decidePage(context, groups, page)),
    })
    keep(endReading(context, groups))
    return read
  })
}

const readGroup = async (
  context: RunContext,
  { users, groups }: KindPair,
  chosen: ChosenObject,
): Promise<readonly GroupMembers[] | undefined> => {
  const decided = await readChosen(context, groups, chosen)
  return decided.length === 0 ? undefined : collectMembers(context, users.keys, decided)
}

/** Decides about the object itself, at most one; where its entry is not found, says why. */
const readChosen = async (
  context: RunContext,
  run: KindRun,
  chosen: ChosenObject,
): Promise<readonly DecidedObject[]> => {
  const decided: DecidedObject[] = []
  await timed(context, run.kind === 'user' ? 'users' : 'groups', async () => {
    const selection = await selectEntries(context, run.kind, [chosen])
    // Whoever asks for one object wants it looked at, whatever its hash says.
    const looking = { ...context, reevaluate: true }
    await readObjects(looking, run, {
      selection,
      decide: (page) => decided.push(...decidePage(looking, run, page)),
    })
    decided.push(...endReading(looking, run))
  })
  const { failed, skipped } = context.tally.counts[run.kind]
  if (decided.length === 0 && failed + skipped === 0)
    await timed(context, 'missing', () => reportMissing(context, chosen))
  return decided
}

const reportMissing = async (context: RunContext, chosen: ChosenObject): Promise<void> => {
  const { kind, connectionId, only, dn } = chosen
  const rows = loadMissing(context.db, kind, [connectionId])
  const result = (await lookUpMissing(context, kind, rows)).get(connectionId)
  const reason = missingWords[(result && missingReason(result)) ?? 'changed']
  const record: NoteRecord = {
    kind: 'note',
    object: kind,
    change: 'skipped',
    id: only.id,
    name: only.name,
    dn,
    reason,
  }
  context.plan.append(record)
  context.tally.count(record)
  context.tally.say({ level: 'error', code: 'sync.entry-missing', message: reason, dn })
}

const missingWords: Readonly<Record<MissingReason | 'changed', string>> = {
  gone: 'The directory no longer has this entry.',
  'moved-out-of-base': 'The entry was moved out of the base of this source.',
  filter: 'The entry no longer matches the filter of this source.',
  'not-readable': 'The entry was not found, or the bind account may not read it.',
  changed: 'The entry changed while it was read. Sync it again.',
}
