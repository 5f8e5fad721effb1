import { describe, expect, it } from 'vitest'
import { kindsOf, parseKind } from './change-kinds.ts'

describe('kindsOf', () => {
  it('lists people before memberships, in the order of a run, without what is not there', () => {
    const kinds = kindsOf({ 'membership.added': 4, 'user.deleted': 2, 'user.created': 1, 'group.updated': 0 })
    expect(kinds.map(({ key, count }) => [key, count])).toEqual([
      ['user.created', 1],
      ['user.deleted', 2],
      ['membership.added', 4],
    ])
  })
})

describe('parseKind', () => {
  it('takes a route for what it is: text that anybody may type', () => {
    expect(parseKind('user', 'exploded')).toEqual({ objectType: 'user', change: null })
  })
})
