// A large source goes, with everything it brought: the window says how far that is and stays usable.
import { openDatabase } from '../../src-main/store/open-database.ts'
import { fillWithGeneratedData } from '../../src-main/store/generated-data.ts'
import { expect, test as base } from '../fixtures/app-test.ts'
import { shellOf } from '../pages/shell.ts'

const people = 60_000

const test = base.extend({
  userData: async ({ userData }, use) => {
    const db = openDatabase(userData)
    fillWithGeneratedData(db, { users: people, groups: 1000, memberships: 5 * people })
    db.close()
    await use(userData)
  },
})
test.setTimeout(180_000)

test('the removal of a large source tells how far it is, and leaves nothing', async ({ page }) => {
  const shell = shellOf(page)
  await shell.goTo('Sources')
  await page.getByRole('button', { name: 'More actions for Corp' }).click()
  await page.getByRole('menuitem', { name: 'Remove this source' }).click()
  const question = page.getByRole('dialog', { name: 'Remove the source Corp?' })
  await question.getByRole('radio', { name: 'Delete them too' }).click()
  await question.getByRole('button', { name: /^Remove Corp/ }).click()

  await test.step('with what goes, and how much of it is gone', async () => {
    await expect(question.getByRole('status')).toHaveText(/^Removing /)
    await expect(question.getByText(/^[\d,]+ of 361,000 records$/)).toBeVisible()
  })

  await test.step('and an end', async () => {
    await expect(page.getByText('The source Corp was removed.')).toBeVisible({ timeout: 120_000 })
    await shell.goTo('People')
    await expect(page.getByText('No people yet')).toBeVisible()
  })
})
