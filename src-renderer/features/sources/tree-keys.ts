import type { KeyboardEvent } from 'react'

/** Arrow keys, Home and End move through what is open of a tree; opening and closing is for the entry itself. */
export const moveInTree = (tree: HTMLElement, event: KeyboardEvent): void => {
  const entries = [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')]
  const here = entries.findIndex((entry) => entry === document.activeElement)
  const target = targetOf(event.key, here, entries.length)
  if (event.key === ' ' || target !== undefined) event.preventDefault()
  if (target !== undefined) entries[target]?.focus()
}

const targetOf = (key: string, here: number, count: number): number | undefined => {
  switch (key) {
    case 'ArrowDown':
      return Math.min(here + 1, count - 1)
    case 'ArrowUp':
      return Math.max(here - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
