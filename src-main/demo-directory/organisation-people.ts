import { printDn, type Rdn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import type { NewEntry } from './directory-content.ts'
import { generalizedTime, uuidOf } from './directory-content.ts'
import { departments, familyNames, givenNames, type Office, offices, titles } from './organisation-names.ts'

// People by number: the same number always gives the same person, in a directory of any size.

export interface PeopleSettings {
  readonly peopleDn: string
  readonly domain: string
  /** One stored password for everybody: hashing 100,000 of them would be most of the start. */
  readonly storedPassword: string
}

/** Where a person belongs; cheap, for the groups that are made of many people. */
export interface Seat {
  readonly dn: string
  readonly office: Office
  readonly department: string
}

// Every oddity comes round at its own interval, so that the smallest demo has some of each and any size the same share.
const disabledEvery = 40
const expiredEvery = 125
const withoutMailEvery = 17
const photoEvery = 10
const commaInNameEvery = 23
const twoValuedRdnEvery = 61
const managerSpan = 12

/** A fixed day: the demo looks the same whenever it is started. */
const firstHire = Date.UTC(2016, 0, 4, 8)
const hourMs = 60 * 60 * 1000
const spanHours = 70_000

export const seatOf = (index: number, settings: PeopleSettings): Seat => ({
  dn: dnOfPerson(index, settings),
  office: pick(offices, mix(index, 3)),
  department: pick(departments, mix(index, 4)),
})

/** Locked by the password policy. */
const isLocked = (index: number): boolean => index % disabledEvery === disabledEvery - 1
/** Expired by shadowExpire. */
const isExpired = (index: number): boolean => index % expiredEvery === 60
export const isDisabled = (index: number): boolean => isLocked(index) || isExpired(index)
export const hasMail = (index: number): boolean => index % withoutMailEvery !== 11

/** The number of the person whom this one reports to; the first dozen report to nobody. */
export const managerOf = (index: number): number | undefined =>
  index < managerSpan ? undefined : Math.floor(index / managerSpan)

interface Position {
  readonly seat: Seat
  readonly managerDn: string | undefined
}

export const personAt = (
  index: number,
  { seat, managerDn }: Position,
  settings: PeopleSettings,
): NewEntry => {
  const names = namesOf(index)
  const { dn, office, department } = seat
  const uid = uidOf(index)
  const mail = `${uid}@${settings.domain}`
  const hired = firstHire + (mix(index, 5) % spanHours) * hourMs
  const attributes: Record<string, string | Uint8Array | readonly string[]> = {
    objectClass: isExpired(index) ? [...personClasses, 'shadowAccount'] : personClasses,
    uid,
    cn: names.common,
    sn: names.family,
    givenName: names.given,
    displayName: `${names.given} ${names.family}`,
    employeeNumber: employeeNumberOf(index),
    employeeType: index % 9 === 4 ? 'Contractor' : 'Employee',
    title: pick(titles, mix(index, 6)),
    departmentNumber: department,
    ou: department,
    l: office.name,
    street: office.street,
    postalCode: office.postalCode,
    preferredLanguage: office.language,
    telephoneNumber: `${office.dialling} ${String(1000 + (mix(index, 7) % 9000))} ${String(10 + (index % 90))}`,
    userPassword: settings.storedPassword,
    entryUUID: uuidOf(dn),
    createTimestamp: generalizedTime(new Date(hired)),
    modifyTimestamp: generalizedTime(new Date(hired + (mix(index, 8) % 20_000) * hourMs)),
  }
  if (hasMail(index)) attributes['mail'] = index % 31 === 5 ? [mail, `${uid}@post.${settings.domain}`] : mail
  if (index % 4 === 1)
    attributes['mobile'] = `${office.dialling} 9${String(100_000 + (mix(index, 9) % 900_000))}`
  if (index % photoEvery === 2) attributes['jpegPhoto'] = photo
  if (managerDn !== undefined) attributes['manager'] = managerDn
  if (index === 7) attributes['description'] = longDescription
  if (isLocked(index)) attributes['pwdAccountLockedTime'] = '000001010000Z'
  if (isExpired(index)) attributes['shadowExpire'] = '17897'
  return { dn, attributes }
}

const personClasses: readonly string[] = ['top', 'person', 'organizationalPerson', 'inetOrgPerson']

/** Most are named by uid; some by a common name with a comma, some by two attributes at once. */
const dnOfPerson = (index: number, { peopleDn }: PeopleSettings): string => {
  const commonName = { type: 'cn', value: namesOf(index).common }
  if (index % commaInNameEvery === 8) return below(peopleDn, commonName)
  if (index % twoValuedRdnEvery === 30)
    return below(peopleDn, commonName, { type: 'employeeNumber', value: employeeNumberOf(index) })
  return below(peopleDn, { type: 'uid', value: uidOf(index) })
}

/** A DN directly below another, escaped as RFC 4514 asks. */
export const below = (parent: string, ...rdn: Rdn): string => `${printDn([rdn])},${parent}`

const employeeNumberOf = (index: number): string => String(100_001 + index)

/** The number makes it unique; letters outside ASCII are spelt without their marks, as mail systems want it. */
const uidOf = (index: number): string => {
  const first = pick(givenLetters, mix(index, 1))
  const last = pick(familyLetters, mix(index, 2))
  const letters = last === '' ? first : first.slice(0, 1) + last
  return `${letters === '' ? 'user' : letters}${String(index + 1)}`
}

const asciiLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')

// Spelt once for each name instead of once for each person who has it.
const givenLetters = givenNames.map(asciiLetters)
const familyLetters = familyNames.map(asciiLetters)

const namesOf = (
  index: number,
): { readonly given: string; readonly family: string; readonly common: string } => {
  const given = pick(givenNames, mix(index, 1))
  const family = pick(familyNames, mix(index, 2))
  // The number of a namesake is what keeps common names unique where they are part of the DN.
  const suffix = index < 250 ? '' : ` ${String(index)}`
  const isFamilyFirst = index % commaInNameEvery === 8
  return { given, family, common: (isFamilyFirst ? `${family}, ${given}` : `${given} ${family}`) + suffix }
}

/** An even spread from two small numbers (the finaliser of MurmurHash3): no state, so any person can be made alone. */
export const mix = (index: number, salt: number): number => {
  let hash = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

export const pick = <Value>(list: readonly Value[], number: number): Value => {
  const value = list[number % list.length]
  if (value === undefined) throw new RangeError('nothing to pick from')
  return value
}

// The smallest picture a decoder takes: one grey pixel. It begins with bytes that are not UTF-8.
const photo = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
)

const longDescription = 'Keeps the minutes of every meeting, and this is what they look like. '
  .repeat(600)
  .trim()
