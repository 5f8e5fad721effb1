import { expect, it } from 'vitest'
import { limitWords } from './limit-words.ts'

const limit = { count: 150, allowed: 50, of: 1200 }

it.each([
  ['users.missing', '150 of 1,200 users are missing; up to 50 pass without asking'],
  ['groups.none-found', 'no groups were found where there were 1,200'],
  ['users.deactivated', '150 of 1,200 users would be deactivated; up to 50 pass without asking'],
  ['memberships.removed', '150 of 1,200 memberships would end; up to 50 pass without asking'],
  [
    'users.attributes.phone.blanked',
    'attributes.phone would be emptied for 150 of 1,200 users; up to 50 pass without asking',
  ],
])('says %s as a sentence', (what, words) => {
  expect(limitWords({ what, ...limit })).toBe(words)
})
