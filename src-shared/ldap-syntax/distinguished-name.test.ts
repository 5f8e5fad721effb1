import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../errors/app-error.ts'
import type { DnValue } from './dn-value.ts'
import {
  type DistinguishedName,
  dnKey,
  isValidDn,
  isWithin,
  parentDn,
  parseDn,
  printDn,
  rdnValue,
} from './distinguished-name.ts'

const problem = (text: string): string => {
  try {
    parseDn(text)
  } catch (error) {
    if (error instanceof AppError) return error.message
  }
  return ''
}

const type = fc.oneof(
  fc.constantFrom('cn', 'OU', 'dc', 'emailAddress', 'x-weird-1'),
  fc.constantFrom('2.5.4.3', '1.3.6.1.4.1.1466.0'),
)
const trickyText = fc.string({
  unit: fc.oneof(fc.constantFrom(...' "#+,;<=>\\\0\n'), fc.string({ unit: 'grapheme', maxLength: 1 })),
  maxLength: 12,
})
// A SEQUENCE is never text, so its bytes survive as bytes.
const encoding = fc
  .uint8Array({ maxLength: 6 })
  .map((content) => Uint8Array.from([0x30, content.length, ...content]))
const value: fc.Arbitrary<DnValue> = fc.oneof(
  { weight: 5, arbitrary: trickyText },
  { weight: 1, arbitrary: encoding },
)
const rdn = fc.array(fc.record({ type, value }), { minLength: 1, maxLength: 3 })
const dnArbitrary: fc.Arbitrary<DistinguishedName> = fc.array(rdn, { maxLength: 5 })

describe('parseDn', () => {
  it('reads back every DN that printDn writes', () => {
    fc.assert(
      fc.property(dnArbitrary, (dn) => {
        expect(parseDn(printDn(dn))).toEqual(dn)
      }),
    )
  })

  it.each([
    ['UID=jsmith,DC=example,DC=net', ['jsmith', 'example', 'net']],
    ['OU=Sales+CN=J.  Smith,DC=example,DC=net', ['Sales', 'J.  Smith', 'example', 'net']],
    ['CN=James \\"Jim\\" Smith\\, III,DC=example,DC=net', ['James "Jim" Smith, III', 'example', 'net']],
    ['CN=Before\\0dAfter,DC=example,DC=net', ['Before\rAfter', 'example', 'net']],
    ['1.3.6.1.4.1.1466.0=#04024869', ['Hi']],
    ['CN=Lu\\C4\\8Di\\C4\\87', ['Lučić']],
  ])('reads the example of RFC 4514 section 4: %s', (text, values) => {
    expect(parseDn(text).flatMap((part) => part.map((pair) => pair.value))).toEqual(values)
  })

  it('keeps escaped spaces at both ends and drops the others', () => {
    expect(parseDn('cn =  \\ a \\ ,  dc = b ')).toEqual([
      [{ type: 'cn', value: ' a  ' }],
      [{ type: 'dc', value: 'b' }],
    ])
  })

  it('keeps octets that are no text as bytes', () => {
    expect(parseDn('cn=a\\ff')).toEqual([[{ type: 'cn', value: Uint8Array.of(4, 2, 0x61, 0xff) }]])
  })

  it('takes the empty text as the root', () => {
    expect(parseDn('  ')).toEqual([])
  })

  it.each([
    ['people', 'at character 1:'],
    ['cn=a,', 'at character 6:'],
    ['cn=a,Smith,dc=b', 'at character 6:'],
    ['cn=a;dc=b', 'at character 5:'],
    ['cn=#0g', 'at character 5:'],
    ['cn=#', 'at character 5:'],
    ['cn=a\\', 'at character 5:'],
    ['cn=a\\xy', 'at character 5:'],
    ['cn="a, b"', 'at character 4:'],
    ['=a', 'at character 1:'],
  ])('names the place in %s', (text, place) => {
    expect(problem(text)).toContain(place)
    expect(isValidDn(text)).toBe(false)
  })
})

describe('dnKey', () => {
  const same: readonly (readonly string[])[] = [
    [
      'cn=Ann,dc=example',
      'CN=ANN,DC=EXAMPLE',
      'commonName=ann , 0.9.2342.19200300.100.1.25=Example',
      'oid.2.5.4.3=ann,dc=example',
    ],
    ['cn=Smith\\, John,dc=x', 'CN=smith\\2C  john,DC=x', 'cn=#0c0b536d6974682c204a6f686e,dc=x'],
    ['cn=a+ou=b,dc=x', 'OU=B + CN=A,dc=x'],
    ['cn=Müller', 'CN=MÜLLER', 'cn=Mu\u0308ller', 'cn=M\\c3\\bcller'],
    ['cn=Straße', 'cn=STRASSE'],
    ['cn=a\\+b', 'cn=A\\2bB'],
    ['cn=a=b', 'cn=A\\=B'],
    ['cn=\\#1', 'cn=\\231'],
    ['givenName=Ann', 'gn=ann', '2.5.4.42=ANN'],
    ['cn=\\ff', 'cn=#0401FF'],
  ]
  it.each(same.map((spellings) => [spellings]))('gives one key to %j', (spellings) => {
    expect(new Set(spellings.map(dnKey)).size).toBe(1)
  })

  it.each([
    ['cn=a,dc=x', 'cn=a\\,dc=x'],
    ['cn=a+ou=b', 'cn=a\\+ou=b'],
    ['cn=a', 'ou=a'],
    ['cn=a,dc=x', 'dc=x,cn=a'],
    ['cn=ışık', 'cn=işik'],
    ['cn=#04020102', 'cn=\\#04020102'],
    ['cn=ab', 'cn=a b'],
  ])('tells %s from %s', (left, right) => {
    expect(dnKey(left)).not.toBe(dnKey(right))
  })

  it('gives the quick answer and the thorough one alike', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'aB9 ,+=\\"#;<>-.'), maxLength: 8 })
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 3 }), (values) => {
        const dn = values.map((text) => [{ type: 'CN', value: text }])
        const text = printDn(dn)
        // An OID in the first place always takes the thorough way.
        expect(dnKey(text)).toBe(dnKey(`2.5.4.3${text.slice(2)}`))
      }),
    )
  })

  it('prepares every letter of the quick way as the thorough one does', () => {
    const letters = [
      ...Array.from({ length: 0x200 }, (_, code) => code),
      ...Array.from({ length: 0x200 }, (_, code) => code + 0x300),
      0x4e00,
      0x6f22,
      0x9fff,
      0xf900,
      0xff21,
      0x1e9e,
      0x2126,
      0x212a,
    ].map((code) => String.fromCodePoint(code))
    const differing = letters.filter((letter) => {
      const rest = printDn([[{ type: 'cn', value: `a${letter}b` }]]).slice(2)
      return dnKey(`cn${rest}`) !== dnKey(`2.5.4.3${rest}`)
    })
    expect(differing).toEqual([])
  })

  it('is its own key', () => {
    fc.assert(
      fc.property(dnArbitrary, (dn) => {
        expect(dnKey(dnKey(printDn(dn)))).toBe(dnKey(printDn(dn)))
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), trickyText), (text) => {
        expect(typeof dnKey(text)).toBe('string')
      }),
    )
    expect(dnKey('Not a DN')).toBe('not a dn')
    expect(dnKey('\ud800=\udfff')).toBe(dnKey('\ud800=\udfff'))
  })
})

describe('parentDn', () => {
  it.each([
    ['cn=a,dc=b,dc=c', 'dc=b,dc=c'],
    ['cn=a\\,x, dc=b', 'dc=b'],
    ['cn=a\\\\,dc=b', 'dc=b'],
    ['dc=c', ''],
    ['', undefined],
    ['no dn', undefined],
  ])('of %s is %s', (dn, parent) => {
    expect(parentDn(dn)).toBe(parent)
  })
})

describe('isWithin', () => {
  it.each([
    ['cn=a,dc=b', 'DC=B', true],
    ['dc=b', 'dc=b', true],
    ['cn=a,dc=b', '', true],
    ['cn=a\\,dc=b', 'dc=b', false],
    ['cn=a\\\\,dc=b', 'dc=b', true],
    ['cn=xdc=b', 'dc=b', false],
    ['dc=b', 'cn=a,dc=b', false],
  ])('of %s in "%s" is %s', (dn, base, expected) => {
    expect(isWithin(dn, base)).toBe(expected)
  })
})

describe('rdnValue', () => {
  it('is the first value of the first part, unescaped', () => {
    expect(rdnValue('cn=Smith\\, John+uid=js,dc=x')).toBe('Smith, John')
    expect(rdnValue('cn=#30020101')).toBe('#30020101')
    expect(rdnValue('no dn')).toBeUndefined()
  })
})
