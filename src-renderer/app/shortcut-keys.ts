import { navigation } from './routes.ts'

export type Shortcut =
  | { readonly kind: 'go'; readonly path: string }
  | { readonly kind: 'help' | 'search' | 'sync' | 'preview' }

export interface KeyReading {
  readonly shortcut: Shortcut | undefined
  /** `g` was pressed and waits for the letter of a page. */
  readonly isGoing: boolean
}

const single = new Map<string, Shortcut>([
  ['?', { kind: 'help' }],
  ['/', { kind: 'search' }],
  ['s', { kind: 'sync' }],
  ['d', { kind: 'preview' }],
])

/** What a key means, given whether `g` came before it. */
export const readKey = (key: string, isGoing: boolean): KeyReading => {
  const page = isGoing ? navigation.find((entry) => entry.key === key) : undefined
  if (page !== undefined) return { shortcut: { kind: 'go', path: page.path }, isGoing: false }
  if (key === 'g') return { shortcut: undefined, isGoing: true }
  return { shortcut: isGoing ? undefined : single.get(key), isGoing: false }
}

/** Where letters belong to what has the focus: fields, editors, and menus that jump to an entry by its letter. */
const takesLetters =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"]'

export const isForShortcuts = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !(event.target instanceof Element && event.target.closest(takesLetters) !== null) &&
  // An open dialog owns the keyboard even while nothing in it has the focus.
  document.querySelector('[aria-modal="true"]') === null
