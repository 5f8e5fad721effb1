// The file of a source: everybody and every group it gives, in one of three formats (docs/outgoing.md).

import type { Group } from '../../../src-shared/domain/group.ts'
import type { OutgoingFormat } from '../../../src-shared/domain/outgoing-target.ts'
import type { ObjectSource, User } from '../../../src-shared/domain/user.ts'
import { ldifHeader } from '../../../src-shared/ldap-syntax/ldif.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { openMemberships } from '../../store/export-queries.ts'
import { listGroups } from '../../store/group-queries.ts'
import type { StoredSource } from '../../store/source-store.ts'
import { listUsers } from '../../store/user-queries.ts'
import { csvLine } from '../csv.ts'
import { groupLdif, userLdif } from '../export-ldif.ts'
import { withMemberDns } from '../export-text.ts'

/** Text piece by piece, so that 100,000 people need no memory. */
export const sourceFile = (db: ReadableDb, source: StoredSource, format: OutgoingFormat): Iterable<string> =>
  writers[format](db, { sourceId: source.id, slug: source.settings.slug })

/** Enough to tell whether a file is one of these. */
export const beginningBytes = 200

/**
 * Whether a file that begins so may be replaced. A path comes from the settings, and those may come from a stranger's
 * file: what is no export, such as the start-up file of a shell, is never overwritten.
 */
export const mayReplace = (beginning: string): boolean =>
  beginning === '' || beginnings.some((each) => beginning.startsWith(each))

interface FileSource {
  readonly sourceId: number
  readonly slug: string
}

type Writer = (db: ReadableDb, source: FileSource) => Iterable<string>

const writers: Readonly<Record<OutgoingFormat, Writer>> = {
  *jsonl(db, { sourceId }) {
    for (const user of listUsers(db, { sourceId }).items)
      yield `${JSON.stringify({ objectType: 'user', ...user })}\n`
    for (const group of listGroups(db, { sourceId }).items)
      yield `${JSON.stringify({ objectType: 'group', ...group })}\n`
  },
  *csv(db, { sourceId, slug }) {
    yield csvLine(columns)
    for (const user of listUsers(db, { sourceId }).items) yield csvLine(userCells(user, slug))
    for (const group of listGroups(db, { sourceId }).items) yield csvLine(groupCells(group, slug))
  },
  *ldif(db, { sourceId, slug }) {
    yield ldifHeader
    for (const user of listUsers(db, { sourceId }).items) yield userLdif(user, slug)
    const groups = listGroups(db, { sourceId }).items
    for (const { group, memberDns } of withMemberDns(groups, openMemberships(db, { sourceId })))
      yield groupLdif(group, memberDns, slug)
  },
}

const columns = [
  'objectType',
  'id',
  'name',
  'fullName',
  'email',
  'path',
  'isActive',
  'state',
  'dn',
  'groups',
  'members',
  'attributes',
] as const

const beginnings = [csvLine(columns), '{"objectType":', ldifHeader]

/** Lists within one cell: a semicolon is rare in usernames and group names. */
const list = (values: readonly string[]): string => values.join('; ')

/** What the source of the file calls it: another one's DN would lead nowhere there. */
const dnIn = (sources: readonly ObjectSource[], slug: string): string =>
  list(sources.flatMap((source) => (source.slug === slug ? [source.dn] : [])))

const userCells = (user: User, slug: string): readonly string[] => [
  'user',
  String(user.id),
  user.username,
  user.name,
  user.email,
  user.path,
  String(user.isActive),
  user.state,
  dnIn(user.sources, slug),
  list(user.groups),
  '',
  JSON.stringify(user.attributes),
]

const groupCells = (group: Group, slug: string): readonly string[] => [
  'group',
  String(group.id),
  group.name,
  '',
  '',
  '',
  '',
  group.state,
  dnIn(group.sources, slug),
  list(group.parents),
  list(group.members),
  JSON.stringify(group.attributes),
]
