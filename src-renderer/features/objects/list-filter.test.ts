import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isNarrowed,
  listStates,
  parseListFilter,
  parseSince,
  peopleSorts,
  printListFilter,
  sinceSpans,
  sinceToIso,
  widened,
  type ListFilter,
  type PeopleSort,
  type Since,
} from './list-filter.ts'

const parse = (query: string): ListFilter<PeopleSort> => parseListFilter(query, peopleSorts)

describe('the query of a list', () => {
  it('is empty for the usual list', () => {
    expect(printListFilter(parse(''), 'username')).toBe('')
    expect(isNarrowed(parse(''))).toBe(false)
  })

  it('reads every filter', () => {
    expect(parse('q=ada&source=corp&state=suspect&active=no&since=week&sort=-updatedAt')).toEqual({
      search: 'ada',
      source: 'corp',
      state: 'suspect',
      active: false,
      since: { kind: 'span', span: 'week' },
      sort: 'updatedAt',
      descending: true,
    })
  })

  it('leaves out what it does not know', () => {
    expect(parse('state=gone&active=maybe&since=2026-02-31&sort=password&tab=history')).toEqual(parse(''))
  })

  it('comes back as it was, whatever was typed', () => {
    const since: fc.Arbitrary<Since | null> = fc.oneof(
      fc.constant(null),
      fc.constantFrom(...sinceSpans).map((span) => ({ kind: 'span' as const, span })),
      fc.constant({ kind: 'day' as const, day: '2026-11-20' }),
    )
    const filters: fc.Arbitrary<ListFilter<PeopleSort>> = fc.record({
      search: fc.string(),
      source: fc.option(fc.string({ minLength: 1 })),
      state: fc.constantFrom(...listStates),
      active: fc.option(fc.boolean()),
      since,
      sort: fc.constantFrom(...peopleSorts),
      descending: fc.boolean(),
    })
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parse(printListFilter(filter, 'username'))).toEqual(filter)
      }),
    )
  })

  it('keeps the order when filters are cleared', () => {
    const cleared = widened(parse('q=ada&state=deleted&sort=-name'))
    expect(isNarrowed(cleared)).toBe(false)
    expect(printListFilter(cleared, 'username')).toBe('sort=-name')
  })

  it('does not count spaces as a search', () => {
    expect(isNarrowed(parse('q=%20'))).toBe(false)
  })
})

describe('sinceToIso', () => {
  const now = new Date('2026-11-23T12:00:00.000Z')

  it('counts a span back from now', () => {
    expect(sinceToIso(parseSince('day'), now)).toBe('2026-11-22T12:00:00.000Z')
  })

  it('begins a day at midnight of the person', () => {
    expect(sinceToIso(parseSince('2026-11-20'), now)).toBe(new Date(2026, 10, 20).toISOString())
  })

  it('is null without one', () => {
    expect(sinceToIso(null, now)).toBeNull()
  })
})
