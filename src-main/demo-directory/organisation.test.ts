import { describe, expect, it } from 'vitest'
import { dnKey, isValidDn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import type { NewEntry } from './directory-content.ts'
import { buildOrganisation } from './organisation.ts'

const passwords = { peoplePassword: 'p', bindPassword: 'b' }

const attribute = (entry: NewEntry, name: string): readonly (string | Uint8Array)[] => {
  const values = new Map(Object.entries(entry.attributes)).get(name) ?? []
  return Array.isArray(values) ? values : [values]
}

const entriesOf = (people: number): readonly NewEntry[] => [...buildOrganisation(people, passwords).entries]
const ofClass = (entries: readonly NewEntry[], name: string): readonly NewEntry[] =>
  entries.filter((entry) => attribute(entry, 'objectClass').includes(name))

describe('the invented organisation', () => {
  const entries = entriesOf(250)
  const people = ofClass(entries, 'inetOrgPerson')
  const groups = ofClass(entries, 'groupOfNames')

  it('has 250 people and 30 groups', () => {
    expect([people.length, groups.length]).toEqual([250, 30])
  })

  it('is the same at every start', () => {
    expect(entriesOf(250)).toEqual(entries)
  })

  it('gives every entry a DN of its own at any size', () => {
    const dns = entriesOf(5000).map(({ dn }) => dn)
    expect(dns.filter((dn) => !isValidDn(dn))).toEqual([])
    expect(new Set(dns.map(dnKey)).size).toBe(dns.length)
  })

  it('names only members that exist', () => {
    const keys = new Set(entries.map(({ dn }) => dnKey(dn)))
    const members = groups.flatMap((group) => attribute(group, 'member'))
    expect(members.filter((member) => !keys.has(dnKey(String(member))))).toEqual([])
  })

  it('has groups in groups, one ring of them among them', () => {
    const members = new Map(groups.map((group) => [group.dn, attribute(group, 'member').map(String)]))
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      (members.get(from) ?? []).some(
        (member) => member === to || (!seen.has(member) && reaches(member, to, seen.add(member))),
      )
    expect(groups.filter(({ dn }) => reaches(dn, dn))).toHaveLength(3)
  })

  it.each([
    ['a comma in the common name', (entry: NewEntry) => entry.dn.includes(String.raw`\,`)],
    ['an RDN of two values', (entry: NewEntry) => entry.dn.includes('+employeeNumber=')],
    ['a name outside ASCII', (entry: NewEntry) => /[^ -~]/.test(String(attribute(entry, 'sn')))],
    ['no mail address', (entry: NewEntry) => attribute(entry, 'mail').length === 0],
    ['a photo', (entry: NewEntry) => attribute(entry, 'jpegPhoto').length === 1],
    ['a locked account', (entry: NewEntry) => attribute(entry, 'pwdAccountLockedTime').length === 1],
    ['an expired account', (entry: NewEntry) => attribute(entry, 'shadowExpire').length === 1],
    [
      'a description of many pages',
      (entry: NewEntry) => String(attribute(entry, 'description')).length > 30_000,
    ],
  ])('has somebody with %s', (_name, isSo) => {
    expect(people.filter(isSo).length).toBeGreaterThan(0)
  })

  it('grows in proportion', () => {
    const { summary } = buildOrganisation(5000, passwords)
    const largest = Math.max(
      ...ofClass(entriesOf(5000), 'groupOfNames').map((group) => attribute(group, 'member').length),
    )
    expect([summary.people, summary.groups]).toEqual([5000, 600])
    expect(largest).toBeGreaterThan(500)
  })
})
