import { describe, expect, it } from 'vitest'

import { findRenames, type Rename } from './find-renames.ts'

const holders = new Map([
  ['a', 1],
  ['b', 2],
  ['c', 3],
])
const find = (...renames: readonly Rename[]): readonly (number | undefined)[] =>
  findRenames(renames, (key, self) => (holders.get(key) === self ? undefined : holders.get(key))).map(
    ({ id }) => id,
  )

describe('findRenames', () => {
  it('lets two people swap names', () => {
    expect(find({ id: 1, wanted: 'b', held: 'a' }, { id: 2, wanted: 'a', held: 'b' })).toEqual([1, 2])
  })

  it('lets a chain move up when its end is free', () => {
    expect(find({ id: 1, wanted: 'b', held: 'a' }, { id: 2, wanted: 'z', held: 'b' })).toEqual([1, 2])
  })

  it('refuses a whole chain whose end is taken by somebody who stays', () => {
    expect(find({ id: 1, wanted: 'b', held: 'a' }, { id: 2, wanted: 'c', held: 'b' })).toEqual([])
  })

  it('gives a free name to the first of two who want it', () => {
    expect(find({ id: 1, wanted: 'z', held: 'a' }, { id: 2, wanted: 'z', held: 'b' })).toEqual([1])
  })

  it('asks once about each, however long the chain that cannot move', () => {
    const length = 10_000
    const chain = Array.from({ length }, (_, id) => ({ id, wanted: `n${id + 1}`, held: `n${id}` }))
    let questions = 0
    // Whoever has the name after the last one stays.
    const holderOf = (key: string): number => {
      questions++
      return Number(key.slice(1))
    }
    expect(findRenames(chain, holderOf)).toEqual([])
    expect(questions).toBeLessThanOrEqual(2 * length)
  })
})
