import { createIntl } from 'react-intl'
import { expect, it } from 'vitest'
import { catalogues } from '../../src-shared/messages/catalogue.ts'
import { relativeWords } from './relative-words.ts'

const intl = createIntl({ locale: 'en', messages: { ...catalogues.en } })
const now = Date.parse('2026-03-12T12:00:00Z')
const from = (seconds: number): string => new Date(now + seconds * 1000).toISOString()

it.each([
  [-3, 'just now'],
  [-59, 'just now'],
  [-60, '1 min. ago'],
  [-7200, '2 hr. ago'],
  [-86_400, 'yesterday'],
  // Younger than the last step of the clock.
  [20, 'just now'],
  [45, 'within a minute'],
  [3600, 'in 1 hr.'],
])('says what lies %i s away', (seconds, words) => {
  expect(relativeWords(intl, from(seconds), now)).toBe(words)
})

it.each([
  [-300, 'now'],
  [0, 'within a minute'],
  [20, 'within a minute'],
  [300, 'in 5 min.'],
])('says when what is due in %i s begins', (seconds, words) => {
  expect(relativeWords(intl, from(seconds), now, { isUpcoming: true })).toBe(words)
})
