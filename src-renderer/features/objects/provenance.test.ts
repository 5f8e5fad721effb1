import { describe, expect, it } from 'vitest'
import { keptAs, keptFields, type MappingResults, type RawEntry } from './provenance.ts'

const raw: RawEntry = {
  slug: 'corp',
  dn: 'uid=ada,dc=x',
  attributes: [
    { name: 'cn', values: ['Ada'], isBinary: false },
    { name: 'displayName', values: ['Ada', 'Lady Ada'], isBinary: false },
    { name: 'mail', values: ['ada@x'], isBinary: false },
  ],
  provided: ['name', 'email', 'path', 'attributes.phone'],
}
const object = {
  fields: { name: 'Ada', email: 'ada@x', path: 'sources/corp', isActive: true },
  attributes: { phone: '1', note: 'by hand' },
  raw: [raw],
}
const base = { path: 'sources/corp', attributes: { ldap_uniq: '7' } }
const results: MappingResults = {
  slug: 'corp',
  base,
  given: [
    { mapping: 'names', properties: { ...base, name: 'Someone else' } },
    { mapping: 'people', properties: { ...base, name: 'Ada', email: 'old@x', attributes: { phone: '1' } } },
  ],
}

const kept = (key: string, given: MappingResults | undefined = results) =>
  keptFields(object, given).find((field) => field.key === key)

describe('keptFields', () => {
  it('names the last mapping that gave a value', () => {
    expect(kept('name')?.origin).toEqual({ kind: 'mapping', mapping: 'people' })
    expect(kept('attributes.phone')?.origin).toEqual({ kind: 'mapping', mapping: 'people' })
  })

  it('names no mapping whose value is another now', () => {
    expect(kept('email')?.origin).toEqual({ kind: 'unknown' })
  })

  it('sees what the settings of the source gave, though every mapping passes it on', () => {
    expect(kept('path')?.origin).toEqual({ kind: 'source' })
  })

  it('says nothing of mappings for another source, or before they were tried', () => {
    expect(kept('name', { ...results, slug: 'lab' })?.origin).toEqual({ kind: 'unknown' })
    expect(keptFields(object, undefined)[0]?.origin).toEqual({ kind: 'unknown' })
  })

  it('finds the attributes that hold the same value, exact ones first', () => {
    expect(kept('name')?.sameAs).toEqual(['cn', 'displayName'])
    expect(kept('email')?.sameAs).toEqual(['mail'])
  })

  it('ascribes nothing to a source that did not provide it', () => {
    expect(kept('attributes.note')).toMatchObject({ sources: [], sameAs: [], origin: { kind: 'unknown' } })
  })

  it('is not misled by keys that every object has', () => {
    const odd = {
      fields: {},
      attributes: { constructor: 'x' },
      raw: [{ ...raw, provided: ['attributes.constructor'] }],
    }
    expect(keptFields(odd, results)[0]?.origin).toEqual({ kind: 'unknown' })
  })
})

describe('keptAs', () => {
  it('turns the relation around', () => {
    expect(keptAs(keptFields(object, undefined)).get('mail')).toEqual(['email'])
  })
})
