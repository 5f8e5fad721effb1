// Everything with the keyboard alone: from the first start to a synced person. No element is ever clicked.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/office-test.ts'
import { addSourceOf } from '../pages/add-source.ts'
import { detailOf, objectsOf } from '../pages/objects.ts'
import { overviewOf } from '../pages/overview.ts'
import { shellOf } from '../pages/shell.ts'

test.use({ sourceChanges: null })

const mostTabs = 80

/** Tab by Tab, as far as it is to the wanted element; what cannot be reached fails. */
const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  await wanted.waitFor()
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if (await wanted.evaluate((element: { matches(selector: string): boolean }) => element.matches(':focus')))
      return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never led to ${String(wanted)}`)
}

test('a source is added and synced, and a person found', async ({ page, server }) => {
  const shell = shellOf(page)
  const add = addSourceOf(page)
  const { keyboard } = page
  const press = async (wanted: Locator, key = 'Enter'): Promise<void> => {
    await tabTo(page, wanted)
    await keyboard.press(key)
  }
  const type = async (wanted: Locator, text: string): Promise<void> => {
    await tabTo(page, wanted)
    await keyboard.press('ControlOrMeta+A')
    await keyboard.insertText(text)
  }

  await test.step('the way through the guide', async () => {
    await press(overviewOf(page).addSource)
    await type(add.address, server.ldapsUri ?? '')
    await keyboard.press('Enter')
    await press(add.trust)
    await expect(add.step('Proposal')).toContainText('This is OpenLDAP')
    await type(add.field('Name'), 'Office')
    await type(add.field('Short name'), 'office')
    await press(add.next)
    await type(add.bindName, server.readerDn)
    await press(add.next)
    await expect(add.rung('Search')).toContainText('OK')
    await press(add.next)
    await press(add.saveAndPreview)
    await press(add.begin)
    await expect(overviewOf(page).source('Office').count('People')).toHaveText('5')
  })

  await test.step('shortcuts: a preview, the list of people, a row, back', async () => {
    await keyboard.press('d')
    await expect(shell.heading).toHaveText('Preview of Office')
    await keyboard.press('g')
    await keyboard.press('p')
    await expect(shell.heading).toHaveText('People')
    await keyboard.press('/')
    await expect(objectsOf(page, 'people').search).toBeFocused()
    await keyboard.insertText('emmy')
    await expect(objectsOf(page, 'people').table.getByRole('row')).toHaveCount(2)
    await press(objectsOf(page, 'people').row('emmy'))
    await expect(detailOf(page).detail).toContainText('Emmy Noether')
    await keyboard.press('Escape')
  })

  await test.step('the palette leads to a person and to commands', async () => {
    await keyboard.press('ControlOrMeta+k')
    await expect(shell.palette).toBeFocused()
    await keyboard.insertText('caroline')
    await expect(page.getByRole('option', { name: /Caroline Herschel/ })).toBeVisible()
    await keyboard.press('Enter')
    await expect(detailOf(page).detail).toContainText('Caroline Herschel')
  })

  await test.step('the sheet of shortcuts opens and closes', async () => {
    // Until the palette has gone, keys are still its own.
    await expect(shell.palette).toHaveCount(0)
    await keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})
