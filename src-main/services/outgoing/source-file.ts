// The file of a source: everybody and every group it gives, in one of three formats (docs/outgoing.md).

import type { Group } from '../../../src-shared/domain/group.ts'
import type { OutgoingFormat } from '../../../src-shared/domain/outgoing-target.ts'
import type { User } from '../../../src-shared/domain/user.ts'
import { ldifHeader } from '../../../src-shared/ldap-syntax/ldif.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { exportGroups, exportMemberships, exportUsers } from '../../store/export-queries.ts'
import { csvLine } from '../csv.ts'
import { groupLdif, userLdif } from '../export-ldif.ts'
import { memberDns } from '../export-text.ts'

/** Text piece by piece, so that 100,000 people need no memory. */
export const sourceFile = (db: ReadableDb, sourceId: number, format: OutgoingFormat): Iterable<string> =>
  writers[format](db, { sourceId })

/** Enough to tell whether a file is one of these. */
export const beginningBytes = 200

/**
 * Whether a file that begins so may be replaced. A path comes from the settings, and those may come from a stranger's
 * file: what is no export, such as the start-up file of a shell, is never overwritten.
 */
export const mayReplace = (beginning: string): boolean =>
  beginning === '' || beginnings.some((each) => beginning.startsWith(each))

type Writer = (db: ReadableDb, filter: { readonly sourceId: number }) => Iterable<string>

const writers: Readonly<Record<OutgoingFormat, Writer>> = {
  *jsonl(db, filter) {
    for (const user of exportUsers(db, filter)) yield `${JSON.stringify({ objectType: 'user', ...user })}\n`
    for (const group of exportGroups(db, filter))
      yield `${JSON.stringify({ objectType: 'group', ...group })}\n`
  },
  *csv(db, filter) {
    yield csvLine(columns)
    for (const user of exportUsers(db, filter)) yield csvLine(userCells(user))
    for (const group of exportGroups(db, filter)) yield csvLine(groupCells(group))
  },
  *ldif(db, filter) {
    yield ldifHeader
    for (const user of exportUsers(db, filter)) yield userLdif(user)
    const members = memberDns(exportMemberships(db, filter))
    for (const group of exportGroups(db, filter)) yield groupLdif(group, members.get(group.name) ?? [])
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

const userCells = (user: User): readonly string[] => [
  'user',
  String(user.id),
  user.username,
  user.name,
  user.email,
  user.path,
  String(user.isActive),
  user.state,
  list(user.sources.map(({ dn }) => dn)),
  list(user.groups),
  '',
  JSON.stringify(user.attributes),
]

const groupCells = (group: Group): readonly string[] => [
  'group',
  String(group.id),
  group.name,
  '',
  '',
  '',
  '',
  group.state,
  list(group.sources.map(({ dn }) => dn)),
  list(group.parents),
  list(group.members),
  JSON.stringify(group.attributes),
]
