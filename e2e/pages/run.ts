import type { Locator, Page } from '@playwright/test'

/** One run: its state, what it changed or would change, and what waits for a decision. */
export interface RunDetail {
  readonly heading: Locator
  readonly counts: Locator
  readonly changes: Locator
  readonly search: Locator
  readonly messages: Locator
  readonly syncNow: Locator
  readonly reject: Locator
  readonly approve: Locator
  readonly dialog: Locator
  readonly failure: Locator
  /** "OK", "Held" and so on, once the run has come to it. */
  state(word: string): Locator
  banner(title: string | RegExp): Locator
  /** A line of the changes by what it says: kind, object, name, what changes. */
  change(words: RegExp): Locator
}

export const runOf = (page: Page): RunDetail => {
  const main = page.getByRole('main')
  const changes = main.getByRole('grid', { name: 'Changes' })
  return {
    heading: main.getByRole('heading', { level: 1 }),
    counts: main.getByRole('region', { name: 'Counts' }),
    changes,
    search: main.getByRole('searchbox', { name: 'Search names, DNs and values' }),
    messages: main.getByRole('tab', { name: /^Messages/ }),
    syncNow: main.getByRole('button', { name: 'Sync now' }),
    reject: main.getByRole('button', { name: 'Reject' }),
    approve: main.getByRole('button', { name: /^Approve / }),
    failure: main.getByRole('alert'),
    dialog: page.getByRole('dialog'),
    state: (word) => main.getByText(word, { exact: true }).first(),
    banner: (title) => main.getByRole('region', { name: title }),
    change: (words) => changes.getByRole('row', { name: words }),
  }
}
