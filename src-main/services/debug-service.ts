import { attributeValues, type DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { groupUniquenessField, searchBase, type LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { parseMembershipField } from '../../src-shared/domain/membership-field.ts'
import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { DirectoryConnection } from '../directory/directory-client.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import type { DirectoryAccess } from './directory-access.ts'
import { valueText, viewEntry, type EntryView } from './entry-view.ts'
import { requireSource } from './find-source.ts'
import { evaluateMappings, findMapping, identifierOf, type MappingOutcome } from './mapping-service.ts'

export interface DebugEntry extends EntryView {
  readonly mapped: MappingOutcome
}

/** What the membership phase reads: of groups their members, or of people the groups they name. */
export interface MembershipSample extends EntryView {
  readonly members: readonly string[]
}

export interface DebugReport {
  readonly source: string
  readonly users: readonly DebugEntry[]
  readonly groups: readonly DebugEntry[]
  readonly membership: readonly MembershipSample[]
}

export interface DebugService {
  /** Raw entries of a source and what its mappings make of them. Nothing is stored. */
  sample(
    slug: string,
    options: { readonly limit: number; readonly signal: AbortSignal },
  ): Promise<DebugReport>
}

interface DebugSetup {
  readonly db: ReadableDb
  readonly directory: DirectoryAccess
}

export const createDebugService = ({ db, directory }: DebugSetup): DebugService => ({
  async sample(slug, { limit, signal }) {
    const source = requireSource(db, slug).settings
    const samples = await directory.withConnection(
      source,
      (connection) => readSamples(connection, source, { limit, signal }),
      signal,
    )
    return {
      source: slug,
      users: await mapEntries(db, source, 'user', samples.users),
      groups: await mapEntries(db, source, 'group', samples.groups),
      membership: samples.membership.map((entry) => ({
        ...viewEntry(entry),
        members: attributeValues(entry, membershipAttribute(source)).map(valueText),
      })),
    }
  },
})

interface Samples {
  readonly users: readonly DirectoryEntry[]
  readonly groups: readonly DirectoryEntry[]
  readonly membership: readonly DirectoryEntry[]
}

const readSamples = async (
  connection: DirectoryConnection,
  source: LdapSource,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
): Promise<Samples> => {
  const sample = (kind: ObjectKind, attributes: readonly string[]): Promise<readonly DirectoryEntry[]> =>
    connection.searchSample(
      {
        baseDn: searchBase(source, kind),
        scope: 'subtree',
        filter: kind === 'user' ? source.userObjectFilter : source.groupObjectFilter,
        attributes,
      },
      limit,
      signal,
    )
  // The uniqueness fields by name, because operational attributes are not always among `+`.
  const users = await sample('user', ['*', '+', source.objectUniquenessField])
  const groups = await sample('group', ['*', '+', groupUniquenessField(source)])
  const holder = source.lookupGroupsFromUser ? 'user' : 'group'
  const identifier = holder === 'user' ? source.objectUniquenessField : groupUniquenessField(source)
  return { users, groups, membership: await sample(holder, [membershipAttribute(source), identifier]) }
}

/** `memberOf:1.2.840.113556.1.4.1941:` is a filter part; the attribute is what stands before it. */
const membershipAttribute = (source: LdapSource): string =>
  parseMembershipField(source.groupMembershipField).attribute

const mapEntries = async (
  db: ReadableDb,
  source: LdapSource,
  kind: ObjectKind,
  entries: readonly DirectoryEntry[],
): Promise<readonly DebugEntry[]> => {
  if (entries.length === 0) return []
  const names = kind === 'user' ? source.userPropertyMappings : source.groupPropertyMappings
  const outcomes = await evaluateMappings({
    source,
    objectType: kind,
    mappings: names.map((name) => findMapping(db, name)),
    entries: entries.map((entry) => ({ entry, identifier: identifierOf(entry, source, kind) })),
  })
  return entries.flatMap((entry, index) => {
    const mapped = outcomes[index]
    return mapped === undefined ? [] : [{ ...viewEntry(entry), mapped }]
  })
}
