import { describe, expect, it } from 'vitest'

import { isValidFilter } from '../ldap-syntax/search-filter.ts'
import { hasMatchingRule, membershipFilter, parseMembershipField } from './membership-field.ts'

const dn = 'cn=a(b)*,dc=example'
const value = 'cn=a\\28b\\29\\2a,dc=example'

describe('membershipFilter', () => {
  it.each([
    ['member', `(member=${value})`],
    ['memberOf:1.2.840.113556.1.4.1941:', `(memberOf:1.2.840.113556.1.4.1941:=${value})`],
    ['memberOf:1.2.840.113556.1.4.1941', `(memberOf:1.2.840.113556.1.4.1941:=${value})`],
    ['ou:dn:caseExactMatch:', `(ou:dn:caseExactMatch:=${value})`],
  ])('of %s asks for the escaped DN', (field, filter) => {
    expect(membershipFilter(field, dn)).toBe(filter)
    expect(isValidFilter(filter)).toBe(true)
  })
})

describe('parseMembershipField', () => {
  it('tells an attribute from one with a matching rule', () => {
    expect(['member', 'memberOf:1.2.3', 'memberOf:1.2.3:'].map(hasMatchingRule)).toEqual([false, true, true])
    expect(parseMembershipField('member;lang-de')).toMatchObject({ attribute: 'member;lang-de' })
  })

  it('leaves what is neither as an attribute, for its check to refuse', () => {
    expect(parseMembershipField('member::').attribute).toBe('member::')
  })
})
