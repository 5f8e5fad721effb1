import type { Locator, Page } from '@playwright/test'

/** The editor of one mapping and what it gives for a stored entry. */
export interface MappingEditor {
  readonly name: Locator
  readonly expression: Locator
  readonly save: Locator
  readonly result: Locator
  create(): Promise<void>
  /** Replaces the expression as a person would: select all, type. */
  write(expression: string): Promise<void>
  tryOn(person: string): Promise<void>
}

export const mappingOf = (page: Page): MappingEditor => {
  const main = page.getByRole('main')
  const expression = main.getByRole('textbox', { name: 'Expression' })
  const live = main.getByRole('region', { name: 'Live result' })
  return {
    name: main.getByRole('textbox', { name: 'Name' }),
    expression,
    save: main.getByRole('button', { name: 'Save', exact: true }),
    result: live.getByRole('tabpanel', { name: 'Result' }),
    create: async () => {
      await main.getByRole('button', { name: 'New mapping' }).click()
      await page.getByRole('menuitem', { name: 'Start empty' }).click()
    },
    write: async (text) => {
      await expression.click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.insertText(text)
    },
    tryOn: async (person) => {
      await live.getByRole('textbox', { name: 'Try it on' }).fill(person)
      await page.getByRole('option', { name: person }).click()
    },
  }
}
