import { attributeOfColumn } from '../../src-shared/domain/export.ts'
import type { Group } from '../../src-shared/domain/group.ts'
import { nearestWord } from '../../src-shared/domain/nearest-word.ts'
import type { User } from '../../src-shared/domain/user.ts'
import { valueTexts } from '../../src-shared/domain/value-texts.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { MembershipRow } from '../store/export-queries.ts'

/** The columns of a table by their heads, in order. */
export type ExportColumns<Row> = ReadonlyMap<string, (row: Row) => string>

interface Table<Row> {
  readonly columns: Readonly<Record<string, (row: Row) => string>>
  /** Those of a table for which none were chosen. */
  readonly usual: readonly string[]
  /** Undefined for rows that have no attributes. */
  readonly attributes: ((row: Row) => Readonly<Record<string, unknown>>) | undefined
}

/**
 * The columns of a table: the chosen ones in their order, else the usual ones; `attributes.NAME` is one attribute.
 * Throws `input.invalid` for a column that there is not.
 */
export const userColumns = (chosen: readonly string[] | undefined): ExportColumns<User> =>
  columnsOf(users, chosen)

/** Like `userColumns`, of groups. */
export const groupColumns = (chosen: readonly string[] | undefined): ExportColumns<Group> =>
  columnsOf(groups, chosen)

/** Like `userColumns`, of memberships, which have no attributes. */
export const membershipColumns = (chosen: readonly string[] | undefined): ExportColumns<MembershipRow> =>
  columnsOf(memberships, chosen)

/** Lists within one cell: a semicolon is rare in usernames and group names. */
const list = (values: readonly string[]): string => values.join('; ')

const users: Table<User> = {
  attributes: (user) => user.attributes,
  columns: {
    id: (user) => String(user.id),
    username: (user) => user.username,
    name: (user) => user.name,
    email: (user) => user.email,
    path: (user) => user.path,
    isActive: (user) => String(user.isActive),
    state: (user) => user.state,
    sources: (user) => list(user.sources.map((source) => source.slug)),
    dn: (user) => list(user.sources.map((source) => source.dn)),
    groups: (user) => list(user.groups),
    effectiveGroups: (user) => list(user.effectiveGroups),
    createdAt: (user) => user.createdAt,
    updatedAt: (user) => user.updatedAt,
    attributes: (user) => JSON.stringify(user.attributes),
  },
  usual: [
    'username',
    'name',
    'email',
    'path',
    'isActive',
    'state',
    'sources',
    'dn',
    'groups',
    'effectiveGroups',
    'attributes',
  ],
}

const groups: Table<Group> = {
  attributes: (group) => group.attributes,
  columns: {
    id: (group) => String(group.id),
    name: (group) => group.name,
    state: (group) => group.state,
    sources: (group) => list(group.sources.map((source) => source.slug)),
    dn: (group) => list(group.sources.map((source) => source.dn)),
    parents: (group) => list(group.parents),
    members: (group) => list(group.members),
    memberCount: (group) => String(group.members.length),
    effectiveMembers: (group) => list(group.effectiveMembers),
    createdAt: (group) => group.createdAt,
    updatedAt: (group) => group.updatedAt,
    attributes: (group) => JSON.stringify(group.attributes),
  },
  usual: ['name', 'state', 'sources', 'dn', 'parents', 'members', 'effectiveMembers', 'attributes'],
}

const memberships: Table<MembershipRow> = {
  attributes: undefined,
  columns: {
    group: (row) => row.group,
    username: (row) => row.username,
    source: (row) => row.source,
    groupDn: (row) => row.groupDn ?? '',
    userDn: (row) => row.userDn ?? '',
  },
  usual: ['group', 'username', 'source', 'groupDn', 'userDn'],
}

const columnsOf = <Row>(table: Table<Row>, chosen: readonly string[] = table.usual): ExportColumns<Row> =>
  new Map(
    chosen.map((column) => {
      const cell = Object.hasOwn(table.columns, column) ? table.columns[column] : attributeCell(table, column)
      if (cell === undefined) throw noSuchColumn(table, column)
      return [column, cell]
    }),
  )

const attributeCell = <Row>(
  { attributes }: Table<Row>,
  column: string,
): ((row: Row) => string) | undefined => {
  const name = attributeOfColumn(column)
  if (name === undefined || attributes === undefined) return undefined
  return (row) => list(valueTexts(attributes(row)[name]))
}

const noSuchColumn = <Row>({ columns, attributes }: Table<Row>, column: string): AppError => {
  const known = Object.keys(columns)
  const all = attributes === undefined ? known : [...known, 'attributes.NAME']
  const near = nearestWord(column, known)
  const message = near === undefined ? 'There is none of this name.' : `Did you mean "${near}"?`
  return new AppError('input.invalid', `There is no column "${column}". There are: ${all.join(', ')}.`, {
    problems: [{ path: 'columns', message }],
  })
}
