import { expect, test } from '../fixtures/office-test.ts'
import { notifications } from '../fixtures/main-process.ts'
import { objectsOf } from '../pages/objects.ts'
import { overviewOf } from '../pages/overview.ts'
import { runOf } from '../pages/run.ts'
import { shellOf } from '../pages/shell.ts'
import { crowd, crowdRemoval, office } from '../seed/office.ts'

const leaving = 60

test.use({ serverOptions: { tls: 'valid', seed: `${office}\n${crowd(leaving)}` }, isSynced: true })

test('a sync that would delete too many is held, looked at, and approved', async ({
  page,
  server,
  launched,
}) => {
  const shell = shellOf(page)
  const overview = overviewOf(page).source('Office')
  const run = runOf(page)
  await expect(overview.count('People')).toHaveText('65')

  await test.step('most people vanish from the directory, and the sync asks', async () => {
    await server.modify(crowdRemoval(leaving))
    await overview.syncNow.click()
    await expect(overview.state('Held')).toBeVisible()
    await expect(overview.count('People')).toHaveText('65')
    await expect
      .poll(() => notifications(launched.app))
      .toEqual([expect.objectContaining({ title: 'Office: a sync waits for you' })])
  })

  await test.step('the plan says why it is held and who would go', async () => {
    await overview.reviewPlan.click()
    const banner = run.banner('Held: nothing was written')
    await expect(banner).toContainText('60 people of 65 would go')
    await run.search.fill('temp00042')
    await expect(run.change(/^Missing Person temp00042 /)).toBeVisible()
  })

  await test.step('approving asks once more, with Cancel as the safe answer', async () => {
    await run.approve.click()
    await expect(run.dialog).toContainText('60 entries are marked as missing')
    await expect(run.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await run.dialog.getByRole('button', { name: 'Approve 60 missing entries' }).click()
    await expect(run.state('Approved')).toBeVisible()
  })

  await test.step('exactly that happened: they are marked, and the next sync does the rest', async () => {
    await shell.goTo('Overview')
    await expect(overview.state('OK')).toBeVisible()
    await expect(overview.count('People')).toHaveText('65')
    await overview.syncNow.click()
    await expect(overview.count('People')).toHaveText('5')
    await shell.goTo('People')
    await expect(objectsOf(page, 'people').count).toHaveText('5 people')
  })
})

test('a held sync is rejected, and nobody goes', async ({ page, server }) => {
  const overview = overviewOf(page).source('Office')
  const run = runOf(page)
  await server.modify(crowdRemoval(leaving))
  await overview.syncNow.click()
  await overview.reviewPlan.click()
  await run.reject.click()
  await expect(run.banner('Rejected: nothing was written')).toBeVisible()
  await shellOf(page).goTo('Overview')
  await expect(overview.count('People')).toHaveText('65')
})
