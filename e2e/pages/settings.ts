import type { Locator, Page } from '@playwright/test'

export interface Settings {
  readonly exportFile: Locator
  readonly importFile: Locator
  readonly dialog: Locator
  open(section: string): Promise<void>
}

export const settingsOf = (page: Page): Settings => {
  const main = page.getByRole('main')
  return {
    exportFile: main.getByRole('button', { name: 'Export', exact: true }),
    importFile: main.getByRole('button', { name: 'Choose a file' }),
    dialog: page.getByRole('dialog'),
    open: async (section) => {
      await main
        .getByRole('navigation', { name: 'Sections of the settings' })
        .getByText(section, { exact: true })
        .click()
    },
  }
}
