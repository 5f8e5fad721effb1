import { describe, expect, it } from 'vitest'
import { BerReader } from '../../src-shared/ldap-syntax/ber-reader.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { encodeAbandonRequest, encodeSearchRequest } from './search-request.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const encodedFilter = (filter: string): string => {
  const search = { baseDn: 'dc=x', scope: 'subtree', filter, attributes: [] } as const
  const reader = new BerReader(encodeSearchRequest({ messageId: 1, search, page: undefined }))
  const message = reader.enter(berTag.sequence)
  message.skip()
  const request = message.enter(0x63)
  for (let field = 0; field < 6; field++) request.skip()
  return hex(request.readElement())
}

describe('a search request', () => {
  it('trap 3: has no time limit, no size limit, and the page size it is told', () => {
    const search = { baseDn: 'dc=x', scope: 'subtree', filter: '(a=*)', attributes: ['*', '+'] } as const
    const bytes = encodeSearchRequest({
      messageId: 7,
      search,
      page: { size: 1000, cookie: new Uint8Array([9]) },
    })
    const message = new BerReader(bytes).enter(berTag.sequence)
    expect(message.readInteger()).toBe(7)
    const request = message.enter(0x63)
    expect(request.readText()).toBe('dc=x')
    expect(request.readEnumerated()).toBe(2)
    expect(request.readEnumerated()).toBe(3)
    expect([request.readInteger(), request.readInteger()]).toEqual([0, 0])
    const control = message.enter(0xa0).enter(berTag.sequence)
    expect(control.readText()).toBe('1.2.840.113556.1.4.319')
    const value = new BerReader(control.readBytes()).enter(berTag.sequence)
    expect([value.readInteger(), hex(value.readBytes())]).toEqual([1000, '09'])
  })

  // Expected bytes written by hand from RFC 4511 section 4.5.1.
  it.each([
    ['(cn=*)', '8702636e'],
    ['(cn=a)', 'a3070402636e040161'],
    ['(cn>=a)', 'a5070402636e040161'],
    ['(cn<=a)', 'a6070402636e040161'],
    ['(cn~=a)', 'a8070402636e040161'],
    ['(!(cn=*))', 'a2048702636e'],
    ['(&(cn=*)(sn=*))', 'a0088702636e8702736e'],
    ['(|(cn=*)(sn=*))', 'a1088702636e8702736e'],
    ['(cn=a*b*c)', 'a40f0402636e3009800161810162820163'],
    ['(cn=\\00\\ff)', 'a3080402636e040200ff'],
    ['(cn;lang-de=a)', `a30f040a${Buffer.from('cn;lang-de').toString('hex')}040161`],
    ['(cn:dn:2.4.6:=a)', 'a9118105322e342e368202636e8301618401ff'],
  ])('encodes %s', (filter, expected) => {
    expect(encodedFilter(filter)).toBe(expected)
  })

  it('abandons by number', () => {
    expect(hex(encodeAbandonRequest(8, 7))).toBe('3006020108500107')
  })
})
