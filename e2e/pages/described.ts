import type { Locator } from '@playwright/test'

/** What a list of terms says about one of them; a description has no accessible name of its own. */
export const described = (within: Locator, term: string): Locator =>
  within
    .locator('dt')
    .filter({ hasText: new RegExp(`^${term}$`) })
    .locator('+ dd')
