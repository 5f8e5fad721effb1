// A small company for journeys through the window: names a reader can follow, every group with a reason to be there.
import type { Slapd } from '../servers/slapd.ts'

export const officeBase = 'dc=rollcall,dc=test'

interface Person {
  readonly uid: string
  readonly name: string
  readonly title: string
}

export const people: readonly Person[] = [
  { uid: 'ada', name: 'Ada Lovelace', title: 'Analyst' },
  { uid: 'blaise', name: 'Blaise Pascal', title: 'Accountant' },
  { uid: 'caroline', name: 'Caroline Herschel', title: 'Astronomer' },
  { uid: 'dorothy', name: 'Dorothy Hodgkin', title: 'Chemist' },
  { uid: 'emmy', name: 'Emmy Noether', title: 'Mathematician' },
]

const groups: Readonly<Record<string, readonly string[]>> = {
  staff: ['cn=science,ou=groups', ...people.map(({ uid }) => `uid=${uid},ou=people`)],
  science: ['uid=caroline,ou=people', 'uid=dorothy,ou=people', 'uid=emmy,ou=people'],
  finance: ['uid=ada,ou=people', 'uid=blaise,ou=people'],
}

export const personLdif = ({ uid, name, title }: Person): string =>
  [
    `dn: uid=${uid},ou=people,${officeBase}`,
    'objectClass: inetOrgPerson',
    `uid: ${uid}`,
    `cn: ${name}`,
    `sn: ${name.split(' ').at(-1)}`,
    `mail: ${uid}@rollcall.test`,
    `title: ${title}`,
    'userPassword: secret',
    '',
  ].join('\n')

const groupLdif = ([name, members]: readonly [string, readonly string[]]): string =>
  [
    `dn: cn=${name},ou=groups,${officeBase}`,
    'objectClass: groupOfNames',
    `cn: ${name}`,
    ...members.map((member) => `member: ${member},${officeBase}`),
    '',
  ].join('\n')

export const office: string = [...people.map(personLdif), ...Object.entries(groups).map(groupLdif)].join('\n')

/** So many further people, for runs that take a moment or lose many at once. */
export const crowd = (count: number): string =>
  Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, '0')
    return personLdif({ uid: `temp${number}`, name: `Temp ${number}`, title: 'Temporary' })
  }).join('\n')

/** A source for that company, as `source apply` reads it. It syncs once, when the window opens, and then never by itself. */
export const officeSource = (
  server: Slapd,
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  name: 'Office',
  slug: 'office',
  serverUri: [server.ldapsUri ?? server.uri],
  tlsVerification: 'custom-ca',
  peerCertificate: server.ca,
  bindCn: server.readerDn,
  baseDn: server.baseDn,
  userObjectFilter: '(objectClass=inetOrgPerson)',
  groupObjectFilter: '(objectClass=groupOfNames)',
  objectUniquenessField: 'entryUUID',
  userPropertyMappings: ['LDAP: DN to user path', 'LDAP: mail', 'OpenLDAP: uid', 'OpenLDAP: cn'],
  groupPropertyMappings: ['OpenLDAP: cn'],
  deleteNotFoundObjects: true,
  deletionGraceRuns: 1,
  syncGroupHierarchy: true,
  syncUsersPassword: false,
  schedule: { sync: onceAYear, connectivity: onceAYear, paused: false },
  ...changes,
})

const onceAYear = '0 0 1 1 *'

/** Where the app finds the bind password of that source, and of a branch's, without a keychain. */
export const officeSecret = (server: Slapd): Readonly<Record<string, string>> => ({
  ROLLCALL_SECRET_OFFICE_BIND_PASSWORD: server.readerPassword,
  ROLLCALL_SECRET_BRANCH_BIND_PASSWORD: server.readerPassword,
})

/** The end of that crowd, as ldapmodify reads it. */
export const crowdRemoval = (count: number): string =>
  Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, '0')
    return `dn: uid=temp${number},ou=people,${officeBase}\nchangetype: delete\n`
  }).join('\n')
