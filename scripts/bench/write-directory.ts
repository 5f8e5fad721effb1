// The benchmark's directory as LDIF: people of about 40 values each (1.5 KB on the wire), groups whose sizes follow a
// power law, groups in groups with one cycle. Deterministic, and written as a stream: a million people are 1.2 GB.
// The containers ou=people and ou=groups are made by the test server.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

export interface DirectorySize {
  readonly users: number
  readonly groups: number
  readonly memberships: number
}

export interface WrittenDirectory extends DirectorySize {
  readonly nested: number
}

export const benchBaseDn = 'dc=bench,dc=example'
const largestGroup = 5000

const given = [
  'Anna',
  'José',
  'Zoë',
  'Łukasz',
  'Νίκη',
  'Ольга',
  '明',
  'さくら',
  'Siobhán',
  'Jürgen',
  'Mary',
  'Samuel',
  'محمد',
  'Þóra',
]
const family = [
  'Smith',
  'Müller',
  'Nguyễn',
  'Øster',
  "O'Neill",
  'Šimánek',
  'Παππά',
  'Иванова',
  '佐藤',
  'van der Berg',
  'Smith, Jr.',
]
const departments = [
  'Engineering',
  'Finance',
  'People',
  'Sales',
  'Marketing',
  'Operations',
  'Legal',
  'Research',
  'Support',
  'Purchasing',
]
const cities = ['Berlin', 'München', 'Kraków', 'São Paulo', 'Reykjavík', 'London', '東京', 'Zürich']
const titles = [
  'Engineer',
  'Accountant',
  'Manager',
  'Director',
  'Analyst',
  'Technician',
  'Consultant',
  'Administrator',
]

/** A small linear congruential generator (Numerical Recipes' constants): the same data on every machine. */
const makeRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const uid = (index: number): string => `u${String(index).padStart(7, '0')}`
const userDn = (index: number): string => `uid=${uid(index)},ou=people,${benchBaseDn}`
const groupDn = (index: number): string =>
  `cn=group-${String(index).padStart(5, '0')},ou=groups,${benchBaseDn}`

const plain = /^(?![ :<])[\x20-\x7e]*[\x21-\x7e]$/
const line = (name: string, value: string): string =>
  plain.test(value) ? `${name}: ${value}\n` : `${name}:: ${Buffer.from(value).toString('base64')}\n`

/** Group sizes `largest / rank^exponent`, with the exponent found by bisection so that they add up to the total. */
const groupSizes = ({ users, groups, memberships }: DirectorySize): readonly number[] => {
  const largest = Math.min(largestGroup, users)
  const sizesFor = (exponent: number): readonly number[] =>
    Array.from({ length: groups }, (_, rank) => Math.max(1, Math.floor(largest / (rank + 1) ** exponent)))
  let low = 0
  let high = 3
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (sizesFor(middle).reduce((sum, size) => sum + size, 0) > memberships) low = middle
    else high = middle
  }
  return sizesFor(high)
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T // in range

const userRecord = (index: number, memberOf: readonly number[], random: () => number): string => {
  const first = pick(given, random)
  const last = pick(family, random)
  const department = pick(departments, random)
  const photo = index % 20 === 0 ? `jpegPhoto:: ${photoOf(index).toString('base64')}\n` : ''
  return (
    `dn: ${userDn(index)}\nobjectClass: top\nobjectClass: person\nobjectClass: organizationalPerson\n` +
    `objectClass: inetOrgPerson\nobjectClass: posixAccount\nuid: ${uid(index)}\n` +
    line('cn', `${first} ${last} ${index}`) +
    line('sn', last) +
    line('givenName', first) +
    line('displayName', `${first} ${last}`) +
    `mail: ${uid(index)}@bench.example\n${index % 4 === 0 ? `mail: alias.${uid(index)}@bench.example\n` : ''}` +
    `telephoneNumber: +49 30 ${1_000_000 + index}\n${index % 2 === 0 ? '' : `mobile: +49 170 ${2_000_000 + index}\n`}` +
    `title: ${pick(titles, random)}\ndepartmentNumber: ${100 + (index % 40)}\nou: ${department}\n` +
    `employeeNumber: ${500_000 + index}\nemployeeType: ${index % 17 === 0 ? 'Contractor' : 'Employee'}\n` +
    line('l', pick(cities, random)) +
    `preferredLanguage: en\n${index % 10 === 0 ? '' : `manager: ${userDn(Math.floor(index / 10))}\n`}` +
    `uidNumber: ${100_000 + index}\ngidNumber: ${2000 + (index % 50)}\nhomeDirectory: /home/${uid(index)}\nloginShell: /bin/bash\n` +
    (index % 3 === 0
      ? line('description', `${department}, ${first} ${last}, cost centre ${index % 997}, taken over from HR`)
      : '') +
    photo +
    memberOf.map((group) => `memberOf: ${groupDn(group)}\n`).join('') +
    '\n'
  )
}

const photoOf = (seed: number): Buffer => {
  const random = makeRandom(seed)
  const bytes = Buffer.from(Array.from({ length: 2048 }, () => Math.floor(random() * 256)))
  bytes.set([0xff, 0xd8, 0xff, 0xe0], 0)
  return bytes
}

/** Writes the LDIF file and says what is in it. slapadd bypasses the memberof overlay, so `memberOf` is written too. */
export const writeDirectory = async (file: string, size: DirectorySize): Promise<WrittenDirectory> => {
  const random = makeRandom(1)
  const members = groupSizes(size).map((count) => {
    const set = new Set<number>()
    while (set.size < count) set.add(Math.floor(random() * size.users))
    return set
  })
  const memberOf: number[][] = Array.from({ length: size.users }, () => [])
  members.forEach((set, group) => {
    for (const user of set) memberOf[user]?.push(group)
  })

  const stream = createWriteStream(file)
  const write = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain')
  }
  for (let user = 0; user < size.users; user++) await write(userRecord(user, memberOf[user] ?? [], random))

  let nested = 0
  let memberships = 0
  for (const [group, set] of members.entries()) {
    const inner = nestedIn(group, size.groups)
    nested += inner.length
    memberships += set.size
    await write(
      `dn: ${groupDn(group)}\nobjectClass: top\nobjectClass: groupOfNames\ncn: group-${String(group).padStart(5, '0')}\n` +
        `description: ${pick(departments, random)} group ${group}\n` +
        [...set].map((user) => `member: ${userDn(user)}\n`).join('') +
        inner.map((child) => `member: ${groupDn(child)}\n`).join('') +
        '\n',
    )
  }
  stream.end()
  await once(stream, 'close')
  return { users: size.users, groups: size.groups, memberships, nested }
}

/** Every tenth group contains the next one; groups 10, 11 and 12 form a cycle. */
const nestedIn = (group: number, groups: number): readonly number[] => {
  if (groups <= 20) return []
  if (group === 11) return [12]
  if (group === 12) return [10]
  return group % 10 === 0 && group + 1 < groups ? [group + 1] : []
}

/** LDIF that gives one person in a hundred a new title, a different one each round. */
export const changedUsers = (users: number, round: number): string =>
  Array.from({ length: Math.floor(users / 100) }, (_, index) =>
    [
      `dn: ${userDn(index * 100)}`,
      'changetype: modify',
      'replace: title',
      `title: Changed ${round + 1}`,
      '',
      '',
    ].join('\n'),
  ).join('')
