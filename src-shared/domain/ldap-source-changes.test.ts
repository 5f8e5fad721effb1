import { describe, expect, it } from 'vitest'
import { diffSources, exportSource } from './ldap-source-changes.ts'
import { parseSourceDraft } from './ldap-source-rules.ts'
import { LdapSource } from './ldap-source.ts'

const source = LdapSource.parse({
  name: 'Corp',
  slug: 'corp',
  serverUri: 'ldaps://a,ldaps://b',
  baseDn: 'dc=x',
  syncUsersPassword: true,
  userPropertyMappings: ['a'],
  groupPropertyMappings: ['a'],
})

describe('diffSources', () => {
  it('lists changed fields, inner ones by their path', () => {
    const after: LdapSource = {
      ...source,
      serverUri: ['ldaps://b'],
      enabled: false,
      limits: { ...source.limits, percent: 5 },
      schedule: { ...source.schedule, paused: true },
    }
    expect(diffSources(source, after)).toEqual([
      { field: 'enabled', old: true, new: false },
      { field: 'serverUri', old: ['ldaps://a', 'ldaps://b'], new: ['ldaps://b'] },
      { field: 'schedule.paused', old: false, new: true },
      { field: 'limits.percent', old: 10, new: 5 },
    ])
  })

  it('is empty for equal sources', () => {
    expect(diffSources(source, { ...source, serverUri: [...source.serverUri] })).toEqual([])
  })
})

describe('exportSource', () => {
  it('writes every field, in the order of the schema, and what apply reads back', () => {
    const exported = exportSource(source)
    expect(Object.keys(exported)).toEqual(Object.keys(LdapSource.shape))
    const again = parseSourceDraft(JSON.parse(JSON.stringify(exported)), {
      otherSources: [],
      mappings: [{ name: 'a', objectType: 'any' }],
    })
    expect(again).toMatchObject({ ok: true, source })
  })

  it('leaves out what is no field', () => {
    const withSecret = { ...source, bindPassword: 'hunter2' }
    expect(JSON.stringify(exportSource(withSecret))).not.toContain('hunter2')
  })
})
