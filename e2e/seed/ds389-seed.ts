// A FreeIPA-like tree for 389 Directory Server: a thousand people with Kerberos attributes, and the corner cases.
import { printLdifRecord } from '../../src-shared/ldap-syntax/ldif.ts'

export const ds389BaseDn = 'dc=ipa,dc=test'
export const usersDn = `cn=users,cn=accounts,${ds389BaseDn}`
export const groupsDn = `cn=groups,cn=accounts,${ds389BaseDn}`
export const ordinaryPeople = 1000
export const readerPassword = 'reader-password'

export const uidAt = (index: number): string => `u${String(index).padStart(4, '0')}`
export const personDn = (uid: string): string => `uid=${uid},${usersDn}`
export const groupDn = (cn: string): string => `cn=${cn},${groupsDn}`
export const readerDn = personDn('reader')
export const lastPasswordChange = '20260102030405Z'
export const certificate = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0xff)

type Values = Readonly<Record<string, string | Uint8Array | readonly string[]>>

const record = (dn: string, attributes: Values): string =>
  printLdifRecord(
    dn,
    Object.entries(attributes).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]),
  )

/** Every tenth ordinary account is locked. */
export const isLockedAt = (index: number): boolean => index % 10 === 9

const uniqueIdAt = (index: number): string =>
  `7b0f7a5e-0000-11f0-8000-${index.toString(16).padStart(12, '0')}`

const person = (uid: string, index: number, extra: Values = {}): string =>
  record(personDn(uid), {
    objectClass: ['inetOrgPerson', 'posixAccount', 'ipaObject', 'krbPrincipalAux', 'nsMemberOf'],
    uid,
    cn: `Zoë Müller ${uid}`,
    sn: 'Müller',
    givenName: 'Zoë',
    mail: `${uid}@ipa.test`,
    uidNumber: String(10_000 + index),
    gidNumber: String(10_000 + index),
    homeDirectory: `/home/${uid}`,
    ipaUniqueID: uniqueIdAt(index),
    krbPrincipalName: `${uid}@IPA.TEST`,
    krbLastPwdChange: lastPasswordChange,
    krbPasswordExpiration: '20200101000000Z',
    ...extra,
  })

const group = (cn: string, index: number, members: readonly string[]): string =>
  record(groupDn(cn), {
    objectClass: ['groupOfNames', 'ipaObject'],
    cn,
    ipaUniqueID: uniqueIdAt(100_000 + index),
    member: members,
  })

const ordinary = Array.from({ length: ordinaryPeople }, (_, index) => uidAt(index))

export const ds389Seed = [
  record(ds389BaseDn, {
    objectClass: ['top', 'domain'],
    dc: 'ipa',
    aci: '(targetattr != "userPassword")(version 3.0; acl "read"; allow (read, search, compare) userdn = "ldap:///all";)',
  }),
  ...[`cn=accounts,${ds389BaseDn}`, usersDn, groupsDn].map((dn) =>
    record(dn, { objectClass: 'nsContainer', cn: dn.slice(3, dn.indexOf(',')) }),
  ),
  ...ordinary.map((uid, index) =>
    // ldif2db goes past the memberOf plugin, so the seed says itself who is in the big group.
    person(uid, index, {
      memberOf: groupDn('everyone'),
      ...(isLockedAt(index) ? { nsAccountLock: 'TRUE' } : {}),
    }),
  ),
  person('reader', 2001, { userPassword: readerPassword }),
  person('expired', 2002, { krbPrincipalExpiration: '20250101000000Z' }),
  person('expires.later', 2003, { krbPrincipalExpiration: '20380101000000Z' }),
  person('expires.never', 2004, { krbPrincipalExpiration: '19700101000000Z' }),
  person('many.values', 2005, {
    'cn;lang-de': 'Zoé Mueller',
    'userCertificate;binary': certificate,
    jpegPhoto: Uint8Array.of(0xff, 0xd8, 0x00),
    description: 'one',
    'description;lang-de': 'eins',
  }),
  person('leaver', 2006),
  person('mover', 2007),
  group('everyone', 1, ordinary.map(personDn)),
].join('')

/** Added while the server runs, so that the memberOf plugin sees them. */
export const ds389Groups = [
  group('board', 2, [personDn('mover'), personDn('expired')]),
  group('company', 3, [groupDn('board'), personDn('u0001')]),
].join('')
