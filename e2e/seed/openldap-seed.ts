// What is peculiar to OpenLDAP: password policy, shadow accounts, options, and three kinds of groups.
import { printLdifRecord } from '../../src-shared/ldap-syntax/ldif.ts'

export const openLdapBaseDn = 'dc=open,dc=test'
export const personDn = (uid: string): string => `uid=${uid},ou=people,${openLdapBaseDn}`
export const groupDn = (cn: string): string => `cn=${cn},ou=groups,${openLdapBaseDn}`
export const certificate = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0xff)

const policyDn = `cn=policy,ou=service,${openLdapBaseDn}`

/** For slapd.conf; two wrong passwords lock an account for good. */
export const ppolicyLines = ['overlay ppolicy', `ppolicy_default "${policyDn}"`].join('\n')

type Values = Readonly<Record<string, string | Uint8Array | readonly string[]>>

const record = (dn: string, attributes: Values): string =>
  printLdifRecord(
    dn,
    Object.entries(attributes).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]),
  )

const person = (uid: string, extra: Values = {}): string =>
  record(personDn(uid), { objectClass: 'inetOrgPerson', uid, cn: uid, sn: uid, ...extra })

const shadow = (shadowExpire: string): Values => ({
  objectClass: ['inetOrgPerson', 'shadowAccount'],
  shadowExpire,
})

export const openLdapSeed = [
  record(policyDn, {
    objectClass: ['device', 'pwdPolicy'],
    cn: 'policy',
    pwdAttribute: 'userPassword',
    pwdLockout: 'TRUE',
    pwdMaxFailure: '2',
    pwdLockoutDuration: '0',
  }),
  person('ada'),
  person('bob'),
  person('cyd'),
  // Its DN ends like the identifier that RFC 4517 section 3.3.21 lets follow one.
  person('number#1'),
  person('guessed', { userPassword: 'right' }),
  // Locked by an administrator for good (draft-behera-ldap-password-policy section 5.3.3).
  person('switched.off', { pwdAccountLockedTime: '000001010000Z' }),
  person('shadow.past', shadow('15000')),
  person('shadow.zero', shadow('0')),
  person('shadow.never', shadow('-1')),
  person('shadow.later', shadow('25000')),
  person('options', {
    'userCertificate;binary': certificate,
    description: 'one',
    'description;lang-de': 'eins',
    'cn;lang-de': 'Möglichkeiten',
  }),
].join('')

/** Added while the server runs, so that the memberof overlay sees them. */
export const openLdapGroups = [
  record(groupDn('names'), {
    objectClass: 'groupOfNames',
    cn: 'names',
    member: [personDn('ada'), personDn('bob'), `cn=nobody,${openLdapBaseDn}`],
  }),
  record(groupDn('unique'), {
    objectClass: 'groupOfUniqueNames',
    cn: 'unique',
    uniqueMember: [personDn('ada'), `${personDn('bob')}#'0101'B`, `${personDn('number#1')}#''B`],
  }),
  record(groupDn('posix'), {
    objectClass: 'posixGroup',
    cn: 'posix',
    gidNumber: '500',
    memberUid: ['ada', 'cyd'],
  }),
].join('')
