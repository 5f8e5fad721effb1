import { expect, test } from '../fixtures/office-test.ts'
import { detailOf, objectsOf } from '../pages/objects.ts'
import { overviewOf } from '../pages/overview.ts'
import { runOf } from '../pages/run.ts'
import { shellOf } from '../pages/shell.ts'

// Paused, or the first sync would begin by itself.
test.use({ sourceChanges: { schedule: { paused: true } } })

test('a dry run, then a sync, then the copy is browsed while the server is gone', async ({
  page,
  server,
}) => {
  const shell = shellOf(page)
  const office = overviewOf(page).source('Office')
  const run = runOf(page)

  await test.step('a preview shows the plan and writes nothing', async () => {
    await office.choose('Preview changes')
    await expect(run.heading).toHaveText('Preview of Office')
    await expect(run.banner('This is a preview: nothing was written')).toBeVisible()
    await run.search.fill('emmy')
    await expect(run.change(/^New Person emmy /)).toBeVisible()
    await shell.goTo('People')
    await expect(page.getByText('No people yet')).toBeVisible()
  })

  await test.step('the sync does what the plan said', async () => {
    await shell.goTo('Overview')
    await office.syncNow.click()
    await expect(office.count('Memberships')).toHaveText('10')
  })

  await test.step('with the server gone, people and their groups are still there', async () => {
    await server.halt()
    await shell.goTo('People')
    const people = objectsOf(page, 'people')
    // A title is no column: everything kept of a person is searched.
    await people.search.fill('Emmy')
    await people.open('Emmy Noether')
    const emmy = detailOf(page)
    await emmy.openTab('Attributes')
    await expect(emmy.raw('title')).toContainText('Mathematician')
    await emmy.openTab('Groups')
    await expect(emmy.groups.getByRole('row').filter({ hasText: 'science' })).toContainText('direct')
  })

  await test.step('a sync fails by name, and changes nothing', async () => {
    await shell.goTo('Overview')
    await office.syncNow.click()
    await shell.toasts.getByRole('link', { name: 'Show the run' }).last().click()
    await expect(run.state('Failed')).toBeVisible()
    await expect(run.failure).toContainText('cannot be reached')
    await shell.goTo('Overview')
    await expect(office.count('People')).toHaveText('5')
  })
})
