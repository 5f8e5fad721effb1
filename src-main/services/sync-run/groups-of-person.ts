import { textValues } from '../../../src-shared/domain/directory-entry.ts'
import { objectFilter, searchBase, uniquenessField } from '../../../src-shared/domain/ldap-source.ts'
import { membershipFilter, parseMembershipField } from '../../../src-shared/domain/membership-field.ts'
import { dnKey } from '../../../src-shared/ldap-syntax/distinguished-name.ts'
import { andFilter, parseFilter, printFilter } from '../../../src-shared/ldap-syntax/search-filter.ts'
import { summarizeRawEntry } from '../../directory/entry-summary.ts'
import { listGroupEntries, listGroupEntriesOf, type GroupEntry } from '../../store/one-object.ts'
import { memberValue } from '../../sync/build-object.ts'
import type { DecidedObject } from './read-entry.ts'
import type { RunContext } from './run-context.ts'

/**
 * The groups that a person is in by the store, or by the directory as it is now. One that the store does not have yet
 * is left to a run of the whole source, and said.
 */
export const findGroupsOf = async (
  context: RunContext,
  person: DecidedObject,
): Promise<readonly GroupEntry[]> => {
  const { db, sourceId, source } = context
  const stored = listGroupEntriesOf(db, { sourceId, userId: person.ref })
  const now = source.lookupGroupsFromUser ? namedByEntry(context, person) : await listing(context, person)
  const byId = new Map([...stored, ...now].map((group) => [group.groupId, group]))
  return [...byId.values()]
}

/** The person's entry names its groups (lookupGroupsFromUser), those outside the group filter too. */
const namedByEntry = (
  { db, sourceId, source }: RunContext,
  { read }: DecidedObject,
): readonly GroupEntry[] => {
  const { attribute } = parseMembershipField(source.groupMembershipField)
  return listGroupEntries(db, 'dn', { sourceId, keys: textValues(read.entry, attribute).map(dnKey) })
}

/** The groups whose entries list the person. */
const listing = async (
  context: RunContext,
  { desired, read }: DecidedObject,
): Promise<readonly GroupEntry[]> => {
  const { db, sourceId, source, connection, signal, tally } = context
  const value = memberValue(read.entry, desired.attributes, source)
  if (value === undefined) return []
  const uniquenessAttribute = uniquenessField(source, 'group')
  const lists = parseFilter(membershipFilter(source.groupMembershipField, value))
  const filter = printFilter(andFilter([parseFilter(objectFilter(source, 'group')), lists]))
  const identifiers: string[] = []
  const onEntry = (buffer: Buffer, start: number, end: number): void => {
    const { identifier } = summarizeRawEntry(buffer, start, end, { uniquenessAttribute })
    if (identifier !== undefined) identifiers.push(identifier)
  }
  const search = { baseDn: searchBase(source, 'group'), scope: 'subtree', filter } as const
  await connection.searchRaw({ ...search, attributes: [uniquenessAttribute] }, { onEntry }, signal)
  const known = listGroupEntries(db, 'identifier', { sourceId, keys: identifiers })
  const unknown = identifiers.length - known.length
  if (unknown > 0)
    tally.say({
      level: 'info',
      code: 'sync.group-not-known',
      message: `${unknown} of the groups that list this person are not in the local copy yet. The next sync of the whole source brings them.`,
      dn: desired.dn,
    })
  return known
}
