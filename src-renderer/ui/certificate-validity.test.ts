import { expect, it } from 'vitest'
import { validityOf } from './certificate-validity.ts'

const year = { validFrom: '2026-01-01T00:00:00Z', validTo: '2027-01-01T00:00:00Z' }

it.each([
  ['2025-12-31T12:00:00Z', 'not-yet'],
  ['2026-06-01T12:00:00Z', 'valid'],
  ['2026-12-01T12:00:00Z', 'valid'],
  ['2026-12-03T12:00:00Z', 'ends-soon'],
  ['2027-01-01T00:00:00Z', 'ended'],
  ['2027-01-01T12:00:00Z', 'ended'],
])('a certificate of one year is at %s: %s', (at, validity) => {
  expect(validityOf(year, new Date(at))).toBe(validity)
})
