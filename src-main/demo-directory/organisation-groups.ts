import type { NewEntry } from './directory-content.ts'
import { uuidOf } from './directory-content.ts'
import { departments, offices, teamWords } from './organisation-names.ts'
import { below, mix, pick, type Seat } from './organisation-people.ts'

// Groups: one an office, one a department, the rest teams; a few hold other groups, three hold each other in a ring.

export interface GroupSettings {
  readonly groupsDn: string
  readonly bindDn: string
}

/** 30 groups for 250 people, and the same share at any size. */
const peoplePerGroup = 250 / 30
const ringSize = 3
const teamsLed = 2

export const groupCount = (people: number): number => Math.max(30, Math.round(people / peoplePerGroup))

export const organisationGroups = (people: readonly Seat[], settings: GroupSettings): readonly NewEntry[] => {
  const dnOf = (name: string): string => below(settings.groupsDn, { type: 'cn', value: name })
  const officeGroups = offices.map(({ name }) => ({
    name: `Office ${name}`,
    members: inOffice(people, name),
  }))
  const departmentGroups = departments.map((name) => ({ name, members: inDepartment(people, name) }))
  const everyone = { name: 'Everyone', members: officeGroups.map(({ name }) => dnOf(name)) }
  const teamNumber = groupCount(people.length) - officeGroups.length - departmentGroups.length - 1
  const teams = Array.from({ length: teamNumber }, (_, index) => ({
    name: teamName(index),
    members: teamMembers(people, index),
  }))
  // Some departments are led through groups: their first teams are members, as groups.
  const led = departmentGroups.map(({ name, members }, index) => ({
    name,
    members: [
      ...members,
      ...teams.slice(index * teamsLed, (index + 1) * teamsLed).map((team) => dnOf(team.name)),
    ],
  }))
  const ringed = teams.map(({ name, members }, index) => {
    const next = index < ringSize ? teams[(index + 1) % ringSize] : undefined
    return { name, members: next === undefined ? members : [...members, dnOf(next.name)] }
  })
  return [everyone, ...officeGroups, ...led, ...ringed].map(({ name, members }) =>
    // groupOfNames must have a member (RFC 4519 section 3.5); the service account stands in for nobody.
    groupEntry(name, dnOf(name), members.length === 0 ? [settings.bindDn] : members),
  )
}

const groupEntry = (name: string, dn: string, members: readonly string[]): NewEntry => ({
  dn,
  attributes: {
    objectClass: ['top', 'groupOfNames'],
    cn: name,
    description: `Everybody who belongs to ${name}`,
    member: [...new Set(members)],
    entryUUID: uuidOf(dn),
    createTimestamp: '20160104080000Z',
    modifyTimestamp: '20240311093000Z',
  },
})

const dnsOf = (people: readonly Seat[]): readonly string[] => people.map(({ dn }) => dn)

const inOffice = (people: readonly Seat[], office: string): readonly string[] =>
  dnsOf(people.filter((person) => person.office.name === office))

const inDepartment = (people: readonly Seat[], department: string): readonly string[] =>
  dnsOf(people.filter((person) => person.department === department))

/** The third team has a comma in its name, later ones a number. */
const teamName = (index: number): string => {
  const word = pick(teamWords, index)
  if (index === 2) return `${word}, Night Shift`
  return index < teamWords.length
    ? `Team ${word}`
    : `Team ${word} ${String(Math.floor(index / teamWords.length) + 1)}`
}

const smallestTeam = 3
const teamSpread = 14

const teamMembers = (people: readonly Seat[], index: number): readonly string[] => {
  const size = smallestTeam + (mix(index, 21) % teamSpread)
  return people.length === 0
    ? []
    : Array.from({ length: size }, (_, seat) => pick(people, mix(index * 64 + seat, 22)).dn)
}
