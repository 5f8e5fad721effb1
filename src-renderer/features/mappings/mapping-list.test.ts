import { describe, expect, it } from 'vitest'
import { copyName } from './copy-name.ts'
import { firstLine, searchMappings } from './mapping-list.ts'

const row = (name: string, expression: string, usedBy: readonly string[] = []) => ({
  name,
  objectType: 'any' as const,
  builtIn: false,
  expression,
  description: '',
  usedBy: [...usedBy],
})
const rows = [
  row('LDAP: mail', "return { email: ldap.get('mail') }", ['corp', 'lab']),
  row('Phones', "return { attributes: { phone: ldap.all('telephoneNumber') } }", ['corp']),
]
const found = (search: string) => searchMappings(rows, search).map(({ name }) => name)

describe('searching mappings', () => {
  it('finds by name, attribute and source, whatever the case', () => {
    expect(found('ldap: MAIL')).toEqual(['LDAP: mail'])
    expect(found('telephonenumber')).toEqual(['Phones'])
    expect(found('lab')).toEqual(['LDAP: mail'])
  })

  it('wants every word found somewhere', () => {
    expect(found('corp phone')).toEqual(['Phones'])
    expect(found('lab phone')).toEqual([])
    expect(found('  ')).toHaveLength(2)
  })
})

describe('the line that stands for an expression', () => {
  it('is the first with code', () => {
    expect(firstLine('\n// why\n  const a = 1\nreturn {}')).toBe('const a = 1')
    expect(firstLine('// nothing yet')).toBe('')
  })
})

describe('the name of a copy', () => {
  it('is numbered only when it is taken', () => {
    expect(copyName('Copy of A', ['A'])).toBe('Copy of A')
    expect(copyName('Copy of A', ['copy of a', 'Copy of A 2'])).toBe('Copy of A 3')
  })
})
