import { nameKey } from '../../../src-shared/domain/name-key.ts'
import {
  labelOf,
  type DesiredObject,
  type ObjectRef,
  type StoredObject,
} from '../../../src-shared/domain/sync-object.ts'
import { assertNever } from '../../../src-shared/errors/assert-never.ts'
import { findHolders, type HolderRow } from '../../store/sync-holders.ts'
import { loadObjectsToLink } from '../../store/sync-stored-objects.ts'
import { linkTo, matchObject, nameTaken, type Match } from '../../sync/match-object.ts'
import { planCreate, planUpdate } from '../../sync/plan-object.ts'
import { noteKeys } from './note-keys.ts'
import type { Candidate, DecidedObject } from './read-entry.ts'
import { toHolder } from './name-claims.ts'
import type { KindRun, RunContext } from './run-context.ts'
import { setAside } from './set-aside.ts'

interface PageHolders {
  readonly byName: ReadonlyMap<string, HolderRow>
  readonly byEmail: ReadonlyMap<string, HolderRow>
  readonly toLink: ReadonlyMap<number, StoredObject>
}

/** Decides for each candidate whether it creates, updates, links or clashes, and writes that into the plan. */
export const settlePage = (
  context: RunContext,
  run: KindRun,
  candidates: readonly Candidate[],
): readonly DecidedObject[] => {
  const holders = loadHolders(context, run, candidates)
  const decided: DecidedObject[] = []
  for (const candidate of candidates) {
    const ref =
      candidate.stored === undefined
        ? settleNew(context, run, { candidate, holders })
        : settleKnown(context, run, { candidate, stored: candidate.stored, holders })
    if (ref === undefined) continue
    decided.push({ desired: candidate.desired, ref, read: candidate.read })
  }
  return decided
}

const loadHolders = (
  { db, sourceId, isFirstLoad, source }: RunContext,
  { kind, chosen }: KindRun,
  candidates: readonly Candidate[],
): PageHolders => {
  const none = { byName: new Map(), byEmail: new Map(), toLink: new Map() }
  if (isFirstLoad) return none
  const names: string[] = []
  const addresses: string[] = []
  for (const { desired, stored } of candidates) {
    const label = labelOf(desired)
    // A deleted object gave its name up, so its coming back is as good as taking a new one.
    const mayClash = stored === undefined || stored.state === 'deleted' || label !== labelOf(stored)
    if (mayClash) names.push(nameKey(label))
    if (stored === undefined && desired.kind === 'user' && desired.fields.email !== '')
      addresses.push(desired.fields.email)
  }
  const byEmailMode = kind === 'user' && source.userMatchingMode.startsWith('email')
  const byName = findHolders(db, kind === 'user' ? 'username' : 'groupName', { sourceId, keys: names })
  const byEmail = byEmailMode ? findHolders(db, 'email', { sourceId, keys: addresses }) : none.byEmail
  const mode = kind === 'user' ? source.userMatchingMode : source.groupMatchingMode
  const said = candidates.flatMap(({ desired }) => chosen.get(desired.identifier) ?? [])
  const matched = mode.endsWith('_link') ? [...(byEmailMode ? byEmail : byName).values()] : []
  const ids = [...matched, ...said].map(({ id }) => id)
  return { byName, byEmail, toLink: loadObjectsToLink(db, kind, { sourceId, ids: [...new Set(ids)] }) }
}

const settleNew = (
  context: RunContext,
  run: KindRun,
  { candidate, holders }: { readonly candidate: Candidate; readonly holders: PageHolders },
): ObjectRef | undefined => {
  const { read, desired } = candidate
  const match = findMatch(context, run, { desired, holders })
  switch (match.kind) {
    case 'create':
      return create(context, run, candidate)
    case 'link': {
      const stored = holders.toLink.get(match.ref)
      // Found a moment ago by the same query, so it is there; without it there is nothing to tie to.
      if (stored === undefined) return undefined
      return settleKnown(context, run, { candidate, stored, holders, isLink: true })
    }
    case 'deny':
      setAside(context, run, {
        read,
        known: undefined,
        change: 'skipped',
        code: 'sync.match-refused',
        reason: match.message,
      })
      return undefined
    case 'conflict':
      return clash(context, run, { candidate, conflict: match })
    default:
      return assertNever(match)
  }
}

const findMatch = (
  { source }: RunContext,
  { kind, names, emails, chosen }: KindRun,
  { desired, holders }: { readonly desired: DesiredObject; readonly holders: PageHolders },
): Match => {
  const mode = kind === 'user' ? source.userMatchingMode : source.groupMatchingMode
  const said = chosen.get(desired.identifier)
  // A person's word comes before the matching mode, but nobody becomes two entries of one source.
  if (said !== undefined) {
    const holder = names.holderOf(nameKey(said.label), undefined, said)
    return linkTo(holder?.ref === said.id ? holder : toHolder(said))
  }
  const key = nameKey(labelOf(desired))
  const email = desired.kind === 'user' ? desired.fields.email : ''
  return matchObject(desired, mode, {
    byLabel: names.holderOf(key, undefined, holders.byName.get(key)),
    byEmail: emails.holderOf(email.toLowerCase(), undefined, holders.byEmail.get(email)),
  })
}

const create = (context: RunContext, run: KindRun, { read, desired }: Candidate): ObjectRef => {
  const ref = run.nextRef()
  const record = planCreate(desired, ref)
  context.plan.append(record, [read.hash, read.stored])
  context.tally.count(record)
  claim(run, { desired, ref, key: record.labelKey })
  noteKeys(run, { desired, ref, stored: undefined })
  return ref
}

const claim = (
  run: KindRun,
  { desired, ref, key }: { readonly desired: DesiredObject; readonly ref: ObjectRef; readonly key: string },
): void => {
  const holder = { ref, label: labelOf(desired), identifierHere: desired.identifier }
  run.names.take(key, holder)
  if (run.matchesEmail && desired.kind === 'user' && desired.fields.email !== '')
    run.emails.take(desired.fields.email.toLowerCase(), holder)
}

const settleKnown = (
  context: RunContext,
  run: KindRun,
  {
    candidate,
    stored,
    holders,
    isLink = false,
  }: {
    readonly candidate: Candidate
    readonly stored: StoredObject
    readonly holders: PageHolders
    readonly isLink?: boolean
  },
): ObjectRef | undefined => {
  const { read, desired } = candidate
  const { plan, tally } = context
  const update = planUpdate(stored, desired, { isSameEntry: read.isSameEntry, isLink })
  const { record } = update
  if (record !== undefined) {
    const mayClash = update.renamedFrom !== undefined || stored.state === 'deleted'
    const key = record.labelKey
    const holder = mayClash ? run.names.holderOf(key, stored.id, holders.byName.get(key)) : undefined
    if (holder !== undefined) return clash(context, run, { candidate, conflict: nameTaken(desired, holder) })
    plan.append(record, [read.hash, read.stored])
    tally.count(record)
    tally.blank(run.kind, update.blanked)
    if (mayClash || isLink) claim(run, { desired, ref: stored.id, key })
    if (update.renamedFrom !== undefined && stored.state !== 'deleted') {
      run.names.release(nameKey(update.renamedFrom), stored.id)
      run.renamed.push(stored.id)
    }
  } else tally.counts[run.kind].unchanged++
  noteKeys(run, { desired, ref: stored.id, stored: isLink && stored.connectionId === 0 ? undefined : stored })
  return stored.id
}

/** A second source with the same people can clash everywhere; that many are no case of names changing hands. */
const mostDeferred = 10_000

const clash = (
  context: RunContext,
  run: KindRun,
  {
    candidate,
    conflict,
  }: { readonly candidate: Candidate; readonly conflict: Extract<Match, { kind: 'conflict' }> },
): undefined => {
  if (run.deferred !== undefined && run.deferred.length < mostDeferred) {
    run.deferred.push(candidate)
    return
  }
  setAside(context, run, {
    read: candidate.read,
    known: candidate.stored,
    change: 'conflict',
    code: conflict.code,
    reason: conflict.message,
    wanted: labelOf(candidate.desired),
  })
}
