import { expect, type Locator, type Page } from '@playwright/test'

export type PageName =
  | 'Overview'
  | 'Sources'
  | 'People'
  | 'Groups'
  | 'Runs'
  | 'Mappings'
  | 'Connectivity'
  | 'Settings'

/** The frame of the window: navigation, what was said, and the command palette. */
export interface Shell {
  readonly heading: Locator
  /** Short messages that appear and go. */
  readonly toasts: Locator
  readonly palette: Locator
  goTo(name: PageName): Promise<void>
  /** Those that stay until somebody closes them. */
  closeToasts(): Promise<void>
}

export const shellOf = (page: Page): Shell => {
  const toasts = page.getByRole('alert')
  const navigation = page.getByRole('navigation', { name: 'Main navigation' })
  return {
    heading: page.getByRole('heading', { level: 1 }),
    toasts,
    palette: page.getByRole('combobox', { name: 'Type a name, a page or a command' }),
    goTo: async (name) => {
      // The overview's entry also says how many sources need somebody.
      await navigation.getByRole('link', { name: new RegExp(`^${name}`) }).click()
      await page.getByRole('heading', { level: 1, name }).waitFor()
    },
    closeToasts: async () => {
      const close = toasts.getByRole('button', { name: 'Close' })
      // Another one may come while one is being closed, or go by itself.
      await expect(async () => {
        if ((await close.count()) > 0) await close.first().click({ timeout: 1000 })
        await expect(close).toHaveCount(0, { timeout: 300 })
      }).toPass({ timeout: 10_000 })
    },
  }
}
