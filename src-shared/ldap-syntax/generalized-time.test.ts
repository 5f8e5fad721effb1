import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generalizedTimeToIso, isoToGeneralizedTime } from './generalized-time.ts'

describe('generalizedTimeToIso', () => {
  it.each([
    // The two examples of RFC 4517 section 3.3.13 are one instant.
    ['199412161032Z', '1994-12-16T10:32:00.000Z'],
    ['199412160532-0500', '1994-12-16T10:32:00.000Z'],
    ['1994121610Z', '1994-12-16T10:00:00.000Z'],
    ['20240229235959Z', '2024-02-29T23:59:59.000Z'],
    ['20240101000000.0Z', '2024-01-01T00:00:00.000Z'],
    ['20240101000000,25Z', '2024-01-01T00:00:00.250Z'],
    ['20240101000000.123456Z', '2024-01-01T00:00:00.123Z'],
    ['2024010112.5Z', '2024-01-01T12:30:00.000Z'],
    ['202401011200.5Z', '2024-01-01T12:00:30.000Z'],
    ['20240101010000+0130', '2023-12-31T23:30:00.000Z'],
    ['20240101010000+01', '2024-01-01T00:00:00.000Z'],
    ['20161231235960Z', '2017-01-01T00:00:00.000Z'],
    ['00010101000000Z', '0001-01-01T00:00:00.000Z'],
    // OpenLDAP's pwdAccountLockedTime for "locked for good".
    ['000001010000Z', '0000-01-01T00:00:00.000Z'],
    ['20230229000000Z', undefined],
    ['20241301000000Z', undefined],
    ['20240101240000Z', undefined],
    ['20240101006000Z', undefined],
    ['20240101000000', undefined],
    ['20240101Z', undefined],
    ['', undefined],
    ['yesterday', undefined],
  ])('reads %s as %s', (text, iso) => {
    expect(generalizedTimeToIso(text)).toBe(iso)
  })

  it('reads back every instant that isoToGeneralizedTime writes', () => {
    const range = { min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(range), (date) => {
        expect(generalizedTimeToIso(isoToGeneralizedTime(date.toISOString()) ?? '')).toBe(date.toISOString())
      }),
    )
    expect(isoToGeneralizedTime('soon')).toBeUndefined()
  })
})
