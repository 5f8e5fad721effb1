import { describe, expect, it } from 'vitest'
import { completeExpression } from './complete-expression.ts'

const complete = completeExpression({
  attributeNames: ['mail', 'sn', 'ipaUniqueID;x-test'],
  objectType: 'user',
  text: (id) => id,
})
const labelsAt = (before: string, isAsked = false) =>
  complete(before, isAsked)?.options.map(({ label }) => label)

describe('completion in an expression', () => {
  it.each([
    ["return { email: ldap.get('", 0],
    ['ldap.all("ma', 2],
    ["ldap . bytes( 'jpegPh", 6],
    ["if (ldap.get('mail') === ldap.get('m", 1],
  ])('offers attribute names in %j', (before, typed) => {
    expect(labelsAt(before)).toEqual(['mail', 'sn', 'ipaUniqueID;x-test'])
    expect(complete(before, false)?.typed).toBe(typed)
  })

  it('does not take a closed call for an open one', () => {
    expect(labelsAt("ldap.get('mail')")).toBeUndefined()
  })

  it('offers the members of ldap, source and properties after the dot', () => {
    expect(labelsAt('ldap.')).toEqual(['get', 'all', 'bytes', 'names'])
    expect(labelsAt('const a = source.b')).toEqual(['slug', 'name', 'baseDn'])
    expect(labelsAt('properties.')).toContain('parent')
  })

  it('offers nothing after the dot of something else', () => {
    expect(labelsAt('mail.')).toBeUndefined()
    expect(labelsAt('mail.sp')).toBeUndefined()
    expect(labelsAt('my.source.', true)).toBeUndefined()
  })

  it('offers the names there are where a word begins', () => {
    expect(labelsAt('sl')).toEqual(
      expect.arrayContaining(['ldap', 'dn', 'slugify', 'parseDn', 'skipObject', 'return']),
    )
    expect(complete('const x = reg', false)?.typed).toBe(3)
  })

  it('says nothing unasked where no word has begun', () => {
    expect(labelsAt('const x = ')).toBeUndefined()
    expect(labelsAt('const x = ', true)).toContain('dn')
  })

  it('offers the keys a mapping of this kind may return', () => {
    expect(labelsAt('return { user')).toContain('username')
    expect(labelsAt("return { username: ldap.get('uid'), is")).toContain('isActive')
    expect(complete('return { na', false)?.options[1]).toMatchObject({ label: 'name', insert: 'name: ' })
  })

  it('offers only keys that both kinds know for a mapping that serves both', () => {
    const forBoth = completeExpression({ attributeNames: [], objectType: 'any', text: (id) => id })
    const labels = forBoth('return { n', false)?.options.map(({ label }) => label)
    expect(labels).toContain('name')
    expect(labels).not.toContain('username')
    expect(labels).not.toContain('parent')
  })

  it('keeps out of strings and comments', () => {
    expect(labelsAt("const a = 'see so")).toBeUndefined()
    expect(labelsAt('// the so')).toBeUndefined()
    expect(labelsAt("const a = 'it\\'s' + so")).toContain('source')
  })
})
