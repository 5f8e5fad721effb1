import { searchBase, type LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { ParentLink } from '../../../src-shared/domain/sync-plan.ts'
import type { SyncPhase } from '../../../src-shared/domain/sync-run.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { loadParentLinks } from '../../store/sync-membership-queries.ts'
import { collectMembers, type GroupMembers } from './collect-members.ts'
import { decidePage } from './decide-page.ts'
import { findMissing } from './find-missing.ts'
import { followKeyChanges } from './follow-key-changes.ts'
import { foreignReferences } from '../../sync/foreign-references.ts'
import { lookUpMembers } from './look-up-members.ts'
import { planParents } from './plan-parents.ts'
import { readObjects } from './read-objects.ts'
import { resolveGroups } from './resolve-groups.ts'
import type { KindRun, RunContext } from './run-context.ts'
import { settleDeferred } from './settle-deferred.ts'

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

/** Runs one phase, tells of it and notes how long it took; ends the run here when it was cancelled meanwhile. */
const timed = async <Result>(
  { tally, signal, onProgress }: RunContext,
  phase: SyncPhase,
  work: () => Promise<Result> | Result,
): Promise<Result> => {
  const startedAt = performance.now()
  // Reading tells of itself, with what the first page held.
  if (phase !== 'users' && phase !== 'groups') onProgress(phase, 0)
  try {
    const result = await work()
    if (signal.aborted) throw new AppError('sync.cancelled', 'The run was cancelled. Nothing was changed.')
    return result
  } finally {
    tally.addPhase(phase, performance.now() - startedAt)
  }
}

/** Rule S7: a base that is missing or may not be read is an error, never an empty directory. */
const requireBases = async ({ source, connection, signal }: RunContext): Promise<void> => {
  for (const base of basesOf(source)) {
    const entry = await connection.readEntry(base, ['1.1'], signal)
    if (entry === undefined)
      throw new AppError(
        'directory.no-such-base',
        `The base "${base}" does not exist, or the bind account may not read it.`,
        { baseDn: base, uri: connection.facts.uri },
      )
  }
}

const basesOf = (source: LdapSource): ReadonlySet<string> => {
  const bases = new Set<string>()
  if (source.syncUsers || source.lookupGroupsFromUser) bases.add(searchBase(source, 'user'))
  if (source.syncGroups) bases.add(searchBase(source, 'group'))
  return bases
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
  const completion = await timed(context, phase, () =>
    readObjects(context, run, {
      decide: (page) => keep(decidePage(context, run, page)),
      ...(users !== undefined && context.source.lookupGroupsFromUser
        ? { onUnchanged: (group, dn) => onGroups([membersOnly(group, dn)]) }
        : {}),
    }),
  )
  const elsewhere = foreignReferences(completion.references, context.connection.facts.namingContexts)
  if (elsewhere.length > 0) reportReferences(context, run, elsewhere)
  reportOwnReferences(
    context,
    completion.references.filter((reference) => !elsewhere.includes(reference)),
  )
  const isComplete = elsewhere.length === 0
  await timed(context, 'missing', async () => {
    // Rule S5: without the proof of a complete read nobody is missing.
    if (isComplete) context.plan.beginEarly()
    if (isComplete) await findMissing(context, run)
    if (isComplete) context.plan.endEarly()
    keep(settleDeferred(context, run))
    if (run.renamed.length > 0) {
      context.plan.beginEarly()
      context.plan.append({ kind: 'release', object: run.kind, ids: run.renamed })
      context.plan.endEarly()
    }
  })
  return isComplete
}

const membersOnly = (group: number, dn: string): GroupMembers => ({
  group,
  name: '',
  dn,
  sid: undefined,
  users: new Set(),
  planned: 0,
  others: [],
  links: undefined,
})

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

const planMemberships = async (
  context: RunContext,
  {
    users,
    groups,
    read,
  }: { readonly users: KindRun; readonly groups: KindRun; readonly read: readonly GroupMembers[] },
): Promise<void> => {
  const partial = context.source.lookupGroupsFromUser
    ? await lookUpMembers(context, users.keys, read)
    : new Set<number>()
  const tables = { users: users.keys, groups: groups.keys }
  const stored: readonly ParentLink[] = context.isFirstLoad
    ? []
    : loadParentLinks(context.db, context.sourceId)
  const children = resolveGroups(context, tables, { groups: read, partial })
  const followed = context.isFirstLoad
    ? { added: [], removed: [] }
    : followKeyChanges(context, {
        ...tables,
        reread: new Set(read.map(({ group }) => group)),
        links: stored,
      })
  planParents(context, { groups, read, children, stored, followed })
}
