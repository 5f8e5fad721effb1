import { assert, bigInt, boolean, date, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoToFileTime } from '../../src-shared/ldap-syntax/filetime.ts'
import { isoToGeneralizedTime } from '../../src-shared/ldap-syntax/generalized-time.ts'
import { parseAttributeTypes } from './attribute-schema.ts'
import { builtInMeanings } from './attribute-types.ts'
import { typeValue } from './typed-value.ts'

const instants = date({
  min: new Date('1601-01-02T00:00:00Z'),
  max: new Date('9999-12-31T00:00:00Z'),
  noInvalidDate: true,
})

describe('typeValue', () => {
  it('reads every instant back from a FILETIME and from a generalized time', () => {
    assert(
      property(instants, (instant) => {
        const iso = instant.toISOString()
        const expected = { kind: 'instant', iso }
        expect(typeValue('pwdLastSet', isoToFileTime(iso) ?? '')).toEqual(expected)
        expect(typeValue('krbLastPwdChange', isoToGeneralizedTime(iso) ?? '')).toEqual(expected)
      }),
    )
  })

  it('reads every interval, whole or not', () => {
    assert(
      property(integer({ min: 0, max: 2 ** 40 }), (ms) => {
        expect(typeValue('maxPwdAge', `-${BigInt(ms) * 10_000n}`)).toEqual({
          kind: 'interval',
          seconds: ms / 1000,
        })
      }),
    )
  })

  it('reads booleans in any case', () => {
    assert(
      property(boolean(), boolean(), (value, isUpper) => {
        const text = isUpper ? String(value).toUpperCase() : String(value)
        expect(typeValue('nsAccountLock', text)).toEqual({ kind: 'boolean', value })
      }),
    )
  })

  it.each([
    ['accountExpires', '0'],
    ['accountExpires', '9223372036854775807'],
    ['maxPwdAge', '-9223372036854775808'],
    ['shadowExpire', '-1'],
  ])('reads %s %s as never', (attribute, text) => {
    expect(typeValue(attribute, text)).toEqual({ kind: 'never' })
  })

  it('reads days, names in any case and with options', () => {
    expect(typeValue('SHADOWEXPIRE;x-a', '1')).toEqual({ kind: 'instant', iso: '1970-01-02T00:00:00.000Z' })
  })

  it('never throws and never guesses, whatever a server puts into a typed attribute', () => {
    assert(
      property(string(), (text) => {
        for (const attribute of builtInMeanings.keys()) typeValue(attribute, text)
        expect(typeValue('description', text)).toBeUndefined()
      }),
    )
    assert(
      property(bigInt(), (number) => {
        for (const attribute of builtInMeanings.keys()) typeValue(attribute, String(number))
      }),
    )
    expect(typeValue('pwdLastSet', Uint8Array.of(1))).toBeUndefined()
  })

  it('learns further times and booleans from a schema, the table first', () => {
    const schema = parseAttributeTypes([
      "( 1.2.1 NAME 'endsAt' SYNTAX 1.3.6.1.4.1.1466.115.121.1.24 SINGLE-VALUE )",
      "( 1.2.2 NAME ( 'isOut' 'out' ) SYNTAX 1.3.6.1.4.1.1466.115.121.1.7 )",
      "( 1.2.3 NAME 'pwdLastSet' SYNTAX 1.3.6.1.4.1.1466.115.121.1.7 )",
    ])
    expect(typeValue('endsAt', '20260101000000Z', schema)).toMatchObject({ kind: 'instant' })
    expect(typeValue('OUT', 'FALSE', schema)).toEqual({ kind: 'boolean', value: false })
    expect(typeValue('pwdLastSet', '0', schema)).toEqual({ kind: 'never' })
    expect(typeValue('endsAt', '20260101000000Z')).toBeUndefined()
  })
})
