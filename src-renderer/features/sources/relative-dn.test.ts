import { describe, expect, it } from 'vitest'
import { relativeDn } from './relative-dn.ts'

describe('relativeDn', () => {
  it.each([
    ['ou=people,dc=example,dc=com', 'dc=example,dc=com', 'ou=people'],
    ['OU=Staff, OU=People, DC=Example, DC=com', 'dc=example,dc=com', 'OU=Staff, OU=People'],
    ['ou=a\\,b,dc=x', 'DC=X', 'ou=a\\,b'],
    ['dc=x', 'dc=x', ''],
    ['ou=people,dc=x', '', 'ou=people,dc=x'],
    ['ou=people,dc=y', 'dc=x', undefined],
  ])('of %s below %s is %s', (dn, base, expected) => {
    expect(relativeDn(dn, base)).toBe(expected)
  })
})
