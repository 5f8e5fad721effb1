import { describe, expect, it } from 'vitest'
import { type DocumentContext, parseApplyDocument } from './ldap-source-document.ts'
import { LdapSource } from './ldap-source.ts'

const draft = (slug: string, changes: object = {}): object => ({
  name: slug,
  slug,
  serverUri: 'ldaps://a',
  baseDn: 'dc=x',
  userPropertyMappings: ['LDAP: name'],
  groupPropertyMappings: ['LDAP: name'],
  ...changes,
})
const stored = (slug: string, changes: object = {}): LdapSource => LdapSource.parse(draft(slug, changes))
const empty: DocumentContext = {
  existingSources: [],
  existingMappings: [{ name: 'LDAP: name', objectType: 'any' }],
  isBuiltInMapping: (name) => name === 'LDAP: name',
}
const problems = (input: unknown, context: Partial<DocumentContext> = {}) => {
  const result = parseApplyDocument(input, { ...empty, ...context })
  return result.ok ? [] : result.problems
}
const paths = (input: unknown, context: Partial<DocumentContext> = {}) =>
  problems(input, context).map(({ path }) => path)
const passwordChoices = (input: unknown, context: Partial<DocumentContext> = {}) => {
  const result = parseApplyDocument(input, { ...empty, ...context })
  return result.ok ? result.sources.map(({ syncUsersPassword }) => syncUsersPassword) : result.problems
}

describe('parseApplyDocument', () => {
  it('takes one source, or lists of sources and mappings', () => {
    expect(parseApplyDocument(draft('a'), empty)).toMatchObject({
      ok: true,
      sources: [{ slug: 'a' }],
      propertyMappings: [],
    })
    const mapping = { name: 'mine', object_type: 'user', expression: 'return {}' }
    const document = {
      sources: [draft('a', { userPropertyMappings: ['mine'] }), draft('b')],
      propertyMappings: [mapping],
    }
    expect(parseApplyDocument(document, empty)).toMatchObject({
      ok: true,
      sources: [{ slug: 'a' }, { slug: 'b' }],
      propertyMappings: [{ name: 'mine', objectType: 'user', expression: 'return {}' }],
    })
  })

  it('names every problem with its path from the top', () => {
    const document = {
      sources: [draft('a', { baseDn: 'x' }), draft('b', { serverUri: ['ldaps://a', 'b'], colour: 1 }), 'c'],
      propertyMappings: [
        { name: 'm', expression: '' },
        { name: 'LDAP: name', expression: 'x' },
        { name: 'n', expression: 'x', more: 1 },
      ],
      mapings: [],
    }
    expect(paths(document)).toEqual([
      'mapings',
      'propertyMappings[0].expression',
      'propertyMappings[1].name',
      'propertyMappings[2].more',
      'sources[0].baseDn',
      'sources[1].colour',
      'sources[1].serverUri[1]',
      'sources[2]',
    ])
  })

  it.each([[undefined], [null], [[]], [7], ['{}']])('refuses %j', (input) => {
    expect(paths(input)).toEqual([''])
  })

  it('refuses lists that are none', () => {
    expect(paths({ sources: {}, propertyMappings: 'x' })).toEqual(['sources', 'propertyMappings'])
  })

  it('refuses two sources with one slug and two mappings with one name', () => {
    const mapping = { name: 'm', expression: 'x' }
    expect(paths({ sources: [draft('a'), draft('a')], propertyMappings: [mapping, mapping] })).toEqual([
      'propertyMappings[1].name',
      'sources[1].slug',
    ])
  })

  it('refuses to turn a mapping away from a source that uses it', () => {
    const existingSources = [stored('old', { userPropertyMappings: ['m'] })]
    const existingMappings = [...empty.existingMappings, { name: 'm', objectType: 'any' as const }]
    const document = { propertyMappings: [{ name: 'm', objectType: 'group', expression: 'x' }] }
    expect(paths(document, { existingSources, existingMappings })).toEqual(['propertyMappings[0].objectType'])
    expect(paths({ ...document, sources: [draft('old')] }, { existingSources, existingMappings })).toEqual([])
  })
})

describe('password write-back in a document', () => {
  it('is on for the first source ever only', () => {
    expect(passwordChoices({ sources: [draft('a'), draft('b')] })).toEqual([true, false])
    expect(passwordChoices({ sources: [draft('a')] }, { existingSources: [stored('old')] })).toEqual([false])
  })

  it('leaves it to the source that asks for it, wherever that stands', () => {
    expect(passwordChoices({ sources: [draft('a'), draft('b', { sync_users_password: true })] })).toEqual([
      false,
      true,
    ])
  })

  it('can move from one stored source to another in one file', () => {
    const existingSources = [
      stored('a', { syncUsersPassword: true }),
      stored('b', { syncUsersPassword: false }),
    ]
    const sources = [draft('a', { syncUsersPassword: false }), draft('b', { syncUsersPassword: true })]
    expect(passwordChoices({ sources }, { existingSources })).toEqual([false, true])
    expect(paths({ sources: [sources[1]] }, { existingSources })).toEqual(['sources[0].syncUsersPassword'])
  })

  it('is refused for two', () => {
    const sources = [draft('a', { syncUsersPassword: true }), draft('b', { syncUsersPassword: true })]
    expect(paths({ sources })).toEqual(['sources[1].syncUsersPassword'])
  })
})
