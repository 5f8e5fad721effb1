import { expect, it } from 'vitest'
import { emptyCounts } from '../../../src-shared/domain/sync-run.ts'
import { countedKinds } from './counted-kinds.ts'

it('tells the kinds apart that a report counts as one', () => {
  const counts = { ...emptyCounts(), created: 3, failed: 2, unchanged: 9 }
  const listed = { 'user.created': 2, 'user.restored': 1, 'user.conflict': 2, 'group.failed': 4 }
  expect(countedKinds('user', counts, listed)).toEqual([
    ['created', 2],
    ['restored', 1],
    ['conflict', 2],
    ['unchanged', 9],
  ])
})

it('keeps the numbers of a report whose list is gone or still on its way', () => {
  expect(countedKinds('group', { ...emptyCounts(), deleted: 5, updated: 1 }, {})).toEqual([
    ['updated', 1],
    ['deleted', 5],
  ])
})
