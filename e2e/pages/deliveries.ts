import type { Locator, Page } from '@playwright/test'

/** What was passed on: the list, and the chosen delivery beside it. */
export interface Deliveries {
  readonly list: Locator
  readonly detail: Locator
  readonly retry: Locator
  /** A line of the list by what it says: when, state, target and so on. */
  row(words: RegExp): Locator
}

export const deliveriesOf = (page: Page): Deliveries => {
  const main = page.getByRole('main')
  const list = main.getByRole('grid', { name: 'Deliveries' })
  const detail = main.getByRole('complementary', { name: 'Details of the delivery' })
  return {
    list,
    detail,
    retry: detail.getByRole('button', { name: 'Retry' }),
    row: (words) => list.getByRole('row', { name: words }),
  }
}
