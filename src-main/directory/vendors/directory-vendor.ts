import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'

/** What a vendor's record may look at to recognise its server. */
export interface ServerSigns {
  /** Lower-case host name that was connected to. */
  readonly host: string
  first(attribute: string): string | undefined
  has(attribute: string, value: string): boolean
  all(attribute: string): readonly string[]
}

export interface Proposed<T> {
  readonly value: T
  /** Why, as a sentence for the person. */
  readonly reason: string
}

export type SourceProposal = {
  readonly [Field in keyof LdapSource]?: Proposed<LdapSource[Field]>
}

/** How one kind of directory differs from the others, as data. */
export interface DirectoryVendor {
  readonly id: string
  readonly label: string
  recognises(signs: ServerSigns): boolean
  version(signs: ServerSigns): string | undefined
  readonly proposal: SourceProposal
  /** What the person should know about encryption with this server. */
  readonly tlsAdvice: string
}

export const propose = <T>(value: T, reason: string): Proposed<T> => ({ value, reason })

export const openLdapUserMappings = ['LDAP: DN to user path', 'LDAP: mail', 'OpenLDAP: uid', 'OpenLDAP: cn']
export const openLdapGroupMappings = ['OpenLDAP: cn']

/** Proposals that hold for every directory with the standard schema (RFC 4519, RFC 2798). */
export const standardProposal: SourceProposal = {
  userObjectFilter: propose('(objectClass=inetOrgPerson)', 'People are inetOrgPerson entries (RFC 2798).'),
  groupObjectFilter: propose('(objectClass=groupOfNames)', 'Groups are groupOfNames entries (RFC 4519).'),
  groupMembershipField: propose('member', 'groupOfNames lists its members as DNs in member.'),
  userMembershipAttribute: propose('distinguishedName', 'Members are named by their DN.'),
  objectUniquenessField: propose(
    'entryUUID',
    'entryUUID stays when an entry is renamed or moved (RFC 4530).',
  ),
  userPropertyMappings: propose(openLdapUserMappings, 'Username from uid, name from cn, address from mail.'),
  groupPropertyMappings: propose(openLdapGroupMappings, 'Group names come from cn.'),
}

export const usualTlsAdvice =
  'Use ldaps:// or StartTLS, with the CA chain that signed the server certificate.'
