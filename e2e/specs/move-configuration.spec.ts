import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures/office-test.ts'
import { answerOpenDialog, answerSaveDialog } from '../fixtures/main-process.ts'
import { overviewOf } from '../pages/overview.ts'
import { settingsOf } from '../pages/settings.ts'
import { shellOf } from '../pages/shell.ts'

test.use({ isSynced: true })

test('the configuration is exported without secrets, changed, looked at and imported', async ({
  page,
  server,
  userData,
  launched: { app },
}) => {
  const shell = shellOf(page)
  const settings = settingsOf(page)
  const file = join(userData, 'office.json')

  await test.step('the export holds the source and no password', async () => {
    await answerSaveDialog(app, file)
    await shell.goTo('Settings')
    await settings.open('Export and import')
    await settings.exportFile.click()
    await expect(shell.toasts.filter({ hasText: 'was written to' })).toBeVisible()
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(server.readerDn)
    expect(text).not.toContain(server.readerPassword)
  })

  await test.step('the same file changes nothing', async () => {
    await answerOpenDialog(app, [file])
    await settings.importFile.click()
    await expect(settings.dialog).toContainText('Everything in this file is here already')
    await settings.dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('a file with faults is refused with each of them at its place', async () => {
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('"(objectClass=inetOrgPerson)"', '"(objectClass="'),
    )
    await settings.importFile.click()
    await expect(settings.dialog).toContainText('This file cannot be imported')
    await expect(settings.dialog).toContainText('userObjectFilter')
    await settings.dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('an edited one is applied after a look at what it changes', async () => {
    const edited = readFileSync(file, 'utf8')
      .replace('"(objectClass="', '"(objectClass=inetOrgPerson)"')
      .replace('"Office"', '"Head office"')
    writeFileSync(file, edited)
    await settings.importFile.click()
    await expect(settings.dialog.getByRole('row').filter({ hasText: 'Changed' })).toContainText('office')
    await settings.dialog.getByRole('button', { name: /^Apply/ }).click()
    await shell.goTo('Overview')
    await expect(overviewOf(page).source('Head office').count('People')).toHaveText('5')
  })
})
