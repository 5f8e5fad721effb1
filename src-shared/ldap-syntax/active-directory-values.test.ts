import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileTimeIntervalSeconds, fileTimeToIso, isoToFileTime } from './filetime.ts'
import { formatObjectGuid, parseObjectGuid } from './object-guid.ts'
import { formatObjectSid, parseObjectSid, ridOf, sidInSameDomain } from './object-sid.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))

describe('objectGUID', () => {
  const bytes = hex('00112233445566778899aabbccddeeff')

  it('has its first three groups turned round', () => {
    expect(formatObjectGuid(bytes)).toBe('{33221100-5544-7766-8899-aabbccddeeff}')
    expect(formatObjectGuid(bytes, 'plain')).toBe('33221100-5544-7766-8899-aabbccddeeff')
  })

  it('is read in either spelling and any case', () => {
    expect(parseObjectGuid('{33221100-5544-7766-8899-AABBCCDDEEFF}')).toEqual(bytes)
    expect(parseObjectGuid('33221100-5544-7766-8899-aabbccddeeff')).toEqual(bytes)
  })

  it('survives the way there and back', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.constantFrom('braces', 'plain'),
        (any, spelling) => {
          expect(parseObjectGuid(formatObjectGuid(any, spelling) ?? '')).toEqual(any)
        },
      ),
    )
  })

  it.each(['', 'x', '{33221100-5544-7766-8899-aabbccddeeff', '33221100554477668899aabbccddeeff'])(
    'is not %j',
    (text) => {
      expect(parseObjectGuid(text)).toBeUndefined()
    },
  )

  it('needs 16 bytes', () => {
    expect(formatObjectGuid(hex('0011'))).toBeUndefined()
  })
})

describe('objectSid', () => {
  it.each([
    ['01020000000000052000000020020000', 'S-1-5-32-544'],
    [
      '010500000000000515000000a065cf7e784b9b5fe77c8770091c0100',
      'S-1-5-21-2127521184-1604012920-1887927527-72713',
    ],
    ['0101000000000001 00000000'.replace(' ', ''), 'S-1-1-0'],
    ['0100100000000001', 'S-1-0x100000000001'],
  ])('%s is %s', (bytes, text) => {
    expect(formatObjectSid(hex(bytes))).toBe(text)
    expect(parseObjectSid(text)).toEqual(hex(bytes))
  })

  it('survives the way there and back', () => {
    const authority = fc.uint8Array({ minLength: 6, maxLength: 6 })
    const parts = fc.array(fc.uint8Array({ minLength: 4, maxLength: 4 }), { maxLength: 15 })
    fc.assert(
      fc.property(authority, parts, (six, fours) => {
        const bytes = Uint8Array.from([1, fours.length, ...six, ...fours.flatMap((four) => [...four])])
        expect(parseObjectSid(formatObjectSid(bytes) ?? '')).toEqual(bytes)
      }),
    )
  })

  it('is read from a part of a larger buffer', () => {
    expect(formatObjectSid(hex('ffff01020000000000052000000020020000ff').subarray(2, 18))).toBe(
      'S-1-5-32-544',
    )
  })

  it.each(['', '00', '0103000000000005', '0201000000000005 20000000'.replace(' ', ''), '0110'])(
    'is not the bytes %j',
    (bytes) => {
      expect(formatObjectSid(hex(bytes))).toBeUndefined()
    },
  )

  it.each(['S-1', 'S-2-5-32', 'S-1-5-4294967296', `S-1-5${'-1'.repeat(16)}`, 'S-1-5-x'])(
    'is not the text %s',
    (text) => {
      expect(parseObjectSid(text)).toBeUndefined()
    },
  )

  it('ends with the relative identifier', () => {
    expect(ridOf('S-1-5-21-1-2-3-513')).toBe(513)
    expect(ridOf('S-1-5')).toBeUndefined()
    expect(ridOf('nobody')).toBeUndefined()
  })

  it('names its domain’s other objects by theirs', () => {
    expect(sidInSameDomain('S-1-5-21-1-2-3-1104', 513)).toBe('S-1-5-21-1-2-3-513')
    expect(sidInSameDomain('nobody', 513)).toBeUndefined()
  })
})

describe('file time', () => {
  it.each([
    ['0', 'never'],
    ['9223372036854775807', 'never'],
    ['116444736000000000', '1970-01-01T00:00:00.000Z'],
    ['132223104000000000', '2020-01-01T00:00:00.000Z'],
    ['1', '1601-01-01T00:00:00.000Z'],
    ['-1', undefined],
    ['9223372036854775808', undefined],
    ['', undefined],
    ['soon', undefined],
  ])('%s is %s', (ticks, iso) => {
    expect(fileTimeToIso(ticks)).toBe(iso)
  })

  it('survives the way there and back', () => {
    const range = {
      min: new Date('1601-01-01T00:00:01Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    }
    fc.assert(
      fc.property(fc.date(range), (date) => {
        expect(fileTimeToIso(isoToFileTime(date.toISOString()) ?? '')).toBe(date.toISOString())
      }),
    )
  })

  it.each([
    ['-36288000000000', 3_628_800],
    ['0', 0],
    ['-9223372036854775808', 'never'],
    ['-10000', 0.001],
    ['1', undefined],
    ['-9223372036854775809', undefined],
    ['x', undefined],
  ])('the interval %s is %s seconds', (ticks, seconds) => {
    expect(fileTimeIntervalSeconds(ticks)).toBe(seconds)
  })
})
