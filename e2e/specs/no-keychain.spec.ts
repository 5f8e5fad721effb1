// Nobody keeps secrets in this session: there is no bus to ask.
import { cli, expect, test } from '../fixtures/office-test.ts'
import { addSourceOf } from '../pages/add-source.ts'
import { overviewOf } from '../pages/overview.ts'
import { settingsOf } from '../pages/settings.ts'
import { shellOf } from '../pages/shell.ts'

// Also where the tests themselves run in a session that has one.
test.use({ sourceChanges: null, appEnvironment: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' } })

test('settings claim nothing about a keychain that was never asked', async ({ page }) => {
  await shellOf(page).goTo('Settings')
  await settingsOf(page).open('Keychain')
  await expect(page.getByRole('main').getByText('Not asked yet', { exact: true })).toBeVisible()
})

test('a password that nobody can keep is told with the way around, and nothing is stored', async ({
  page,
  server,
  userData,
}) => {
  const shell = shellOf(page)
  const add = addSourceOf(page)
  await overviewOf(page).addSource.click()
  await add.address.fill(server.ldapsUri ?? '')
  await add.detect.click()
  await add.trust.click()
  await add.field('Short name').fill('laboratory')
  await add.next.click()
  await add.bindName.fill(server.readerDn)
  await add.bindPassword.fill(server.readerPassword)
  await add.next.click()
  await expect(add.rung('Search')).toContainText('OK')
  await add.next.click()
  await add.saveAndPreview.click()
  await expect(shell.toasts.last()).toContainText('ROLLCALL_SECRET_LABORATORY_BIND_PASSWORD')
  expect(await cli(userData, server, ['--json', 'source', 'list'])).toContain('"total": 0')
})
