import type { Locator, Page } from '@playwright/test'
import { described } from './described.ts'

type Tab = 'Summary' | 'Attributes' | 'Groups' | 'Members' | 'History'

/** The list of people or of groups, and the details of what was opened from it. */
export interface Objects {
  readonly table: Locator
  readonly search: Locator
  readonly count: Locator
  row(text: string): Locator
  open(text: string): Promise<ObjectDetail>
}

export interface ObjectDetail {
  readonly detail: Locator
  /** A value as it is kept. */
  kept(field: string): Locator
  /** An attribute as the directory has it. */
  raw(attribute: string): Locator
  groups: Locator
  openTab(tab: Tab): Promise<void>
}

export const objectsOf = (page: Page, kind: 'people' | 'groups'): Objects => {
  const main = page.getByRole('main')
  const table = main.getByRole('grid', { name: kind === 'people' ? 'People' : 'Groups', exact: true })
  const row = (text: string): Locator => table.getByRole('row').filter({ hasText: text })
  return {
    table,
    search: main.getByRole('searchbox', { name: `Search ${kind}` }),
    count: main.getByRole('status').first(),
    row,
    open: async (text) => {
      await row(text).first().click()
      return detailOf(page)
    },
  }
}

/** Beside the list in a wide window, in its place in a narrow one. */
export const detailOf = (page: Page): ObjectDetail => {
  const detail = page
    .getByRole('main')
    .getByRole('region')
    .filter({ has: page.getByRole('tablist') })
  return {
    detail,
    kept: (field) => described(section(page, 'Kept values'), field),
    raw: (attribute) => described(section(page, /^Entry in /), attribute),
    groups: detail.getByRole('grid', { name: 'Groups' }),
    openTab: async (tab) => {
      await page.getByRole('tab', { name: tab }).click()
    },
  }
}

const section = (page: Page, heading: string | RegExp): Locator =>
  page
    .getByRole('tabpanel')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: heading }) })
