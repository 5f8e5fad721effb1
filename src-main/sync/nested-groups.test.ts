import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { findCycles, type GroupGraph } from './nested-groups.ts'

const graph = (...edges: readonly (readonly [number, readonly number[]])[]): GroupGraph => new Map(edges)

describe('findCycles', () => {
  it('finds none in a tree or a diamond', () => {
    expect(findCycles(graph([1, [2, 3]], [2, [4]], [3, [4]]))).toEqual([])
  })

  it('finds a group in itself, and a circle with all its groups', () => {
    expect(findCycles(graph([5, [5]]))).toEqual([[5]])
    expect(findCycles(graph([1, [2]], [2, [3]], [3, [1, 4]], [4, []]))).toEqual([[1, 2, 3]])
  })

  it('takes circles that share a group for one', () => {
    expect(findCycles(graph([1, [2, 3]], [2, [1]], [3, [1]]))).toEqual([[1, 2, 3]])
  })

  it('goes as deep as groups are nested', () => {
    const depth = 100_000
    const chain = Array.from({ length: depth }, (_, index) => [index, [(index + 1) % depth]] as const)
    expect(findCycles(new Map(chain))[0]).toHaveLength(depth)
  })

  it('names exactly the groups that reach themselves', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 })
    fc.assert(
      fc.property(edges, (pairs) => {
        const map = new Map<number, number[]>()
        for (const [from, to] of pairs) map.set(from, [...(map.get(from) ?? []), to])
        const found = findCycles(map).flat().sort()
        const expected = [...map.keys()].filter((node) => reaches(map, node)).sort()
        expect(found).toEqual(expected)
      }),
    )
  })
})

const reaches = (map: GroupGraph, start: number): boolean => {
  const seen = new Set<number>()
  const open = [...(map.get(start) ?? [])]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === start) return true
    if (seen.has(node)) continue
    seen.add(node)
    open.push(...(map.get(node) ?? []))
  }
  return false
}
