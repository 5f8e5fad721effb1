import { describe, expect, it } from 'vitest'
import { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { catalogues } from '../../../src-shared/messages/catalogue.ts'
import { fieldOfPath, isSecretName, sectionOfPath, sections, sourceFields } from './source-fields.ts'
import { blankEdit } from './source-values.ts'

const ids = sourceFields.map(({ id }) => id)

describe('the table of fields', () => {
  it('has every field of a source, and each once', () => {
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !isSecretName(id)).toSorted()).toEqual(
      Object.keys(blankEdit({ isFirst: true }).values).toSorted(),
    )
    for (const field of Object.keys(LdapSource.shape))
      expect(ids.some((id) => id === field || id.startsWith(`${field}.`))).toBe(true)
  })

  it('leaves no section empty', () => {
    expect(sections.filter((section) => !sourceFields.some((field) => field.section === section))).toEqual([])
  })

  it('has words for every option in both languages', () => {
    const options = sourceFields.flatMap(({ id, control }) =>
      control.kind === 'choice' ? control.options.map((option) => `sources.choice.${id}.${option}`) : [],
    )
    expect(options.length).toBeGreaterThan(15)
    for (const catalogue of [catalogues.en, catalogues.de])
      expect(options.filter((option) => !(option in catalogue))).toEqual([])
  })
})

describe('paths of problems', () => {
  it.each([
    ['serverUri[1]', 'serverUri', 'connection'],
    ['limits.percent', 'limits.percent', 'deletion'],
    ['userPropertyMappings[3]', 'userPropertyMappings', 'mappings'],
    ['somethingNew', undefined, 'connection'],
    ['', undefined, 'connection'],
  ])('%s belongs to the field %s in the section %s', (path, field, section) => {
    expect([fieldOfPath(path), sectionOfPath(path)]).toEqual([field, section])
  })
})
