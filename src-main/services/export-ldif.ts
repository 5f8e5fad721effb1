import type { Group } from '../../src-shared/domain/group.ts'
import type { ObjectSource, User } from '../../src-shared/domain/user.ts'
import { printDn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { printLdifRecord } from '../../src-shared/ldap-syntax/ldif.ts'

type Attribute = readonly [name: string, values: readonly string[]]

/**
 * A person as an inetOrgPerson (RFC 2798), which a server can load; what has no place in that class is left out. Named
 * as the given source does, if there is one.
 */
export const userLdif = (user: User, slug?: string): string => {
  const commonName = user.name === '' ? user.username : user.name
  return printLdifRecord(
    recordDn(user.sources, { name: user.username, slug }),
    filled([
      ['objectClass', ['top', 'person', 'organizationalPerson', 'inetOrgPerson']],
      ['uid', [user.username]],
      ['cn', [commonName]],
      // Required by the class (RFC 4519 section 3.12); without one, the last word of the name.
      ['sn', [textOf(user.attributes['sn']) ?? commonName.split(' ').at(-1) ?? commonName]],
      ['givenName', [textOf(user.attributes['givenName']) ?? '']],
      ['mail', [user.email]],
    ]),
  )
}

/** A group as a groupOfNames (RFC 4519 section 3.5). */
export const groupLdif = (group: Group, members: readonly string[], slug?: string): string =>
  printLdifRecord(
    recordDn(group.sources, { name: group.name, slug }),
    filled([
      ['objectClass', ['top', 'groupOfNames']],
      ['cn', [group.name]],
      ['member', members],
    ]),
  )

export const membershipLdif = (groupDn: string, members: readonly string[]): string =>
  printLdifRecord(groupDn, [['member', members]])

interface RecordNames {
  readonly name: string
  readonly slug: string | undefined
}

/** The DN in the source that was asked for, else in the first that still has it. */
const recordDn = (sources: readonly ObjectSource[], { name, slug }: RecordNames): string =>
  sources.find((source) => source.slug === slug)?.dn ??
  sources.find((source) => source.state === 'present')?.dn ??
  sources[0]?.dn ??
  printDn([[{ type: 'cn', value: name }]])

const textOf = (value: unknown): string | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' && first !== '' ? first : undefined
}

const filled = (attributes: readonly Attribute[]): readonly Attribute[] =>
  attributes
    .map(([name, values]) => [name, values.filter((value) => value !== '')] as const)
    .filter(([, values]) => values.length > 0)
