import { describe, expect, it } from 'vitest'
import { builtInMappings, isBuiltInMapping } from './built-in-mappings.ts'
import { anEntry, mapOne, mapPage } from './mapping-test-kit.ts'

const entries = [
  anEntry(
    {
      name: 'Alice A',
      mail: ['a@x', 'b@x'],
      sAMAccountName: 'alice',
      userPrincipalName: 'alice@x',
      givenName: 'Alice',
      sn: 'A',
      uid: 'al',
      cn: 'alice a',
    },
    'uid=alice,ou=Inner,ou=Outer\\, East,cn=Users,dc=example,dc=org',
  ),
  anEntry({}, 'cn=Nobody,dc=example,dc=org'),
  anEntry({ MAIL: 'x@y', sn: new Uint8Array([255]) }, 'CN=x+OU=own,OU=a+CN=b,l=Town,DC=org'),
]
const initial = entries.map(() => ({ path: 'sources/corp', attributes: { kept: true } }))

const native = (name: string) => mapPage([{ name, expression: 'ignored' }], { entries, initial })

describe('the built-in mappings', () => {
  it('are the nine of the reference, without its brand', () => {
    expect(builtInMappings.map(({ name }) => name).sort()).toEqual([
      'Active Directory: givenName',
      'Active Directory: sAMAccountName',
      'Active Directory: sn',
      'Active Directory: userPrincipalName',
      'LDAP: DN to user path',
      'LDAP: mail',
      'LDAP: name',
      'OpenLDAP: cn',
      'OpenLDAP: uid',
    ])
    expect(isBuiltInMapping('LDAP: mail')).toBe(true)
    expect(isBuiltInMapping('ldap: mail')).toBe(false)
  })

  it.each(builtInMappings)(
    'gives natively what its expression gives: $name',
    async ({ name, expression }) => {
      const copied = await mapPage([{ name: `Copy of ${name}`, expression }], { entries, initial })

      expect(await native(name)).toEqual(copied)
    },
  )

  it.each([
    ['LDAP: name', { name: 'Alice A' }],
    ['LDAP: mail', { email: 'a@x' }],
    ['Active Directory: sAMAccountName', { username: 'alice' }],
    ['Active Directory: userPrincipalName', { attributes: { kept: true, upn: 'alice@x' } }],
    ['Active Directory: givenName', { attributes: { kept: true, givenName: 'Alice' } }],
    ['Active Directory: sn', { attributes: { kept: true, sn: 'A' } }],
    ['OpenLDAP: uid', { username: 'al' }],
    ['OpenLDAP: cn', { name: 'alice a' }],
    ['LDAP: DN to user path', { path: 'sources/corp/Outer, East/Inner' }],
  ])('gives the result of the reference: %s', async (name, properties) => {
    const [result] = await native(name)

    expect(result).toEqual({
      kind: 'mapped',
      properties: { path: 'sources/corp', attributes: { kept: true }, ...properties },
    })
  })

  it('gives the bare user path to someone right below the root', async () => {
    const [, nobody, several] = await native('LDAP: DN to user path')

    expect(nobody).toMatchObject({ properties: { path: 'sources/corp' } })
    expect(several).toMatchObject({ properties: { path: 'sources/corp/Town/a' } })
  })

  it('fails in words for a DN that cannot be parsed', async () => {
    const [result] = await mapPage([{ name: 'LDAP: DN to user path', expression: '' }], {
      entries: [anEntry({}, 'nonsense')],
    })

    expect(result).toMatchObject({
      kind: 'failed',
      problem: { code: 'mapping.failed', mapping: 'LDAP: DN to user path' },
    })
  })

  it('fails in words when a mapping for users is given to groups', async () => {
    const [result] = await mapPage([{ name: 'LDAP: mail', expression: '' }], {
      entries: [anEntry({ mail: 'x' })],
      objectType: 'group',
    })

    expect(result).toMatchObject({
      kind: 'failed',
      problem: { message: expect.stringContaining('"email" is not a property of a group') },
    })
  })

  it('needs no sandbox', async () => {
    expect(await mapOne([])).toEqual({ kind: 'mapped', properties: { attributes: {} } })
  })
})
