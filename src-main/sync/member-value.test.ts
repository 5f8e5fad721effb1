import { describe, expect, it } from 'vitest'
import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { memberKeyReader } from './member-value.ts'

const dn = 'uid=a#1,dc=example'

describe('memberKeyReader', () => {
  it.each([dn, `${dn}#'0101'B`, `${dn}#''B`, `UID=a#1, DC=Example#'1'B`])(
    'names the same entry by %s',
    (value) => {
      expect(memberKeyReader('uniqueMember')(value)).toBe(dnKey(dn))
    },
  )

  it.each([`${dn}#'2'B`, `${dn}#'01'H`, `${dn}#01`])('takes %s for a name as it stands', (value) => {
    expect(memberKeyReader('uniqueMember')(value)).toBe(dnKey(value))
  })

  it('looks for no identifier in attributes that have none', () => {
    expect(memberKeyReader('member')(`${dn}#'01'B`)).toBe(dnKey(`${dn}#'01'B`))
  })
})
