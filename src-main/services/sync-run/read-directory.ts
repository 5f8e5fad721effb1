import { collectMembers, type GroupMembers } from './collect-members.ts'
import { decidePage } from './decide-page.ts'
import { findMissing } from './find-missing.ts'
import { foreignReferences } from '../../sync/foreign-references.ts'
import { membersOnly, planMemberships } from './plan-memberships.ts'
import { readObjects } from './read-objects.ts'
import type { KindRun, RunContext } from './run-context.ts'
import { requireBases, timed } from './run-phase.ts'
import { endReading } from './settle-deferred.ts'

/**
 * Reads the directory and writes the plan: users before groups, so that members are known when a group names them;
 * what is missing right after each, so that memberships know who ends. Answers whether the read was complete.
 */
export const readDirectory = async (
  context: RunContext,
  { users, groups }: { readonly users: KindRun; readonly groups: KindRun },
): Promise<boolean> => {
  const { source } = context
  const read: GroupMembers[] = []
  await timed(context, 'connect', () => requireBases(context))
  let isComplete = true
  if (source.syncUsers) isComplete = await readKind(context, users, () => undefined)
  if (source.syncGroups) {
    const isWhole = await readKind(context, groups, (found) => read.push(...found), users)
    isComplete = isComplete && isWhole
    await timed(context, 'memberships', () => planMemberships(context, { users, groups, read }))
  }
  return isComplete
}

const readKind = async (
  context: RunContext,
  run: KindRun,
  onGroups: (groups: readonly GroupMembers[]) => void,
  users?: KindRun,
): Promise<boolean> => {
  const phase = run.kind === 'user' ? 'users' : 'groups'
  const keep = (decided: ReturnType<typeof decidePage>): void => {
    if (users !== undefined) onGroups(collectMembers(context, users.keys, decided))
  }
  const references = await timed(context, phase, () =>
    readObjects(context, run, {
      decide: (page) => keep(decidePage(context, run, page)),
      ...(users !== undefined && context.source.lookupGroupsFromUser
        ? { onUnchanged: (group, dn) => onGroups([membersOnly(group, dn)]) }
        : {}),
    }),
  )
  const elsewhere = foreignReferences(references, context.connection.facts.namingContexts)
  if (elsewhere.length > 0) reportReferences(context, run, elsewhere)
  reportOwnReferences(
    context,
    references.filter((reference) => !elsewhere.includes(reference)),
  )
  const isComplete = elsewhere.length === 0
  await timed(context, 'missing', async () => {
    // Rule S5: without the proof of a complete read nobody is missing.
    if (isComplete) context.plan.beginEarly()
    if (isComplete) await findMissing(context, run)
    if (isComplete) context.plan.endEarly()
    keep(endReading(context, run))
  })
  return isComplete
}

const reportReferences = ({ tally }: RunContext, { kind }: KindRun, references: readonly string[]): void => {
  tally.say({
    level: 'warning',
    code: 'directory.referral',
    message: `The server keeps a part of the ${kind}s elsewhere (${references.slice(0, 3).join(', ')}). That part was not read, so nothing is taken for missing. Move the base to a part that this server keeps, or ask the global catalogue.`,
    dn: null,
  })
}

/** Once a run: users and groups are searched in the same tree, so the server names the same parts for both. */
const reportOwnReferences = ({ tally }: RunContext, references: readonly string[]): void => {
  if (references.length === 0 || tally.messages.some(({ code }) => code === 'directory.referral')) return
  tally.say({
    level: 'info',
    code: 'directory.referral',
    message: `The server also named parts of its own that hold no people (${references.slice(0, 3).join(', ')}). They were not read, and nothing is missing because of that.`,
    dn: null,
  })
}
