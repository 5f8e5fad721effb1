// The embedded directory with people and groups that tests can count on: u000, u001, ... and groups of ten.
import { startDemoDirectory, type DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import type { NewEntry } from '../../demo-directory/directory-content.ts'
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'

export const baseDn = 'dc=example,dc=org'
export const uidAt = (index: number): string => `u${String(index).padStart(3, '0')}`
export const dnOf = (uid: string): string => `uid=${uid},ou=people,${baseDn}`
export const groupDn = (cn: string): string => `cn=${cn},ou=groups,${baseDn}`

export const person = (
  uid: string,
  extra: Readonly<Record<string, string | readonly string[]>> = {},
): NewEntry => ({
  dn: dnOf(uid),
  attributes: {
    objectClass: ['inetOrgPerson'],
    uid,
    cn: `${uid} Example`,
    sn: 'Example',
    mail: `${uid}@example.org`,
    ...extra,
  },
})

export const group = (cn: string, members: readonly string[]): NewEntry => ({
  dn: groupDn(cn),
  attributes: { objectClass: ['groupOfNames'], cn, ...(members.length > 0 ? { member: members } : {}) },
})

const scaffold: readonly NewEntry[] = [
  { dn: baseDn, attributes: { objectClass: ['domain'], dc: 'example' } },
  { dn: `ou=people,${baseDn}`, attributes: { objectClass: ['organizationalUnit'], ou: 'people' } },
  { dn: `ou=groups,${baseDn}`, attributes: { objectClass: ['organizationalUnit'], ou: 'groups' } },
  { dn: `ou=former,${baseDn}`, attributes: { objectClass: ['organizationalUnit'], ou: 'former' } },
]

export const startTestDirectory = (
  entries: readonly NewEntry[],
  rootDse?: Readonly<Record<string, readonly string[]>>,
): Promise<DemoDirectory> =>
  startDemoDirectory({ entries: [...scaffold, ...entries], ...(rootDse === undefined ? {} : { rootDse }) })

/** `count` people and a group for every ten of them. */
export const crowd = (count: number): readonly NewEntry[] => {
  const uids = Array.from({ length: count }, (_, index) => uidAt(index))
  const groups = Array.from({ length: Math.ceil(count / 10) }, (_, index) =>
    group(`g${String(index).padStart(2, '0')}`, uids.slice(index * 10, index * 10 + 10).map(dnOf)),
  )
  return [...uids.map((uid) => person(uid)), ...groups]
}

export const sourceFor = (directory: DemoDirectory): Partial<LdapSource> & { readonly slug: string } => ({
  slug: 'corp',
  serverUri: [directory.uri],
  baseDn,
  additionalUserDn: 'ou=people',
  additionalGroupDn: 'ou=groups',
  bindCn: directory.bindDn,
  deleteNotFoundObjects: true,
  receiveTimeoutSeconds: 1,
})
