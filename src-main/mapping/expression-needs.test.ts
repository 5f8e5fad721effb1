import { describe, expect, it } from 'vitest'
import { findExpressionNeeds } from './expression-needs.ts'

describe('what an expression needs', () => {
  it('reads the literal names of attributes', () => {
    const needs = findExpressionNeeds(
      "return { name: ldap.get('displayName') ?? ldap . all( \"cn\" )[0], attributes: { a: [...ldap.all('cn')], p: ldap.bytes('jpegPhoto') } }",
    )

    expect(needs.attributes).toEqual({ text: ['displayName', 'cn'], bytes: ['jpegPhoto'] })
  })

  it.each([
    'ldap.get(name)',
    "ldap.get('a' + b)",
    "ldap['get']('a')",
    'ldap.get(`a`)',
    'const copy = ldap',
    'f({ ldap })',
    'ldap.names()',
    "ldap.get.call(null, 'a')",
    "ldap?.get('a')",
    "// of ldap\nldap.get('a')",
    "ldap.get('a', 'b')",
    "x.ldap.get('a')",
    "\\u006cdap.get('a')",
  ])('sends every attribute when the names cannot be told: %s', (expression) => {
    expect(findExpressionNeeds(expression).attributes).toBeUndefined()
  })

  it('sends dn and properties only to those who name them', () => {
    expect(findExpressionNeeds("return { name: ldap.get('cn') }")).toMatchObject({
      dn: false,
      properties: false,
    })
    expect(findExpressionNeeds('return { name: dn + properties.name }')).toMatchObject({
      dn: true,
      properties: true,
    })
    expect(findExpressionNeeds('return { name: \\u0064n }')).toMatchObject({ dn: true, properties: true })
  })
})
