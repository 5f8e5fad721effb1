import type { ExportFormat, ExportKind } from '../../src-shared/domain/export.ts'
import type { Group } from '../../src-shared/domain/group.ts'
import type { User } from '../../src-shared/domain/user.ts'
import { ldifHeader } from '../../src-shared/ldap-syntax/ldif.ts'
import { groupsAtATime, type MembershipRow } from '../store/export-queries.ts'
import { chunks } from './chunks.ts'
import { csvLine } from './csv.ts'
import { groupColumns, membershipColumns, userColumns, type ExportColumns } from './export-columns.ts'
import { groupLdif, membershipLdif, userLdif } from './export-ldif.ts'

/** What an export reads; each is walked once. */
export interface ExportRows {
  users(): Iterable<User>
  groups(): Iterable<Group>
  memberships(): Iterable<MembershipRow>
  /** The DNs of the members of some groups, by the group's id. */
  memberDns(groupIds: readonly number[]): ReadonlyMap<number, readonly string[]>
  /** Of a table; without them all that are usual. */
  readonly columns?: readonly string[] | undefined
  /** The one source it is an export of; records of LDIF then have its DNs. */
  readonly slug?: string | undefined
}

/** Text piece by piece, so that 100,000 people need no memory; walked once. `rows` counts what was given out so far. */
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
  // At once, so that a column that there is not is refused before anything is written.
  const text = writers[what][format](rows, counted)
  return {
    rows: () => given,
    [Symbol.iterator]: () => text[Symbol.iterator](),
  }
}

type Counter = <Row>(items: Iterable<Row>) => Iterable<Row>
type Writer = (rows: ExportRows, counted: Counter) => Iterable<string>

const writers: Readonly<Record<ExportKind, Readonly<Record<ExportFormat, Writer>>>> = {
  users: {
    csv: (rows, counted) => csv(userColumns(rows.columns), counted(rows.users())),
    json: (rows, counted) => json(counted(rows.users())),
    ldif: (rows, counted) => ldif(counted(rows.users()), (user) => userLdif(user, rows.slug)),
  },
  groups: {
    csv: (rows, counted) => csv(groupColumns(rows.columns), counted(rows.groups())),
    json: (rows, counted) => json(counted(rows.groups())),
    ldif: (rows, counted) =>
      ldif(withMemberDns(counted(rows.groups()), rows), ({ group, memberDns }) =>
        groupLdif(group, memberDns, rows.slug),
      ),
  },
  memberships: {
    csv: (rows, counted) => csv(membershipColumns(rows.columns), counted(rows.memberships())),
    json: (rows, counted) => json(counted(rows.memberships())),
    ldif: (rows, counted) => membershipsLdif(counted(rows.memberships())),
  },
}

function* csv<Row>(columns: ExportColumns<Row>, rows: Iterable<Row>): IterableIterator<string> {
  yield csvLine([...columns.keys()])
  const cells = [...columns.values()]
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

export interface GroupWithMembers {
  readonly group: Group
  readonly memberDns: readonly string[]
}

/** Each group with the DNs of its members, a few groups at a time, so that few are kept. */
export function* withMemberDns(
  groups: Iterable<Group>,
  { memberDns }: Pick<ExportRows, 'memberDns'>,
): IterableIterator<GroupWithMembers> {
  for (const some of chunks(groups, groupsAtATime)) {
    const found = memberDns(some.map(({ id }) => id))
    for (const group of some) yield { group, memberDns: found.get(group.id) ?? [] }
  }
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
