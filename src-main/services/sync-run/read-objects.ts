import { objectFilter, searchBase, uniquenessField } from '../../../src-shared/domain/ldap-source.ts'
import { hasMatchingRule } from '../../../src-shared/domain/membership-field.ts'
import type { DirectorySearch } from '../../directory/directory-client.ts'
import { completeRawEntry } from '../../directory/range-retrieval.ts'
import { summarizeRawEntry, type RawEntrySummary } from '../../directory/entry-summary.ts'
import type { ReadEntry } from './read-entry.ts'
import { refuseDuplicate, refuseIncomplete, refuseUnidentified } from './refuse-entry.ts'
import { RespeltEntries } from './respelt-entries.ts'
import type { KindRun, RunContext } from './run-context.ts'

/** Enough entries for one call of the mappings and one query a page; few enough to stay flat in memory. */
const pageEntries = 1000
const pageBytes = 8 << 20

/** Where entries are looked for. */
export type EntryPlace = Omit<DirectorySearch, 'attributes'>

/** Instead of everything: certain entries that are known already. */
export interface EntrySelection {
  readonly places: readonly EntryPlace[]
  /** Connection ids. Whoever else is met at these places is passed over. */
  readonly expected: ReadonlySet<number>
}

interface ObjectReader {
  /** Decides a page of entries that are not unchanged. */
  readonly decide: (page: readonly ReadEntry[]) => void
  /** Called for an entry that is exactly as it was. */
  readonly onUnchanged?: (objectId: number, dn: string) => void
  readonly selection?: EntrySelection
}

/**
 * Streams all users or all groups; what is unchanged costs a hash and a look into memory. Answers the continuation
 * references: parts of the tree that other servers keep and that were not read.
 */
export const readObjects = async (
  context: RunContext,
  run: KindRun,
  reader: ObjectReader,
): Promise<readonly string[]> => {
  const { source, connection, tally, signal } = context
  const { kind, index } = run
  const uniquenessAttribute = uniquenessField(source, kind)
  const { places, expected } = reader.selection ?? { places: [wholeOf(context, run)], expected: undefined }
  const counts = tally.counts[kind]
  let pending: ReadEntry[] = []
  let bytes = 0
  const ranged: Buffer[] = []
  const respelt = new RespeltEntries(index, uniquenessAttribute)

  const flush = (): void => {
    if (pending.length === 0) return
    const page = pending
    pending = []
    bytes = 0
    reader.decide(page)
  }

  const take = (summary: RawEntrySummary): void => {
    const { identifier } = summary
    if (identifier === undefined) {
      refuseUnidentified(context, run, { dn: summary.dn, uniquenessAttribute })
      return
    }
    const claimed = index.claim(identifier)
    if (claimed === 'duplicate') {
      refuseDuplicate(context, run, { dn: summary.dn, identifier })
      return
    }
    if (claimed === 'new' && respelt.keep(summary, identifier)) return
    settle(summary, identifier, claimed)
  }

  const settle = (
    summary: Pick<RawEntrySummary, 'dn' | 'hash' | 'keep'>,
    identifier: string,
    claimed: number | 'new',
  ): void => {
    const isKnown = claimed !== 'new'
    if (expected !== undefined && !(isKnown && expected.has(index.connectionIdAt(claimed)))) return
    const isSameEntry = isKnown && index.isSameHash(claimed, summary.hash)
    if (isSameEntry && !context.reevaluate && index.isSettled(claimed)) {
      counts.unchanged++
      reader.onUnchanged?.(index.objectIdAt(claimed), summary.dn)
      return
    }
    const { hash } = summary
    const { stored, entry } = summary.keep()
    const connectionId = isKnown ? index.connectionIdAt(claimed) : undefined
    pending.push({ identifier, connectionId, hash, stored, isSameEntry, entry })
    bytes += stored.length
    if (bytes > pageBytes || pending.length >= pageEntries * 2) flush()
  }

  const onEntry = (buffer: Buffer, start: number, end: number): void => {
    tally.read[kind]++
    const summary = summarizeRawEntry(buffer, start, end, { uniquenessAttribute })
    if (summary.hasRange) ranged.push(summary.keep().stored)
    else take(summary)
  }

  const attributes = attributesToRead(context, uniquenessAttribute)
  const references: string[] = []
  let read = 0
  for (const place of places) {
    const onPage = (entries: number): void => {
      context.onProgress(kind === 'user' ? 'users' : 'groups', read + entries)
      if (pending.length >= pageEntries / 2) flush()
    }
    const completion = await connection.searchRaw({ ...place, attributes }, { onEntry, onPage }, signal)
    references.push(...completion.references)
    read += completion.entries
  }
  await completeRanges(context, run, {
    ranged,
    summarize: (raw) => summarizeRawEntry(raw, 0, raw.length, { uniquenessAttribute }),
    take,
  })
  respelt.settle((entry, claimed) => settle(entry, entry.identifier, claimed))
  flush()
  return references
}

const wholeOf = ({ source }: RunContext, { kind }: KindRun): EntryPlace => ({
  baseDn: searchBase(source, kind),
  scope: 'subtree',
  filter: objectFilter(source, kind),
})

// `*` and `+` are all user and all operational attributes (RFC 3673); some servers leave a few out unless named.
const attributesToRead = ({ source }: RunContext, uniquenessAttribute: string): readonly string[] => {
  const named = [uniquenessAttribute, ...accountStateAttributes]
  // With a matching rule it is the left side of a filter, no attribute that could be asked for.
  if (!hasMatchingRule(source.groupMembershipField)) named.push(source.groupMembershipField)
  const wanted = named.filter((name) => name !== '' && name.toLowerCase() !== 'dn')
  return ['*', '+', ...new Set(wanted)]
}

/** Operational or computed, so that servers keep them to themselves unless asked by name. */
const accountStateAttributes = ['nsAccountLock', 'pwdAccountLockedTime', 'msDS-User-Account-Control-Computed']

/**
 * Reads the rest of values that came in ranges: only a whole list may replace a stored one (rule S10). It waits for
 * the end of the search, because the run has this one connection.
 */
const completeRanges = async (
  context: RunContext,
  run: KindRun,
  {
    ranged,
    summarize,
    take,
  }: {
    readonly ranged: readonly Buffer[]
    readonly summarize: (raw: Buffer) => RawEntrySummary
    readonly take: (whole: RawEntrySummary) => void
  },
): Promise<void> => {
  for (const raw of ranged) {
    const whole = await completeOrRefuse(context, run, { raw, summarize })
    if (whole !== undefined) take(summarize(whole))
  }
}

const completeOrRefuse = async (
  context: RunContext,
  run: KindRun,
  { raw, summarize }: { readonly raw: Buffer; readonly summarize: (raw: Buffer) => RawEntrySummary },
): Promise<Buffer | undefined> => {
  try {
    return await completeRawEntry(context.connection, raw, context.signal)
  } catch (error) {
    const { dn, identifier } = summarize(raw)
    refuseIncomplete(context, run, { error, dn, identifier })
    return undefined
  }
}
