import { describe, expect, it } from 'vitest'
import { navigation } from './routes.ts'
import { readKey } from './shortcut-keys.ts'

describe('readKey', () => {
  it('goes to a page by g and its letter', () => {
    const first = readKey('g', false)
    expect(first).toEqual({ shortcut: undefined, isGoing: true })
    expect(readKey('r', first.isGoing)).toEqual({ shortcut: { kind: 'go', path: '/runs' }, isGoing: false })
  })

  it('takes g g for the groups, not for two beginnings', () => {
    expect(readKey('g', true).shortcut).toEqual({ kind: 'go', path: '/groups' })
  })

  it('takes s after g for the sources, and alone for a sync', () => {
    expect(readKey('s', true).shortcut).toEqual({ kind: 'go', path: '/sources' })
    expect(readKey('s', false).shortcut).toEqual({ kind: 'sync' })
  })

  it('drops what no page has', () => {
    expect(readKey('?', true)).toEqual({ shortcut: undefined, isGoing: false })
  })

  it('has a letter of its own for every page', () => {
    expect(new Set(navigation.map(({ key }) => key)).size).toBe(navigation.length)
  })
})
