// A small company for a Samba domain controller: a thousand ordinary people and the accounts that go wrong elsewhere.
import { printLdifRecord } from '../../src-shared/ldap-syntax/ldif.ts'
import { sambaAdBaseDn } from '../servers/samba-ad.ts'

export const staffDn = `OU=Staff,${sambaAdBaseDn}`
export const groupsDn = `OU=Groups,${sambaAdBaseDn}`
export const ordinaryPeople = 1000
export const staffPassword = 'Staff-Passw0rd-1'

/** ADS_UF_NORMAL_ACCOUNT, _PASSWD_NOTREQD, _DONT_EXPIRE_PASSWD, [MS-ADTS] section 2.2.16. */
const normalAccount = 0x200 + 0x20 + 0x10000
const accountDisabled = 0x2

export const usernameAt = (index: number): string => `u${String(index).padStart(4, '0')}`
export const personDn = (username: string): string => `CN=${username},${staffDn}`
export const groupDn = (name: string): string => `CN=${name},${groupsDn}`

const managersDn = `OU=Managers,${sambaAdBaseDn}`
export const managerDn = (username: string): string => `CN=${username},${managersDn}`

/** Authenticated Users: a well-known principal that is no entry of this domain. */
export const foreignPrincipalDn = `CN=S-1-5-11,CN=ForeignSecurityPrincipals,${sambaAdBaseDn}`
/** A comma, a plus sign, letters beyond ASCII. */
export const awkwardDn = `CN=Müller\\, Zoë \\+ Sohn,${staffDn}`

type Values = Readonly<Record<string, string | Uint8Array | readonly string[]>>

const record = (dn: string, attributes: Values): string =>
  printLdifRecord(
    dn,
    Object.entries(attributes).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]),
  )

const person = (username: string, extra: Values = {}, dn = personDn(username)): string =>
  record(dn, {
    objectClass: 'user',
    sAMAccountName: username,
    userPrincipalName: `${username}@rollcall.test`,
    givenName: 'Zoë',
    sn: 'Müller',
    displayName: `Zoë Müller (${username})`,
    mail: `${username}@rollcall.test`,
    userAccountControl: String(normalAccount),
    ...extra,
  })

const group = (name: string, members: readonly string[], extra: Values = {}): string =>
  record(groupDn(name), {
    objectClass: 'group',
    sAMAccountName: name,
    ...(members.length === 0 ? {} : { member: members }),
    ...extra,
  })

/** Takes unicodePwd as Active Directory does: in quotes, UTF-16 ([MS-ADTS] section 3.1.1.3.1.5.1). */
const unicodePassword = (password: string): Uint8Array => Buffer.from(`"${password}"`, 'utf16le')

const withPassword: Values = {
  unicodePwd: unicodePassword(staffPassword),
  userAccountControl: String(0x200 + 0x10000),
}

const disabled: Values = { userAccountControl: String(normalAccount + accountDisabled) }

/** Instants in 2013 and 2038, as FILETIME. */
const pastFileTime = '130328640000000000'
const futureFileTime = '137919572470000000'

const ordinary = Array.from({ length: ordinaryPeople }, (_, index) => usernameAt(index))

/** Every tenth ordinary account is switched off. */
export const isDisabledAt = (index: number): boolean => index % 10 === 9

export const photo = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0x00, 0x41)

export const sambaAdSeed = [
  record(staffDn, { objectClass: 'organizationalUnit' }),
  record(`OU=Leavers,${sambaAdBaseDn}`, { objectClass: 'organizationalUnit' }),
  record(groupsDn, { objectClass: 'organizationalUnit' }),
  ...ordinary.map((username, index) => person(username, isDisabledAt(index) ? disabled : {})),
  person('reader', withPassword),
  person('signs.in', { ...withPassword, thumbnailPhoto: photo }),
  person('locked', withPassword),
  person('disabled', { ...withPassword, userAccountControl: String(0x10202) }),
  person('expired', { ...withPassword, accountExpires: pastFileTime }),
  person('expires.later', { accountExpires: futureFileTime }),
  person('expires.zero', { accountExpires: '0' }),
  person('expires.never', { accountExpires: '9223372036854775807' }),
  person('awkward', {}, awkwardDn),
  // Few under a base of their own: Samba answers the in-chain rule by walking up from every entry of the base.
  record(managersDn, { objectClass: 'organizationalUnit' }),
  person('chief', {}, managerDn('chief')),
  person('deputy', {}, managerDn('deputy')),
  person('leaver'),
  person('mover'),
  record(`CN=PC1,CN=Computers,${sambaAdBaseDn}`, {
    objectClass: 'computer',
    sAMAccountName: 'PC1$',
    userAccountControl: String(0x1000),
  }),
  record(`CN=Contact,${staffDn}`, { objectClass: 'contact', mail: 'contact@elsewhere.test' }),
  group('All Staff', ordinary.map(personDn)),
  group('Board', [personDn('signs.in'), managerDn('chief'), awkwardDn, foreignPrincipalDn]),
  group('Leadership', [groupDn('Board'), personDn('u0001'), managerDn('deputy')]),
  group('Company', [groupDn('All Staff'), groupDn('Leadership')]),
  group('Newsletter', [personDn('u0002'), `CN=Contact,${staffDn}`, `CN=PC1,CN=Computers,${sambaAdBaseDn}`], {
    // A distribution group, global ([MS-ADTS] section 2.2.12).
    groupType: '2',
  }),
].join('')
