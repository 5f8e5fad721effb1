import { InvalidArgumentError } from 'commander'
import { describe, expect, it } from 'vitest'
import { momentArgument, nameList } from './parse-arguments.ts'

describe('a moment', () => {
  it('is a time with its zone', () => {
    expect(momentArgument('2026-11-20T08:00:00+02:00')).toBe('2026-11-20T06:00:00.000Z')
    expect(momentArgument('2026-11-20T08:00Z')).toBe('2026-11-20T08:00:00.000Z')
  })

  it('is the beginning of a day where the person is', () => {
    expect(momentArgument('2026-11-20')).toBe(new Date(2026, 10, 20).toISOString())
  })

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-11-20T08:00',
    '2026-02-30T08:00:00Z',
    '2026-11-20T25:00Z',
    '20.11.2026',
    '1763625600',
  ])('is not %j', (text) => {
    expect(() => momentArgument(text)).toThrow(InvalidArgumentError)
  })
})

describe('a list of names', () => {
  it('has commas between them', () => {
    expect(nameList('username, attributes.room')).toEqual(['username', 'attributes.room'])
  })

  it.each(['', 'a,,b', 'a,'])('has no empty one: %j', (text) => {
    expect(() => nameList(text)).toThrow(InvalidArgumentError)
  })
})
