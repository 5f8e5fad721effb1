import type { Locator, Page } from '@playwright/test'
import { described } from './described.ts'

/** One source on the overview. */
export interface SourceCard {
  readonly card: Locator
  readonly syncNow: Locator
  readonly reviewPlan: Locator
  state(word: string): Locator
  count(what: 'People' | 'Groups' | 'Memberships'): Locator
  choose(item: string): Promise<void>
}

export interface Overview {
  readonly tryDemo: Locator
  readonly addSource: Locator
  readonly syncAll: Locator
  source(name: string): SourceCard
}

export const overviewOf = (page: Page): Overview => {
  const main = page.getByRole('main')
  return {
    tryDemo: main.getByRole('button', { name: 'Try the demo directory' }),
    addSource: main.getByRole('link', { name: 'Add a source' }),
    syncAll: main.getByRole('button', { name: 'Sync all' }),
    source: (name) => {
      const card = main.getByRole('article', { name })
      return {
        card,
        syncNow: card.getByRole('button', { name: 'Sync now' }),
        reviewPlan: card.getByRole('link', { name: 'Look at the plan' }),
        state: (word) => card.getByText(word, { exact: true }),
        count: (what) => described(card, what).getByRole('link').first(),
        choose: async (item) => {
          await card.getByRole('button', { name: `More actions for ${name}` }).click()
          await page.getByRole('menuitem', { name: item }).click()
        },
      }
    },
  }
}
