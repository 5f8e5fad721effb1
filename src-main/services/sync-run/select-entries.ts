import { objectFilter, searchBase, uniquenessField } from '../../../src-shared/domain/ldap-source.ts'
import type { ObjectKind } from '../../../src-shared/domain/sync-object.ts'
import { isWithin } from '../../../src-shared/ldap-syntax/distinguished-name.ts'
import { andFilter, parseFilter, printFilter } from '../../../src-shared/ldap-syntax/search-filter.ts'
import { identifierFilter, isDnAttribute } from '../../directory/identifier-values.ts'
import { lookupsPerSearch } from './look-up-missing.ts'
import type { EntryPlace, EntrySelection } from './read-objects.ts'
import type { RunContext } from './run-context.ts'

/** A stored object as far as its entry is to be found by it. */
interface KnownEntry {
  readonly connectionId: number
  readonly identifier: string
  readonly dn: string
}

/** Where to read the entries of these objects again: by identifier, so that who was renamed or moved is found. */
export const selectEntries = async (
  context: RunContext,
  kind: ObjectKind,
  known: readonly KnownEntry[],
): Promise<EntrySelection> => ({
  places: isDnAttribute(uniquenessField(context.source, kind))
    ? await placesByDn(context, kind, known)
    : placesByIdentifier(context, kind, known),
  expected: new Set(known.map(({ connectionId }) => connectionId)),
})

const placesByIdentifier = (
  { source }: RunContext,
  kind: ObjectKind,
  known: readonly KnownEntry[],
): readonly EntryPlace[] => {
  const places: EntryPlace[] = []
  for (let start = 0; start < known.length; start += lookupsPerSearch) {
    const identifiers = known.slice(start, start + lookupsPerSearch).map(({ identifier }) => identifier)
    const wanted = identifierFilter(uniquenessField(source, kind), identifiers)
    const filter = printFilter(andFilter([parseFilter(objectFilter(source, kind)), wanted]))
    places.push({ baseDn: searchBase(source, kind), scope: 'subtree', filter })
  }
  return places
}

// No filter can ask for a DN, and a search at one that is gone would end the run.
const placesByDn = async (
  { source, connection, signal }: RunContext,
  kind: ObjectKind,
  known: readonly KnownEntry[],
): Promise<readonly EntryPlace[]> => {
  const places: EntryPlace[] = []
  for (const { dn } of known) {
    if (!isWithin(dn, searchBase(source, kind))) continue
    if ((await connection.readEntry(dn, ['1.1'], signal)) === undefined) continue
    places.push({ baseDn: dn, scope: 'base', filter: objectFilter(source, kind) })
  }
  return places
}
