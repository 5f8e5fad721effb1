import type { NewEntry } from './directory-content.ts'
import { groupCount, organisationGroups } from './organisation-groups.ts'
import {
  hasMail,
  isDisabled,
  managerOf,
  type PeopleSettings,
  personAt,
  seatOf,
} from './organisation-people.ts'

export const organisationBaseDn = 'dc=meridian,dc=example'
const peopleDn = `ou=People,${organisationBaseDn}`
const groupsDn = `ou=Groups,${organisationBaseDn}`
const servicesDn = `ou=Service Accounts,${organisationBaseDn}`
export const organisationBindDn = `uid=rollcall,${servicesDn}`

const domain = 'meridian.example'

/** Counts of what a directory holds, for the person who is shown the demo. */
export interface DemoSummary {
  readonly people: number
  readonly groups: number
  readonly serviceAccounts: number
  readonly memberships: number
  readonly disabledPeople: number
  readonly peopleWithoutMail: number
}

export interface Organisation {
  /** Made one by one while they are taken, parents before children; can be taken once. */
  readonly entries: Iterable<NewEntry>
  readonly summary: DemoSummary
}

interface OrganisationSettings {
  /** Stored forms of the passwords, of people and of the bind account. */
  readonly peoplePassword: string
  readonly bindPassword: string
}

const serviceAccounts = ['rollcall', 'backup', 'printers', 'wiki', 'monitoring'] as const

/** The invented organisation; the same entries at every start. */
export const buildOrganisation = (
  people: number,
  { peoplePassword, bindPassword }: OrganisationSettings,
): Organisation => {
  const settings: PeopleSettings = { peopleDn, domain, storedPassword: peoplePassword }
  const numbers = Array.from({ length: people }, (_, index) => index)
  const seats = numbers.map((index) => seatOf(index, settings))
  const groups = organisationGroups(seats, { groupsDn, bindDn: organisationBindDn })
  function* entries(): Generator<NewEntry> {
    yield {
      dn: organisationBaseDn,
      attributes: {
        objectClass: ['top', 'dcObject', 'organization'],
        dc: 'meridian',
        o: 'Meridian Cooperative',
      },
    }
    yield unit('People', peopleDn)
    yield unit('Groups', groupsDn)
    yield unit('Service Accounts', servicesDn)
    for (const uid of serviceAccounts) yield serviceAccount(uid, bindPassword)
    for (const [index, seat] of seats.entries())
      yield personAt(index, { seat, managerDn: seats[managerOf(index) ?? -1]?.dn }, settings)
    yield* groups
  }
  return {
    entries: entries(),
    summary: {
      people,
      groups: groupCount(people),
      serviceAccounts: serviceAccounts.length,
      memberships: groups.map(memberCount).reduce((sum, count) => sum + count, 0),
      disabledPeople: numbers.filter(isDisabled).length,
      peopleWithoutMail: numbers.filter((index) => !hasMail(index)).length,
    },
  }
}

const unit = (name: string, dn: string): NewEntry => ({
  dn,
  attributes: { objectClass: ['top', 'organizationalUnit'], ou: name },
})

const serviceAccount = (uid: string, bindPassword: string): NewEntry => ({
  dn: `uid=${uid},${servicesDn}`,
  attributes: {
    objectClass: ['top', 'account', 'simpleSecurityObject'],
    uid,
    description: `Service account of ${uid}`,
    // Only the bind account can be used; the others have a password that nothing matches.
    userPassword: uid === 'rollcall' ? bindPassword : '{SSHA}!',
  },
})

const memberCount = ({ attributes }: NewEntry): number => {
  const members =
    attributes instanceof Map ? attributes.get('member') : Object.entries(attributes).find(isMember)?.[1]
  return Array.isArray(members) ? members.length : 1
}

const isMember = ([name]: readonly [string, unknown]): boolean => name === 'member'
