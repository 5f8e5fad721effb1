import type { ExportFormat, ExportKind } from '../../src-shared/domain/export.ts'
import type { Group } from '../../src-shared/domain/group.ts'
import type { User } from '../../src-shared/domain/user.ts'
import { ldifHeader } from '../../src-shared/ldap-syntax/ldif.ts'
import type { MembershipRow } from '../store/export-queries.ts'
import { csvLine } from './csv.ts'
import { groupLdif, membershipLdif, userLdif } from './export-ldif.ts'

/** What an export reads; each is walked once. */
export interface ExportRows {
  users(): Iterable<User>
  groups(): Iterable<Group>
  memberships(): Iterable<MembershipRow>
  /** The one source it is an export of; records of LDIF then have its DNs. */
  readonly slug?: string | undefined
}

/** Text piece by piece, so that 100,000 people need no memory; `rows` counts what was given out so far. */
export interface ExportText extends Iterable<string> {
  rows(): number
}

export const exportText = (what: ExportKind, format: ExportFormat, rows: ExportRows): ExportText => {
  let given = 0
  const counted = function* <Row>(items: Iterable<Row>): IterableIterator<Row> {
    for (const item of items) {
      given += 1
      yield item
    }
  }
  return {
    rows: () => given,
    [Symbol.iterator]: () => writers[what][format](rows, counted)[Symbol.iterator](),
  }
}

type Counter = <Row>(items: Iterable<Row>) => Iterable<Row>
type Writer = (rows: ExportRows, counted: Counter) => Iterable<string>

const writers: Readonly<Record<ExportKind, Readonly<Record<ExportFormat, Writer>>>> = {
  users: {
    csv: (rows, counted) => csv(userColumns, counted(rows.users())),
    json: (rows, counted) => json(counted(rows.users())),
    ldif: (rows, counted) => ldif(counted(rows.users()), (user) => userLdif(user, rows.slug)),
  },
  groups: {
    csv: (rows, counted) => csv(groupColumns, counted(rows.groups())),
    json: (rows, counted) => json(counted(rows.groups())),
    ldif: (rows, counted) => {
      const members = memberDns(rows.memberships())
      return ldif(counted(rows.groups()), (group) =>
        groupLdif(group, members.get(group.name) ?? [], rows.slug),
      )
    },
  },
  memberships: {
    csv: (rows, counted) => csv(membershipColumns, counted(rows.memberships())),
    json: (rows, counted) => json(counted(rows.memberships())),
    ldif: (rows, counted) => membershipsLdif(counted(rows.memberships())),
  },
}

type Columns<Row> = Readonly<Record<string, (row: Row) => string>>

/** Lists within one cell: a semicolon is rare in usernames and group names. */
const list = (values: readonly string[]): string => values.join('; ')

const userColumns: Columns<User> = {
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
  attributes: (user) => JSON.stringify(user.attributes),
}

const groupColumns: Columns<Group> = {
  name: (group) => group.name,
  state: (group) => group.state,
  sources: (group) => list(group.sources.map((source) => source.slug)),
  dn: (group) => list(group.sources.map((source) => source.dn)),
  parents: (group) => list(group.parents),
  members: (group) => list(group.members),
  effectiveMembers: (group) => list(group.effectiveMembers),
  attributes: (group) => JSON.stringify(group.attributes),
}

const membershipColumns: Columns<MembershipRow> = {
  group: (row) => row.group,
  username: (row) => row.username,
  source: (row) => row.source,
  groupDn: (row) => row.groupDn ?? '',
  userDn: (row) => row.userDn ?? '',
}

function* csv<Row>(columns: Columns<Row>, rows: Iterable<Row>): IterableIterator<string> {
  yield csvLine(Object.keys(columns))
  const cells = Object.values(columns)
  for (const row of rows) yield csvLine(cells.map((cell) => cell(row)))
}

function* json<Row>(rows: Iterable<Row>): IterableIterator<string> {
  let separator = '[\n  '
  for (const row of rows) {
    yield separator + JSON.stringify(row)
    separator = ',\n  '
  }
  yield separator === '[\n  ' ? '[]\n' : '\n]\n'
}

function* ldif<Row>(rows: Iterable<Row>, record: (row: Row) => string): IterableIterator<string> {
  yield ldifHeader
  for (const row of rows) yield record(row)
}

/** DNs of the members of each group, by its name. */
export const memberDns = (rows: Iterable<MembershipRow>): ReadonlyMap<string, readonly string[]> => {
  const members = new Map<string, string[]>()
  for (const { group, userDn } of rows) {
    if (userDn === null) continue
    const known = members.get(group)
    if (known === undefined) members.set(group, [userDn])
    else known.push(userDn)
  }
  return members
}

/** Rows of one group follow each other: they become one record. */
function* membershipsLdif(rows: Iterable<MembershipRow>): IterableIterator<string> {
  yield ldifHeader
  let dn: string | undefined
  let members: string[] = []
  for (const { groupDn, userDn } of rows) {
    if (groupDn === null || userDn === null) continue
    if (dn !== undefined && groupDn !== dn) {
      yield membershipLdif(dn, members)
      members = []
    }
    dn = groupDn
    members.push(userDn)
  }
  if (dn !== undefined) yield membershipLdif(dn, members)
}
