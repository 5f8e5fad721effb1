import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../errors/app-error.ts'
import type { FilterValue } from './filter-item.ts'
import { utf8Text } from './octets.ts'
import {
  andFilter,
  deepestFilter,
  equalityFilter,
  escapeFilterValue,
  isValidFilter,
  orFilter,
  parseFilter,
  printFilter,
  type SearchFilter,
} from './search-filter.ts'

const problem = (text: string): string => {
  try {
    parseFilter(text)
  } catch (error) {
    if (error instanceof AppError) return error.message
  }
  return ''
}

const attribute = fc.constantFrom('cn', 'objectClass', '2.5.4.3', 'userCertificate;binary', 'x-a;lang-de;x')
const text = fc.string({
  unit: fc.oneof(fc.constantFrom(...'()*\\\0 &|!=:'), fc.string({ unit: 'grapheme', maxLength: 1 })),
  maxLength: 10,
})
const octets = fc.uint8Array({ minLength: 1, maxLength: 8 }).filter((bytes) => utf8Text(bytes) === undefined)
const value: fc.Arbitrary<FilterValue> = fc.oneof(text, octets)
const part = value.filter((candidate) => candidate.length > 0)
const optionalPart = fc.option(part, { nil: undefined })

const item: fc.Arbitrary<SearchFilter> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('equal', 'approximate', 'greater-or-equal', 'less-or-equal'),
    attribute,
    value,
  }),
  fc.record({ kind: fc.constant('present'), attribute }),
  fc
    .record({
      kind: fc.constant('substrings'),
      attribute,
      initial: optionalPart,
      any: fc.array(part, { maxLength: 3 }),
      final: optionalPart,
    })
    .filter(({ initial, any, final }) => initial !== undefined || final !== undefined || any.length > 0),
  fc
    .record({
      kind: fc.constant('extensible'),
      attribute: fc.option(attribute, { nil: undefined }),
      rule: fc.option(fc.constantFrom('1.2.840.113556.1.4.1941', 'caseExactMatch', 'dnMatch'), {
        nil: undefined,
      }),
      dnAttributes: fc.boolean(),
      value,
    })
    .filter(({ attribute: name, rule }) => name !== undefined || rule !== undefined),
)
const filterArbitrary = fc.letrec<{ filter: SearchFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    item,
    fc.record({ kind: fc.constantFrom('and', 'or'), filters: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not'), filter: tie('filter') }),
  ),
})).filter

describe('parseFilter', () => {
  it('reads back every filter that printFilter writes', () => {
    fc.assert(
      fc.property(filterArbitrary, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter)
      }),
    )
  })

  it.each([
    ['(cn=Babs Jensen)', undefined],
    ['(!(cn=Tim Howes))', undefined],
    ['(&(objectClass=Person)(|(sn=Jensen)(cn=Babs J*)))', undefined],
    ['(o=univ*of*mich*)', undefined],
    ['(seeAlso=)', undefined],
    ['(cn:caseExactMatch:=Fred Flintstone)', undefined],
    ['(cn:=Betty Rubble)', undefined],
    ['(sn:dn:2.4.6.8.10:=Barney Rubble)', undefined],
    ['(o:dn:=Ace Industry)', undefined],
    ['(:1.2.3:=Wilma Flintstone)', undefined],
    ['(:DN:2.4.6.8.10:=Dino)', '(:dn:2.4.6.8.10:=Dino)'],
    ['(o=Parens R Us \\28for all your parenthetical needs\\29)', undefined],
    ['(cn=*\\2A*)', '(cn=*\\2a*)'],
    ['(filename=C:\\5cMyFile)', undefined],
    ['(bin=\\00\\00\\00\\04)', undefined],
    ['(sn=Lu\\c4\\8di\\c4\\87)', '(sn=Lučić)'],
    ['(1.3.6.1.4.1.1466.0=\\04\\02\\48\\69)', '(1.3.6.1.4.1.1466.0=\\04\\02Hi)'],
    ['(&)', undefined],
    ['(|)', undefined],
  ])('reads the example of RFC 4515 section 4 or RFC 4526: %s', (example, printed) => {
    expect(printFilter(parseFilter(example))).toBe(printed ?? example)
  })

  it('reads the in-chain rule of Active Directory', () => {
    expect(parseFilter('(memberOf:1.2.840.113556.1.4.1941:=cn=a,dc=b)')).toEqual({
      kind: 'extensible',
      attribute: 'memberOf',
      rule: '1.2.840.113556.1.4.1941',
      dnAttributes: false,
      value: 'cn=a,dc=b',
    })
  })

  it('takes a literal star for a value and an unescaped one for a pattern', () => {
    expect(parseFilter('(cn=\\2a)')).toMatchObject({ kind: 'equal', value: '*' })
    expect(parseFilter('(cn=*)')).toEqual({ kind: 'present', attribute: 'cn' })
    expect(parseFilter('(cn=a**b)')).toMatchObject({ initial: 'a', any: [], final: 'b' })
  })

  it('allows white space between the parts and keeps it in values', () => {
    expect(printFilter(parseFilter(' (&\n  (cn= a )\n  (! (sn=b) )\n) '))).toBe('(&(cn= a )(!(sn=b)))')
  })

  it.each([
    ['', 1],
    ['objectClass=person', 1],
    ['()', 2],
    ['((a=b))', 2],
    ['(a=b', 5],
    ['(a=b))', 6],
    ['(a=b)(c=d)', 6],
    ['(a>b)', 3],
    ['(a >=b)', 3],
    ['(a>=*)', 5],
    ['(a:=b*)', 6],
    ['(:=b)', 2],
    ['(!(a=b)(c=d))', 8],
    ['(&(a=b)x)', 8],
    ['(&a=b)', 3],
    ['(a=(b))', 4],
    ['(a=\\zz)', 4],
    ['(a=\\)', 4],
    ['(a=b\0)', 5],
  ])('names the place in %j', (wrong, position) => {
    expect(problem(wrong)).toContain(`at character ${position}:`)
    expect(problem(wrong)).toMatch(/\.$/)
    expect(isValidFilter(wrong)).toBe(false)
  })

  it.each(['(!', '(&', '(&(a=b)(|'])('refuses a filter that nests %s without end', (opening) => {
    expect(problem(opening.repeat(100_000))).toContain(`more than ${deepestFilter} levels`)
  })

  it('reads a filter as deep as the limit', () => {
    const deepest = `${'(!'.repeat(deepestFilter - 1)}(a=b)${')'.repeat(deepestFilter - 1)}`
    expect(printFilter(parseFilter(deepest))).toBe(deepest)
  })

  it('throws nothing but input.invalid', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'()&|!=*:\\a2<>~ ;.dn') }), (wild) => {
        expect(problem(wild) !== '' || isValidFilter(wild)).toBe(true)
      }),
    )
  })
})

describe('escapeFilterValue', () => {
  it('lets no value change the shape of the filter around it', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(parseFilter(`(cn=${escapeFilterValue(any)})`)).toEqual({
          kind: 'equal',
          attribute: 'cn',
          value: any,
        })
      }),
    )
  })
})

describe('orFilter and andFilter', () => {
  it('join several filters and leave a single one alone', () => {
    const one = equalityFilter('uid', 'a')
    const two = equalityFilter('uid', 'b*')
    expect(printFilter(orFilter([one, two]))).toBe('(|(uid=a)(uid=b\\2a))')
    expect(printFilter(andFilter([one, two]))).toBe('(&(uid=a)(uid=b\\2a))')
    expect(orFilter([one])).toBe(one)
    expect(printFilter(orFilter([]))).toBe('(|)')
  })
})
