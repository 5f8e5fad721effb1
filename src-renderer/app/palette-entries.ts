import type { Icon } from '@tabler/icons-react'

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string
  readonly group: string
  readonly label: string
  /** Told apart from others of the same label. */
  readonly hint?: string
  readonly icon: Icon
  /** Found by these words too. */
  readonly words?: string
  readonly keys?: readonly string[]
  /** One of many of its kind: offered only once something is typed. */
  readonly isSearchedFor?: boolean
  readonly run: () => void
}

/** Entries of which every typed word is found, those whose label begins with what was typed first. */
export const findEntries = (entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] => {
  const query = fold(typed).trim()
  if (query === '') return entries.filter((entry) => entry.isSearchedFor !== true)
  const words = query.split(/\s+/)
  return entries
    .filter((entry) => {
      const text = fold(`${entry.label} ${entry.hint ?? ''} ${entry.words ?? ''}`)
      return words.every((word) => text.includes(word))
    })
    .toSorted((a, b) => rank(a, query) - rank(b, query))
}

const rank = (entry: PaletteEntry, query: string): number => (fold(entry.label).startsWith(query) ? 0 : 1)

/** Accents and case do not matter to somebody in a hurry. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Entries under their headings, in the order in which the headings first come. */
export const groupEntries = (
  entries: readonly PaletteEntry[],
): readonly { readonly group: string; readonly entries: readonly PaletteEntry[] }[] =>
  [...Map.groupBy(entries, (entry) => entry.group)].map(([group, members]) => ({ group, entries: members }))
