import { expect, test } from '../fixtures/app-test.ts'
import { detailOf, objectsOf } from '../pages/objects.ts'
import { overviewOf } from '../pages/overview.ts'
import { runOf } from '../pages/run.ts'
import { shellOf } from '../pages/shell.ts'

test('from the first start to the first synced person, with the demo directory', async ({ page }) => {
  const shell = shellOf(page)
  const overview = overviewOf(page)

  await test.step('an empty overview offers the two ways to begin', async () => {
    await expect(shell.heading).toHaveText('Overview')
    await expect(overview.addSource).toBeVisible()
    await overview.tryDemo.click()
  })

  await test.step('the demo is synced before the eyes of the person', async () => {
    const run = runOf(page)
    await expect(run.heading).toHaveText('Sync of Demo directory')
    await expect(run.state('OK')).toBeVisible({ timeout: 30_000 })
    await run.counts
      .getByRole('link', { name: /^\d+ new$/ })
      .first()
      .click()
    await expect(run.change(/^New Person /).first()).toBeVisible()
  })

  const people = objectsOf(page, 'people')
  await test.step('its people are listed and searched', async () => {
    await shell.goTo('People')
    await expect(people.count).toHaveText(/^\d+ people$/)
    const username = await people.table.getByRole('row').nth(1).getByRole('gridcell').first().innerText()
    await people.search.fill(username)
    await expect(people.row(username).first()).toBeVisible()
    await people.open(username)
  })

  await test.step('one of them shows where every value comes from', async () => {
    const person = detailOf(page)
    await person.openTab('Attributes')
    await expect(person.raw('objectClass')).toContainText('inetOrgPerson')
    const mail = await person.raw('mail').getByText('@').innerText()
    await expect(person.kept('email')).toContainText(mail)
    await expect(person.kept('email')).toContainText('by LDAP: mail')
    await person.openTab('Groups')
    await expect(person.groups.getByRole('row').nth(1)).toContainText(/\w/)
  })

  await test.step('the overview counts them', async () => {
    await shell.goTo('Overview')
    const demo = overview.source('Demo directory')
    await expect(demo.state('OK')).toBeVisible()
    await expect(demo.count('People')).toHaveText(/^\d+$/)
  })
})
