import { createIntl } from '@formatjs/intl'
import { describe, expect, it } from 'vitest'
import { emptyCounts, type RunItem, type SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { catalogues } from '../../../src-shared/messages/catalogue.ts'
import type { Text } from '../../ui/use-text.ts'
import { approveAction, changeSummary, effectsOf, limitSentence, valueWords } from './run-words.ts'

const intl = createIntl({ locale: 'en', messages: { ...catalogues.en } })
const text: Text = (id, values) => intl.formatMessage({ id }, values)

const changes = (
  users: Partial<SyncRun['changes']['users']>,
  memberships = { added: 0, removed: 0 },
): Pick<SyncRun, 'changes'> => ({
  changes: { users: { ...emptyCounts(), ...users }, groups: emptyCounts(), memberships },
})

const item = (part: Partial<RunItem>): RunItem => ({
  objectType: 'user',
  name: 'anna',
  dn: null,
  change: 'updated',
  reason: null,
  fields: {},
  ...part,
})

describe('limitSentence', () => {
  it('says how many would go, of how many, and how many may', () => {
    expect(limitSentence(text, { what: 'users.missing', count: 150, allowed: 120, of: 1203 })).toBe(
      '150 people of 1,203 would go. Up to 120 may without asking.',
    )
  })

  it('names the field that would be emptied', () => {
    expect(
      limitSentence(text, { what: 'users.attributes.a.b.blanked', count: 60, allowed: 50, of: 400 }),
    ).toBe('“attributes.a.b” would become empty for 60 people of 400. Up to 50 may without asking.')
  })

  it('says how many would be deactivated', () => {
    expect(limitSentence(text, { what: 'users.deactivated', count: 60, allowed: 50, of: 400 })).toBe(
      '60 people of 400 would be deactivated. Up to 50 may without asking.',
    )
  })

  it('still shows the numbers of a limit that it does not know', () => {
    expect(limitSentence(text, { what: 'new.limit', count: 6, allowed: 5, of: 40 })).toBe(
      'new.limit: 6 of 40, where 5 may without asking.',
    )
  })
})

describe('approveAction', () => {
  it('names deletions before anything else', () => {
    expect(approveAction(text, changes({ deleted: 150, created: 900 }, { added: 0, removed: 3000 }))).toBe(
      'Approve 150 deletions',
    )
  })

  it('does not call a first absence a deletion', () => {
    expect(approveAction(text, changes({ suspect: 1 }))).toBe('Approve 1 missing entry')
  })

  it('falls back to changes', () => {
    expect(approveAction(text, changes({ updated: 322 }))).toBe('Approve 322 changes')
  })
})

describe('effectsOf', () => {
  it('leaves out what does not happen', () => {
    expect(effectsOf(changes({ deleted: 2 }, { added: 4, removed: 0 }))).toEqual([
      { name: 'deleted', count: 2 },
      { name: 'added', count: 4 },
    ])
  })
})

describe('changeSummary', () => {
  it('shows the first field with old and new, and counts the others', () => {
    const fields: RunItem['fields'] = { email: ['a@old', 'a@new'], department: [null, 'Sales'] }
    expect(changeSummary(text, item({ fields }))).toBe('email: a@old → a@new, and 1 more field')
  })

  it('says which group somebody leaves', () => {
    const membership = item({
      objectType: 'membership',
      change: 'removed',
      fields: { group: ['sales', null] },
    })
    expect(changeSummary(text, membership)).toBe('leaves sales')
  })

  it('says which group a group becomes part of', () => {
    const link = item({
      objectType: 'group_parent',
      change: 'added',
      reason: 'nested',
      fields: { parent: [null, 'all'] },
    })
    expect(changeSummary(text, link)).toBe('joins all')
  })

  it('says something even where there is no old and new', () => {
    expect(changeSummary(text, item({ change: 'suspect' }))).toBe('not found by this run')
    expect(changeSummary(text, item({ change: 'created' }))).toBe('new in the copy, with every value')
  })

  it('says why somebody is deleted', () => {
    expect(changeSummary(text, item({ change: 'deleted', reason: 'filter' }))).toBe(
      'no longer matches the filter',
    )
  })
})

describe('valueWords', () => {
  it('lists several values and shows objects as JSON', () => {
    expect(valueWords(['a', { b: 1 }])).toBe('a, {"b":1}')
    expect(valueWords(null)).toBe('')
    expect(valueWords(false)).toBe('false')
  })
})
