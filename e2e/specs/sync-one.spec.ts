import { expect, test } from '../fixtures/office-test.ts'
import { objectsOf } from '../pages/objects.ts'
import { runOf } from '../pages/run.ts'
import { shellOf } from '../pages/shell.ts'

test.use({ isSynced: true })

test('one person is read again, without waiting for the whole source', async ({ page, server }) => {
  const shell = shellOf(page)
  const run = runOf(page)
  const emmyDn = `uid=emmy,ou=people,${server.baseDn}`
  await shell.goTo('People')
  const emmy = await objectsOf(page, 'people').open('emmy')
  const sync = emmy.detail.getByRole('button', { name: 'Sync this person' })

  await test.step('nothing has changed', async () => {
    await sync.click()
    await expect(shell.toasts.filter({ hasText: 'emmy is up to date: nothing had changed.' })).toBeVisible()
  })

  await test.step('what changed in the directory shows at once, and in her history', async () => {
    await server.modify(`dn: ${emmyDn}\nchangetype: modify\nreplace: mail\nmail: noether@rollcall.test\n`)
    await sync.click()
    await expect(emmy.detail.getByText('noether@rollcall.test').first()).toBeVisible()
    await shell.toasts.filter({ hasText: '1 change' }).getByRole('link', { name: 'Show the run' }).click()
    await expect(run.heading).toHaveText('Sync of emmy from Office')
    await page.getByRole('main').getByRole('link', { name: 'only this person' }).click()
    await expect(emmy.detail).toBeVisible()
  })

  await test.step('an entry that is gone is said to be, and nobody is deleted for it', async () => {
    await server.modify(`dn: ${emmyDn}\nchangetype: delete\n`)
    await sync.click()
    await expect(shell.toasts.filter({ hasText: 'The directory no longer has this entry.' })).toBeVisible()
    await expect(emmy.detail.getByText('noether@rollcall.test').first()).toBeVisible()
  })
})
