import { expect, it } from 'vitest'
import { parentItems } from './run-item.ts'

const names = [
  [1, 'Everyone'],
  [2, 'Office Bergen'],
] as const

it('shows one change of history for a group that joins another as member and in the hierarchy', () => {
  const items = parentItems({
    kind: 'parents',
    names,
    added: [
      [1, 2, 'nested'],
      [1, 2, 'hierarchy'],
    ],
    removed: [],
  })
  expect(items.map(({ name, change, reason }) => [name, change, reason])).toEqual([
    ['Office Bergen', 'added', 'hierarchy'],
  ])
})

it('shows a group that is a member only', () => {
  const items = parentItems({ kind: 'parents', names, added: [], removed: [[1, 2, 'nested']] })
  expect(items.map(({ change, reason }) => [change, reason])).toEqual([['removed', 'nested']])
})
