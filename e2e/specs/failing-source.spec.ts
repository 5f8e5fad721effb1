import { expect, test } from '../fixtures/office-test.ts'
import { notifications, trayState } from '../fixtures/main-process.ts'
import { overviewOf } from '../pages/overview.ts'
import { runOf } from '../pages/run.ts'
import { shellOf } from '../pages/shell.ts'

test.use({ isSynced: true })

test('a source fails, says so everywhere, and recovers', async ({ page, server, launched: { app } }) => {
  const shell = shellOf(page)
  const office = overviewOf(page).source('Office')
  const run = runOf(page)
  await expect(office.state('OK')).toBeVisible()

  await test.step('one failed sync shows on the card and in the tray', async () => {
    await server.halt()
    await office.syncNow.click()
    await expect(office.state('Failing')).toBeVisible()
    await expect.poll(async () => (await trayState(app))?.toolTip).toBe('Rollcall: a source fails')
    expect(await notifications(app)).toEqual([])
  })

  await test.step('the run says what happened, what it means and what to do', async () => {
    await office.card.getByRole('link', { name: 'Show the run' }).click()
    await expect(run.state('Failed')).toBeVisible()
    await expect(run.failure).toContainText('cannot be reached')
    await expect(run.failure.getByRole('button', { name: 'Copy details' })).toBeVisible()
    await shell.goTo('Overview')
  })

  await test.step('the second failure in a row is worth a notification', async () => {
    await office.syncNow.click()
    await expect
      .poll(async () => (await notifications(app)).map(({ title }) => title))
      .toEqual(['Office failed again'])
  })

  await test.step('with the server back, the check and the next sync are good again', async () => {
    await server.start()
    await office.choose('Check connection')
    await expect(shell.toasts.filter({ hasText: 'the server answers' })).toBeVisible()
    await office.syncNow.click()
    await expect(office.state('OK')).toBeVisible()
    await expect
      .poll(async () => (await notifications(app)).map(({ title }) => title))
      .toEqual(['Office failed again', 'Office works again'])
    await expect(office.count('People')).toHaveText('5')
  })
})
