import { IconRefresh } from '@tabler/icons-react'
import { describe, expect, it } from 'vitest'
import { findEntries, groupEntries, type PaletteEntry } from './palette-entries.ts'

const entry = (label: string, part: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: label,
  group: 'commands',
  label,
  icon: IconRefresh,
  run: () => undefined,
  ...part,
})

const labels = (entries: readonly PaletteEntry[]) => entries.map(({ label }) => label)

describe('findEntries', () => {
  const entries = [entry('Open Sync lab'), entry('Sync Zürich'), entry('Settings', { words: 'sync theme' })]

  it('finds by every word, in any order, whatever the accents', () => {
    expect(labels(findEntries(entries, 'zurich syn'))).toEqual(['Sync Zürich'])
  })

  it('puts what begins with the typed text first', () => {
    expect(labels(findEntries(entries, 'sync'))).toEqual(['Sync Zürich', 'Open Sync lab', 'Settings'])
  })

  it('offers all but one of many before anything is typed', () => {
    const many = entry('Preview changes of Lab', { isSearchedFor: true })
    expect(labels(findEntries([...entries, many], '  '))).toEqual(labels(entries))
    expect(labels(findEntries([...entries, many], 'lab preview'))).toEqual(['Preview changes of Lab'])
  })
})

describe('groupEntries', () => {
  it('keeps the order of the headings', () => {
    const groups = groupEntries([entry('a'), entry('b', { group: 'pages' }), entry('c')])
    expect(groups.map(({ group, entries }) => [group, labels(entries)])).toEqual([
      ['commands', ['a', 'c']],
      ['pages', ['b']],
    ])
  })
})
